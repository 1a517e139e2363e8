package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.CredentialStore.Change;
import dev.roster.spi.Credentials;
import dev.roster.spi.Credentials.Password;
import dev.roster.spi.Credentials.SecondFactor;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of credentials must keep: rules CR-01 to CR-05. */
public interface CredentialStoreContract extends StoresFactory {

    /** Every part, and every part missing. */
    @Test
    @DisplayName("CR-01: credentials come out as they went in, whatever they hold and lack, the longest texts too")
    default void keepsCredentials() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Credentials saved = null;
            for (Credentials wanted : variants()) {
                Credentials next = saved == null ? wanted : saved.next(wanted.password(), wanted.secondFactor());
                assertThat(store.save(next)).isTrue();
                assertKept(store, next);
                saved = next;
            }
        }
    }

    /** As first ones. */
    @Test
    @DisplayName("CR-01: first credentials come out as they went in")
    default void keepsFirstCredentials() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            List<Credentials> variants = variants();
            for (int i = 0; i < variants.size(); i++) {
                assertThat(store.save(of("u" + i, variants.get(i)))).isTrue();
            }
            for (int i = 0; i < variants.size(); i++) {
                assertKept(store, of("u" + i, variants.get(i)));
            }
        }
    }

    /** Written together. */
    @Test
    @DisplayName(
            "CR-01: credentials of one or many users come out as they went in with units of one call, first and later"
                    + " ones")
    default void keepsManyCredentials() {
        for (int users : new int[] {1, 40}) {
            try (Stores stores = newStores()) {
                CredentialStore store = Samples.credentials(stores);
                List<Credentials> first = IntStream.range(0, users)
                        .mapToObj(number -> of(
                                "u" + number, variants().get(number % variants().size())))
                        .toList();
                List<Credentials> later = IntStream.range(0, users)
                        .mapToObj(number -> {
                            Credentials other = first.get((number + 1) % users);
                            return first.get(number).next(other.password(), other.secondFactor());
                        })
                        .toList();
                for (List<Credentials> round : List.of(first, later)) {
                    assertThat(stores.users()
                                    .commit(
                                            round.stream()
                                                    .map(next -> Samples.unit(put(next)))
                                                    .toList(),
                                            CommitGuards.NONE))
                            .containsOnly(UnitOutcome.WRITTEN);
                    round.forEach(next -> assertKept(store, next));
                }
            }
        }
    }

    /** Whom they belong to. */
    @Test
    @DisplayName("CR-01: every user has credentials of their own, users of nearly the same id too, stored or not")
    default void keepsUsersApart() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            List<String> ids = List.of("ada", "Ada", "ada_", "adab", "a".repeat(64), "a".repeat(63) + "b", "~!");
            for (int i = 0; i < ids.size(); i++) {
                assertThat(store.find(new UserId(ids.get(i)))).isEmpty();
                assertThat(store.save(Samples.password(ids.get(i), "hash-" + i)))
                        .isTrue();
            }
            for (int i = 0; i < ids.size(); i++) {
                assertKept(store, Samples.password(ids.get(i), "hash-" + i));
            }
        }
    }

    /** Stale saves. */
    @Test
    @DisplayName("CR-02: credentials of any version but the next are refused, and nothing changes")
    default void refusesStaleVersions() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Credentials first = Samples.password("ada", "first");
            for (long version : new long[] {2, 3, Long.MAX_VALUE}) {
                assertThat(store.save(version(first, version))).isFalse();
                assertThat(store.find(first.user())).isEmpty();
            }
            assertThat(store.save(first)).isTrue();
            Credentials second = first.next(null, factor(7, "r1"));
            assertThat(store.save(second)).isTrue();
            for (long version : new long[] {1, 2, 4, Long.MAX_VALUE}) {
                assertThat(store.save(version(first, version)))
                        .as("version %s over 2", version)
                        .isFalse();
                assertKept(store, second);
            }
        }
    }

    /** Whatever the concurrency. */
    @Test
    @DisplayName("CR-03: of 16 threads that save the next version, the first or a later one, one succeeds")
    default void savesOnce() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            for (long version = 1; version <= Extent.of(20, 8); version++) {
                long next = version;
                List<Boolean> saved =
                        Samples.together(number -> store.save(version(Samples.password("ada", "of-" + number), next)));
                assertThat(saved).containsOnlyOnce(true);
                assertKept(store, version(Samples.password("ada", "of-" + saved.indexOf(true)), next));
            }
        }
    }

    /** What is used up. */
    @Test
    @DisplayName("CR-03: of 16 threads that look first and use up one recovery code, alone or with a unit, one does")
    default void spendsACodeOnce() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            UserId ada = new UserId("ada");
            for (int round = 0; round < Extent.of(12, 6); round++) {
                store.remove(ada);
                Credentials whole = Credentials.first(ada, null, factor(1, "r1", "r2"));
                assertThat(store.save(whole)).isTrue();
                List<Boolean> spent = Samples.together(number -> {
                    Credentials found = store.find(ada).orElseThrow();
                    SecondFactor factor = found.secondFactor();
                    if (factor == null || !factor.recoveryCodes().contains("r1")) {
                        return false;
                    }
                    Credentials next = found.next(null, factor(1, "r2"));
                    return number % 2 == 0
                            ? store.save(next)
                            : Samples.commit(stores, Samples.extra(new Change.Put(next)))
                                    .equals(UnitOutcome.WRITTEN);
                });
                assertThat(spent).containsOnlyOnce(true);
                assertKept(store, whole.next(null, factor(1, "r2")));
            }
        }
    }

    /** The first ones with a unit. */
    @Test
    @DisplayName("CR-03: of 16 threads that save the first credentials of a user, alone or with a unit, one succeeds")
    default void savesFirstOnesOnce() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            for (int round = 0; round < Extent.of(12, 6); round++) {
                String user = "ada" + round;
                List<Boolean> saved = Samples.together(number -> {
                    Credentials first = Samples.password(user, "of-" + number);
                    return number % 2 == 0
                            ? store.save(first)
                            : Samples.commit(stores, Samples.extra(new Change.Put(first)))
                                    .equals(UnitOutcome.WRITTEN);
                });
                assertThat(saved).containsOnlyOnce(true);
                assertKept(store, Samples.password(user, "of-" + saved.indexOf(true)));
            }
        }
    }

    /** Removal. */
    @Test
    @DisplayName("CR-04: credentials are removed with all that they hold, nobody else's, and begin anew with version 1")
    default void removesCredentials() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Credentials bystander = Samples.password("Ada", "bystander");
            assertThat(store.remove(new UserId("ada"))).isFalse();
            assertThat(store.save(bystander)).isTrue();
            Credentials first = of("ada", variants().get(0));
            assertThat(store.save(first)).isTrue();
            assertThat(store.remove(first.user())).isTrue();
            assertThat(store.remove(first.user())).isFalse();
            assertThat(store.find(first.user())).isEmpty();
            assertThat(store.save(first.next(first.password(), null))).isFalse();
            Credentials bare = Credentials.first(first.user(), null, null);
            assertThat(store.save(bare)).isTrue();
            assertKept(store, bare);
            assertKept(store, bystander);
        }
    }

    /** Whatever the concurrency. */
    @Test
    @DisplayName("CR-04: of 16 threads that remove the credentials of a user, one is told that there were any")
    default void removesOnce() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            for (int round = 0; round < Extent.of(12, 6); round++) {
                assertThat(store.save(Samples.password("ada", "hash"))).isTrue();
                List<Boolean> removed = Samples.together(number -> store.remove(new UserId("ada")));
                assertThat(Collections.frequency(removed, true)).isEqualTo(1);
            }
        }
    }

    /** With a unit. */
    @Test
    @DisplayName("CR-05: credentials are saved and removed with a unit, in the order of its writes")
    default void changesCredentialsWithAUnit() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Credentials first = Samples.password("ada", "first");
            Credentials second = first.next(null, factor(3, "r1"));
            assertThat(Samples.commit(
                            stores, Samples.insert(Samples.user("ada")), Samples.extra(new Change.Put(first))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertKept(store, first);
            assertThat(Samples.commit(stores, put(second), put(second.next(first.password(), null))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertKept(store, second.next(first.password(), null));
            assertThat(Samples.commit(stores, removal("ada"), put(first), put(second), removal("nobody")))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertKept(store, second);
            assertThat(Samples.commit(stores, put(second.next(null, null)), removal("ada")))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(store.find(first.user())).isEmpty();
        }
    }

    /** Several units of a call. */
    @Test
    @DisplayName("CR-05: each unit of a call finds the credentials as those before it left them")
    default void followsTheUnitsBefore() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Credentials first = Samples.password("ada", "first");
            Credentials second = first.next(null, null);
            assertThat(stores.users()
                            .commit(
                                    List.of(
                                            Samples.unit(put(first)),
                                            Samples.unit(put(first)),
                                            Samples.unit(put(second), Samples.delete(Samples.user("nobody"))),
                                            Samples.unit(put(second)),
                                            Samples.unit(removal("ada")),
                                            Samples.unit(put(second)),
                                            Samples.unit(put(first))),
                                    CommitGuards.NONE))
                    .containsExactly(
                            UnitOutcome.WRITTEN,
                            UnitOutcome.STALE,
                            UnitOutcome.STALE,
                            UnitOutcome.WRITTEN,
                            UnitOutcome.WRITTEN,
                            UnitOutcome.STALE,
                            UnitOutcome.WRITTEN);
            assertKept(store, first);
        }
    }

    /** A unit that is refused changes no credentials, and stale credentials refuse their unit. */
    @Test
    @DisplayName(
            "CR-05: stale credentials make their unit stale, and a refused unit leaves all credentials as they were")
    default void refusesUnitsWithStaleCredentials() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            User ada = Samples.user("ada");
            Credentials kept = Samples.password("ada", "kept");
            Credentials next = kept.next(null, factor(1));
            Samples.load(stores, List.of(ada));
            assertThat(store.save(kept)).isTrue();
            Write rename = Samples.update(ada.with(user -> user.displayName("New")), 1, Field.DISPLAY_NAME);
            for (List<Write> writes : List.of(
                    List.of(rename, put(kept)),
                    List.of(rename, put(version(next, 3))),
                    List.of(put(next), Samples.update(ada, 9, Field.DISPLAY_NAME)),
                    List.of(removal("ada"), put(next)),
                    List.of(removal("ada"), Samples.delete(Samples.user("nobody"))),
                    List.of(rename, put(next), put(Samples.password("bob", "b")), put(next)))) {
                assertThat(Samples.commit(stores, writes.toArray(Write[]::new))).isEqualTo(UnitOutcome.STALE);
                assertKept(store, kept);
                Samples.assertStored(stores, ada.with(user -> user.secondFactor(false)));
                assertThat(store.find(new UserId("bob"))).isEmpty();
            }
        }
    }

    /** Replaced, removed and put anew, within one unit. */
    @Test
    @DisplayName("CR-05: credentials that are replaced and removed in a unit begin anew in it")
    default void beginsAnewWithinAUnit() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Credentials first = Samples.password("ada", "first");
            Credentials second = first.next(null, factor(3, "r1"));
            assertThat(store.save(first)).isTrue();
            assertThat(store.save(second)).isTrue();
            assertThat(Samples.commit(stores, put(second.next(null, null)), removal("ada"), put(first)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertKept(store, first);
            assertThat(Samples.commit(stores, put(second), removal("ada"))).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(store.find(first.user())).isEmpty();
        }
    }

    /** What is kept, part by part where it differs. */
    private static void assertKept(CredentialStore store, Credentials expected) {
        assertThat(store.find(expected.user())).isPresent().hasValueSatisfying(found -> {
            Difference.assertSame(found, expected);
        });
    }

    private static Write put(Credentials next) {
        return Samples.extra(new Change.Put(next));
    }

    private static Write removal(String user) {
        return Samples.extra(new Change.Remove(new UserId(user)));
    }

    private static Credentials version(Credentials credentials, long version) {
        return new Credentials(
                credentials.user(),
                version,
                credentials.generation(),
                credentials.password(),
                credentials.secondFactor());
    }

    private static Credentials of(String user, Credentials credentials) {
        return new Credentials(
                new UserId(user),
                credentials.version(),
                credentials.generation(),
                credentials.password(),
                credentials.secondFactor());
    }

    private static SecondFactor factor(long lastStep, String... recoveryCodes) {
        return new SecondFactor("v1.sealed", Samples.NOON, lastStep, List.of(recoveryCodes));
    }

    /** What credentials may hold and lack, the fullest first. */
    private static List<Credentials> variants() {
        Instant odd = Instant.parse("2026-03-29T01:30:00.000001Z");
        Instant early = Instant.parse("0001-01-01T00:00:00.999999Z");
        Instant late = Instant.parse("9999-12-31T23:59:59.999999Z");
        UserId ada = new UserId("ada");
        String longest = "$argon2id$v=19$m=19456,t=2,p=1$" + "~".repeat(Credentials.MAX_TEXT - 31);
        Password full = new Password(longest, early, true, late, texts(longest, Password.MAX_HISTORY));
        SecondFactor device =
                new SecondFactor(longest, late, Long.MAX_VALUE, texts(longest, SecondFactor.MAX_RECOVERY_CODES));
        Password odds = new Password("!", odd, false, odd.plusNanos(1_000), List.of("{bcrypt}$2b$10$x", "-", "3:abc"));
        return List.of(
                new Credentials(ada, 1, Long.MAX_VALUE, full, device),
                Credentials.first(ada, odds, new SecondFactor("'", odd, 0, List.of("b", "a", "B", "\\", "%"))),
                Credentials.first(ada, new Password("x", odd, false, null, List.of("same", "same")), null),
                Credentials.first(ada, null, null),
                Credentials.first(ada, null, new SecondFactor("~", early, 59_000_000, List.of())),
                Credentials.first(ada, new Password("X", late, true, null, List.of()), null),
                Credentials.first(ada, full, null));
    }

    private static List<String> texts(String text, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> text.substring(0, text.length() - 2) + (10 + count - number))
                .toList();
    }
}
