package dev.roster.tck;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UploadStore;
import dev.roster.spi.Write;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the abilities of stores answer after any calls: rule ST-07. */
public interface AbilityWalkContract extends StoresFactory {

    /** Tokens. */
    @Test
    @DisplayName("ST-07: tokens are as they should be after calls and units of every kind in any order (seed 74)")
    default void walksThroughTokens() {
        walk(TokenStore.class, 74, (walk, dice) -> {
            OneTimeToken token = dice.once(2) ? token(dice) : knownToken(walk, dice);
            switch (dice.upTo(6)) {
                case 0 ->
                    walk.step("issue " + told(token), stores -> {
                        tokens(stores).issue(token);
                        return true;
                    });
                case 1 ->
                    walk.step("find " + told(token), stores -> tokens(stores).find(token.hash(), token.purpose()));
                case 2 -> {
                    Instant last = token.expiresAt().minusNanos(1_000);
                    Instant now = dice.pick(dice.moment(), token.expiresAt(), last, last);
                    walk.step(
                            "consume " + told(token) + " at " + now,
                            stores -> tokens(stores).consume(token, now));
                }
                case 3 ->
                    walk.step("revoke " + token.user(), stores -> tokens(stores).revoke(token.user()));
                default -> {
                    walk.commit(Samples.unit(writes(walk, dice, () -> change(walk, dice))));
                    walk.step("find all, and groups", AbilityWalkContract::allTokens);
                }
            }
        });
    }

    /** Documents. */
    @Test
    @DisplayName("ST-07: documents are as they should be after calls of every kind in any order (seed 75)")
    default void walksThroughDocuments() {
        walk(DocumentStore.class, 75, (walk, dice) -> {
            Document document = document(walk, dice);
            DocumentStore.Page page = new DocumentStore.Page(dice.once(2) ? "" : dice.word(), dice.pick(1, 2, 1_000));
            switch (dice.upTo(7)) {
                case 0, 1 ->
                    walk.step("put " + document, stores -> documents(stores).put(document));
                case 2 ->
                    walk.step("delete " + document, stores -> documents(stores).delete(document));
                case 3 ->
                    walk.step("find " + document, stores -> documents(stores).find(document.kind(), document.key()));
                case 4 ->
                    walk.step(
                            "ofKind " + document.kind() + page,
                            stores -> documents(stores).ofKind(document.kind(), page));
                case 5, 6 -> {
                    UserId user = dice.user();
                    walk.step(
                            "ofUser " + user + " " + document.kind() + page,
                            stores -> documents(stores).ofUser(user, document.kind(), page));
                }
                default -> {
                    User user = Samples.user(dice.user().value());
                    walk.commit(Samples.unit(Samples.insert(user)));
                    walk.commit(Samples.unit(
                            dice.once(3) ? new Write.EraseUser(user.id(), 1) : new Write.DeleteUser(user.id(), 1)));
                }
            }
        });
    }

    /** Mappings. */
    @Test
    @DisplayName("ST-07: mappings are as they should be after calls of every kind in any order (seed 76)")
    default void walksThroughMappings() {
        walk(MappingStore.class, 76, (walk, dice) -> {
            String fingerprint = dice.pick("f1", "F1", "f10", "f".repeat(64), "f".repeat(63) + "g");
            switch (dice.upTo(5)) {
                case 0, 1 -> {
                    SavedMapping mapping = new SavedMapping(
                            fingerprint,
                            dice.moment(),
                            dice.pick("root", "Root ", "n".repeat(200), "\ud83d\ude00".repeat(100)),
                            dice.some(5, () -> column(dice)));
                    walk.step("save " + mapping, stores -> {
                        mappings(stores).save(mapping);
                        return true;
                    });
                }
                case 2, 3 ->
                    walk.step("find " + fingerprint, stores -> mappings(stores).find(fingerprint));
                case 4 -> {
                    int limit = dice.pick(1, 2, 1_000);
                    walk.step("newest " + limit, stores -> mappings(stores).newest(limit));
                }
                default ->
                    walk.step(
                            "delete " + fingerprint, stores -> mappings(stores).delete(fingerprint));
            }
        });
    }

    /** Uploads. */
    @Test
    @DisplayName("ST-07: uploads are as they should be after calls of every kind in any order (seed 79)")
    default void walksThroughUploads() {
        walk(UploadStore.class, 79, (walk, dice) -> {
            String key = dice.pick("u", "u-1", "u-10", "0", "z".repeat(UploadStore.MAX_KEY), "z".repeat(99) + "-");
            Instant moment = dice.moment();
            switch (dice.upTo(6)) {
                case 0, 1, 2 -> {
                    byte[] content = content(dice.pick(0, 1, 7, 65_536, (1 << 18) + 1), dice.upTo(9));
                    boolean isBroken = dice.once(4);
                    walk.step(
                            "put " + key + " " + content.length + " bytes until " + moment
                                    + (isBroken ? ", of a stream that fails" : ""),
                            stores -> put(uploads(stores), key, moment, content, isBroken));
                }
                case 3 ->
                    walk.step("open " + key, stores -> uploads(stores).open(key).map(AbilityWalkContract::digest));
                case 4 -> walk.step("delete " + key, stores -> uploads(stores).delete(key));
                case 5 -> walk.step("find " + key, stores -> uploads(stores).find(key));
                default -> {
                    int limit = dice.pick(1, 2, 1_000);
                    walk.step(
                            "expired " + moment + " " + limit,
                            stores -> uploads(stores).expired(moment, limit));
                }
            }
        });
    }

    private static byte[] content(int size, int seed) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) seed);
        return content;
    }

    private static Object put(UploadStore uploads, String key, Instant expiry, byte[] content, boolean isBroken) {
        InputStream whole = new ByteArrayInputStream(content);
        InputStream broken = new SequenceInputStream(whole, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client is gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        });
        try {
            return uploads.put(key, expiry, isBroken ? broken : whole);
        } catch (UncheckedIOException gone) {
            return "refused, for the stream failed";
        }
    }

    private static String digest(InputStream in) {
        try (in) {
            byte[] bytes = in.readAllBytes();
            return bytes.length + " bytes, " + Arrays.hashCode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Attempts to sign in. */
    @Test
    @DisplayName("ST-07: attempts are counted as they should be, whatever came before (seed 77)")
    default void walksThroughAttempts() {
        Map<Walk, Instant> clocks = new HashMap<>();
        walk(SignInAttemptStore.class, 77, (walk, dice) -> {
            SignInSubject subject =
                    new SignInSubject(dice.pick("user:ada", "user:Ada", "x".repeat(100), "x".repeat(99) + "y"));
            Instant now = clocks.getOrDefault(walk, Samples.NOON)
                    .plusNanos(1_000L * dice.pick(0, 1, 1_000_000, 29_999_999, 30_000_000, 60_000_000));
            clocks.put(walk, now);
            AttemptWindow.Limit limit = new AttemptWindow.Limit(
                    dice.pick(1, 2, 3, 300), Duration.ofSeconds(dice.pick(30, 60)), Duration.ofMinutes(5));
            if (dice.once(12)) {
                walk.step("clear " + subject, stores -> attempts(stores).clear(subject));
            } else {
                walk.step(
                        "reserve " + subject + limit + now,
                        stores -> attempts(stores).reserve(subject, limit, now));
            }
            walk.step("find " + subject, stores -> attempts(stores).find(subject));
        });
    }

    /** Credentials. */
    @Test
    @DisplayName("ST-07: credentials are as they should be after calls and units of every kind in any order (seed 80)")
    default void walksThroughCredentials() {
        walk(CredentialStore.class, 80, (walk, dice) -> {
            Credentials next = credentials(walk, dice);
            switch (dice.upTo(5)) {
                case 0, 1 ->
                    walk.step(
                            "save " + Components.of(next),
                            stores -> credentials(stores).save(next));
                case 2 ->
                    walk.step(
                            "find " + next.user(), stores -> credentials(stores).find(next.user()));
                case 3 -> {
                    if (dice.once(3)) {
                        walk.step(
                                "remove " + next.user(),
                                stores -> credentials(stores).remove(next.user()));
                    }
                }
                default -> {
                    walk.commit(Samples.unit(writes(walk, dice, () -> credentialChange(walk, dice))));
                    walk.step("find all", AbilityWalkContract::allCredentials);
                }
            }
        });
    }

    private void walk(Class<?> ability, long seed, BiConsumer<Walk, Dice> step) {
        try (Stores stores = newStores()) {
            Samples.ability(stores, ability);
        }
        Walks.each(this, seed, step);
    }

    private static TokenStore tokens(Stores stores) {
        return stores.require(TokenStore.class);
    }

    private static DocumentStore documents(Stores stores) {
        return stores.require(DocumentStore.class);
    }

    private static UploadStore uploads(Stores stores) {
        return stores.require(UploadStore.class);
    }

    private static MappingStore mappings(Stores stores) {
        return stores.require(MappingStore.class);
    }

    private static SignInAttemptStore attempts(Stores stores) {
        return stores.require(SignInAttemptStore.class);
    }

    private static CredentialStore credentials(Stores stores) {
        return stores.require(CredentialStore.class);
    }

    /** Often the next ones of a user. */
    private static Credentials credentials(Walk walk, Dice dice) {
        UserId user = dice.user();
        long stored =
                walk.model().credentials.find(user).map(Credentials::version).orElse(0L);
        Credentials.Password password = dice.orNull(() -> new Credentials.Password(
                dice.pick("$a", "$A", "-", "h".repeat(1_000)),
                dice.moment(),
                dice.once(2),
                dice.orNull(() -> dice.moment().plusSeconds(3_600)),
                dice.some(3, () -> dice.pick("$a", "$A", "1:x"))));
        Credentials.SecondFactor factor = dice.orNull(() -> new Credentials.SecondFactor(
                dice.pick("s", "S", "s".repeat(1_000)),
                dice.moment(),
                dice.pick(0, 1, Integer.MAX_VALUE),
                dice.some(4, dice::word).stream().distinct().toList()));
        return new Credentials(
                user, Math.max(1, stored + dice.pick(1, 1, 1, 0, 2, -1)), dice.pick(0, 1, 7), password, factor);
    }

    private static CredentialStore.Change credentialChange(Walk walk, Dice dice) {
        return dice.once(4)
                ? new CredentialStore.Change.Remove(dice.user())
                : new CredentialStore.Change.Put(credentials(walk, dice));
    }

    private static List<Optional<Credentials>> allCredentials(Stores stores) {
        return Dice.USERS.stream().map(credentials(stores)::find).toList();
    }

    private static OneTimeToken token(Dice dice) {
        Instant issued = dice.moment();
        return new OneTimeToken(
                dice.pick(HASHES),
                dice.pick(PURPOSES),
                dice.user(),
                new EmailAddress(dice.pick("ada@example.com", "Ada@example.com", "ada@Example.com")),
                dice.text(),
                issued,
                issued.plusNanos(dice.pick(1_000L, 2_000L, 999_000L, 5_000_000_000L)));
    }

    /** A token that is kept, or nearly that. */
    private static OneTimeToken knownToken(Walk walk, Dice dice) {
        List<OneTimeToken> kept = walk.model().tokens.kept();
        OneTimeToken any = token(dice);
        OneTimeToken known = kept.isEmpty() ? any : dice.pick(kept);
        int other = dice.upTo(12);
        return new OneTimeToken(
                other == 0 ? any.hash() : known.hash(),
                other == 1 ? any.purpose() : known.purpose(),
                other == 2 ? any.user() : known.user(),
                other == 3 || other == 4 ? any.address() : known.address(),
                other == 5 || other == 6 ? any.issuer() : known.issuer(),
                other == 7 ? known.issuedAt().minusNanos(1_000) : known.issuedAt(),
                other == 8 ? known.expiresAt().plusNanos(1_000) : known.expiresAt());
    }

    /** The text of a token says less. */
    private static String told(OneTimeToken token) {
        return token.hash().value().substring(0, 4) + " " + token.purpose() + " " + token.user() + " " + token.address()
                + " \"" + token.issuer() + "\" " + token.issuedAt() + " " + token.expiresAt();
    }

    /** Changes of an ability, and a user who comes and goes so that units are refused now and then. */
    private static Write[] writes(Walk walk, Dice dice, Supplier<? extends Write.Extra.Change> change) {
        List<Write> writes = new ArrayList<>(dice.some(3, () -> Samples.extra(change.get())));
        User user = Samples.user(dice.user().value());
        if (dice.once(2)) {
            writes.add(new Write.EnsureEntry(Group.named(dice.word())));
        }
        if (dice.once(2)) {
            User stored = walk.model().users.users.get(user.id());
            long version = stored == null ? 1 : stored.version();
            User moved = user.with(other -> other.primaryEmail(new EmailAddress(user.id() + "@new.example")));
            boolean isFit = !dice.once(4);
            writes.add(
                    dice.upTo(writes.size()),
                    (stored != null) == isFit
                            ? dice.pick(
                                    new Write.DeleteUser(user.id(), version),
                                    new Write.EraseUser(user.id(), version),
                                    Samples.update(moved, version, Field.PRIMARY_EMAIL))
                            : Samples.insert(user));
        }
        return writes.toArray(Write[]::new);
    }

    private static TokenStore.Change change(Walk walk, Dice dice) {
        OneTimeToken token = dice.once(2) ? token(dice) : knownToken(walk, dice);
        return switch (dice.upTo(2)) {
            case 0 -> new TokenStore.Change.Issue(token);
            case 1 -> new TokenStore.Change.Revoke(token.user());
            default ->
                new TokenStore.Change.Consume(
                        token,
                        dice.once(4) ? token.expiresAt() : token.expiresAt().minusNanos(1_000));
        };
    }

    private static List<Object> allTokens(Stores stores) {
        List<Optional<OneTimeToken>> found = new ArrayList<>();
        HASHES.forEach(
                hash -> PURPOSES.forEach(purpose -> found.add(tokens(stores).find(hash, purpose))));
        return List.of(found, stores.groups().all());
    }

    private static Document document(Walk walk, Dice dice) {
        String kind = dice.pick("note", "Note", "k".repeat(100));
        String key = dice.word();
        long version =
                walk.model().documents.find(kind, key).map(Document::version).orElse(0L);
        return new Document(
                kind,
                key,
                dice.orNull(dice::user),
                Math.max(0, version + dice.pick(0, 0, 0, -1, 1)),
                dice.pick(
                        "{}",
                        "{ }",
                        " {\"a\" : 1}\n",
                        "\"\\u0000\"",
                        "\"" + dice.upTo(9) + "\"",
                        "1.0",
                        "{\"b\":1,\"a\":2}"));
    }

    private static SavedMapping.Column column(Dice dice) {
        SavedMapping.Column.Use use = dice.pick(SavedMapping.Column.Use.values());
        return use == SavedMapping.Column.Use.IGNORED
                ? SavedMapping.Column.ignored(dice.text())
                : new SavedMapping.Column(dice.text(), use, dice.pick("department", "Department"), dice.text());
    }

    /** The hashes that tokens are given. */
    List<OneTimeToken.Hash> HASHES = List.of(
            new OneTimeToken.Hash("a1".repeat(32)),
            new OneTimeToken.Hash("b2".repeat(32)),
            new OneTimeToken.Hash("c3".repeat(32)));

    /** What tokens are good for. */
    List<OneTimeToken.Purpose> PURPOSES = List.of(
            OneTimeToken.Purpose.INVITATION,
            new OneTimeToken.Purpose("invitation" + "-b".repeat(15)),
            new OneTimeToken.Purpose("invitation" + "-b".repeat(14) + "-c"),
            OneTimeToken.Purpose.PASSWORD_RESET);
}
