package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roster.Roster;
import dev.roster.account.UserOutcome;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.store.jdbc.JdbcStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T1 on the command line: from the invitation to the link in a file that a program mails, and to who accepts it. */
class InviteCommandTest {

    private static final byte[] KEY = bytes(32);
    private static final String PAGE = "https://example.com/welcome?lang=en";
    private static final String ADA = "ada@example.com";

    @TempDir
    private Path folder;

    private Shell keyless;
    private Shell shell;

    /** Bytes whose Base64 has every kind of digit. */
    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (255 - 7 * i);
        }
        return bytes;
    }

    @BeforeEach
    void begin() {
        keyless = new Shell(folder);
        shell = keyless.with(Links.VARIABLE, Base64.getEncoder().encodeToString(KEY));
    }

    private static JsonNode create(Shell where, String... more) {
        return where.json(Stream.concat(
                        Stream.of(
                                "user", "create", "--set", "displayName=Ada Lovelace", "--set", "primaryEmail=" + ADA),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private Shell.Outcome deliver(Shell where) {
        return where.run("outbox", "deliver", "--to", where.path("mails.ndjson"), "--link-page", PAGE);
    }

    private List<JsonNode> mails() {
        JsonMapper mapper = new JsonMapper();
        return keyless.text("mails.ndjson")
                .lines()
                .map(line -> {
                    try {
                        return mapper.readTree(line);
                    } catch (JsonProcessingException notJson) {
                        throw new UncheckedIOException(notJson);
                    }
                })
                .toList();
    }

    private String secret(int mail) {
        String link = mails().get(mail).get("values").get("link").asText();
        assertThat(link).startsWith(PAGE + "#");
        return link.substring(PAGE.length() + 1);
    }

    /** What the application does with the same key. */
    private <T> T inApplication(byte[] key, Function<Roster, T> use) {
        try (Roster roster = Roster.on(JdbcStores.open(DatabaseUrl.of(keyless.path("roster"))))
                .links(key, (purpose, secret) -> URI.create("https://example.com/unused"))
                .build()) {
            return use.apply(roster);
        }
    }

    private UserOutcome accept(String secret) {
        return inApplication(KEY, roster -> roster.invitations().accept(secret, form -> {}));
    }

    @Test
    void theLinkInTheFileIsAcceptedAndTheEarlierOneIsDead() {
        create(shell, "--invite");
        assertThat(deliver(shell).out()).contains("1 delivered, 0 to be tried again, 0 given up");
        String first = secret(0);

        Shell.Outcome again = shell.run("user", "resend", ADA);
        assertThat(again.code()).isEqualTo(Exit.DONE);
        assertThat(again.out()).doesNotContain("Take it back");
        deliver(shell);
        String second = secret(1);

        UserOutcome late = accept(first);
        assertThat(late.issues()).extracting(Issue::code).containsExactly(IssueCode.LINK_INVALID);
        UserOutcome accepted = accept(second);
        assertThat(accepted.kind()).as(accepted.reason()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(shell.json("user", "show", ADA).at("/user/status").asText()).isEqualTo("active");
    }

    @Test
    void tellsWhereItGoesUntilWhenItIsGoodAndWhatSendsIt() {
        create(shell, "--invite");
        deliver(shell);

        Shell.Outcome invited = shell.run("user", "invite", ADA);

        assertThat(invited.code()).isEqualTo(Exit.DONE);
        deliver(shell);
        JsonNode mail = mails().get(1);
        String minute = mail.at("/values/expires").asText().substring(0, 16).replace('T', ' ');
        assertThat(invited.out())
                .contains("An invitation of Ada Lovelace is on its way to " + ADA + ", good until " + minute + "Z")
                .contains("Send it: roster outbox deliver --to FILE --link-page URL --db ");
        assertThat(mail.get("key").asText()).endsWith(":invite");
        assertThat(mail.get("kind").asText()).isEqualTo("invitation");
        assertThat(mail.get("to").asText()).isEqualTo(ADA);
        assertThat(mail.get("user").asText())
                .isEqualTo(shell.json("user", "show", ADA).at("/user/id").asText());
        assertThat(mail.at("/values/name").asText()).isEqualTo("Ada Lovelace");
        assertThat(mail.at("/values/inviter").asText()).isEqualTo("operator");
        assertThat(mail.fieldNames()).toIterable().containsExactly("key", "kind", "to", "user", "values");
        assertThat(invited.out() + invited.err() + shell.run("outbox", "list").out())
                .doesNotContain(secret(0), secret(1));
    }

    @Test
    void whoIsActiveAndNeverSignedInWaitsUntilThatIsTakenBack() {
        create(shell);
        Shell.Outcome invited = shell.run("user", "invite", ADA);
        assertThat(invited.out()).contains("on its way to " + ADA).contains("Take it back: roster undo ");
        assertThat(shell.json("user", "show", ADA).at("/user/status").asText()).isEqualTo("invited");
        deliver(shell);
        Shell.Outcome told = shell.run("user", "resend", ADA, "--format", "json");
        assertThat(told.out()).hasLineCount(1);
        JsonNode resent = told.json();
        assertThat(resent.get("outcome").asText()).isEqualTo("APPLIED");
        assertThat(resent.at("/user/primaryEmail").asText()).isEqualTo(ADA);
        assertThat(resent.get("issues")).isEmpty();
        assertThat(accept(secret(0)).kind()).isEqualTo(UserOutcome.Kind.REJECTED);
    }

    @Test
    void withoutAKeyNobodyIsInvited() {
        create(keyless, "--invite");
        Shell.Outcome refused = keyless.run("user", "invite", ADA);
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err())
                .contains("nobody could accept the invitation: there is no key of links")
                .contains("environment variable ROSTER_LINK_KEY")
                .contains("openssl rand -base64 32");
        assertThat(keyless.json("user", "resend", ADA).at("/error/code").asText())
                .isEqualTo("links.key");
        assertThat(shell.json("outbox", "list").get("messages")).hasSize(1);
    }

    @Test
    void anInvitationThatWasAskedForWithoutAKeyIsGivenUp() {
        create(keyless, "--invite");
        Shell.Outcome given = deliver(shell);
        assertThat(given.code()).isEqualTo(Exit.IN_PART);
        assertThat(given.out()).contains("0 delivered, 0 to be tried again, 1 given up");
        assertThat(keyless.run("outbox", "dead").out()).contains("invite the user again");
        shell.run("user", "invite", ADA);
        shell.run(
                "outbox",
                "discard",
                shell.json("outbox", "dead").at("/messages/0/key").asText());
        deliver(shell);
        assertThat(accept(secret(0)).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void tellsWhoIsNotInvited() {
        create(shell, "--set", "status=suspended");
        Shell.Outcome suspended = shell.run("user", "invite", ADA);
        assertThat(suspended.code()).isEqualTo(Exit.IN_PART);
        assertThat(suspended.out())
                .contains("Not written", "no invitation is sent, since the user is suspended")
                .doesNotContain("Send it", "on its way");
        shell.run("user", "create", "--set", "userName=bob");
        assertThat(shell.json("user", "invite", "bob").at("/issues/0/code").asText())
                .isEqualTo("invite.noAddress");
        Shell.Outcome nobody = shell.run("user", "invite", "nobody@example.com");
        assertThat(nobody.code()).isEqualTo(Exit.REFUSED);
        assertThat(nobody.err()).contains("no user \"nobody@example.com\"");
        shell.run("user", "create", "--set", "primaryEmail=eve@example.com", "--set", "roles=member");
        Shell.Outcome notAllowed = shell.run("user", "invite", "eve@example.com", "--as", "eve@example.com");
        assertThat(notAllowed.code()).isEqualTo(Exit.IN_PART);
        assertThat(notAllowed.out()).contains("Not written");
        assertThat(shell.json("outbox", "list").get("messages")).isEmpty();
    }

    /** A command that writes users, by what follows the name of the program. */
    private static Stream<List<String>> waysToInvite() {
        return Stream.of(
                List.of("import", "FILE", "--profile", "invite-users", "--yes"), List.of("apply", "PLAN", "--yes"));
    }

    @ParameterizedTest
    @MethodSource("waysToInvite")
    void everyWayMakesLinksThatWork(List<String> command) {
        String file = keyless.file("people.csv", "email,name,role,groups", ADA + ",Ada Lovelace,train,");
        shell.run("roles", "use", "agents", "--yes");
        String plan = keyless.path("people.plan");
        keyless.run("import", file, "--profile", "invite-users", "--dry-run", "--plan-out", plan);
        Shell.Outcome done = shell.run(command.stream()
                .map(word -> word.equals("FILE") ? file : word.equals("PLAN") ? plan : word)
                .toArray(String[]::new));
        assertThat(done.code()).as(done.out() + done.err()).isEqualTo(Exit.DONE);
        deliver(shell);
        assertThat(accept(secret(0)).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    /** Who comes back by a directory waits for the invitation that was never accepted. */
    @Test
    void aDirectoryLetsNobodyInAroundTheLink() throws IOException {
        create(shell, "--set", "externalId=1", "--invite");
        shell.run("user", "deactivate", ADA);
        Path people = Files.createDirectory(folder.resolve("people"));
        Path export =
                Files.writeString(people.resolve("people.csv"), "externalId,email,status\n1," + ADA + ",active\n");
        Files.setLastModifiedTime(export, FileTime.from(Instant.EPOCH));
        Shell.Outcome synced = shell.run("sync", people.toString(), "--yes");
        assertThat(synced.code()).as(synced.out() + synced.err()).isEqualTo(Exit.DONE);
        assertThat(shell.json("user", "show", ADA).at("/user/status").asText()).isEqualTo("invited");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "none",
                "correct horse battery staple and many more words too",
                "00112233445566778899aabbccddeeff",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e",
                "//jx6uPc1c7HwLmyq6SdlpC5gnt0bWZfWFFKQzw1Lg=="
            })
    void aKeyThatIsNoneIsRefusedBeforeAnythingIsDone(String none) {
        Shell wrong = new Shell(folder.resolve("new")).with(Links.VARIABLE, none);
        Shell.Outcome refused = wrong.run("user", "create", "--set", "primaryEmail=" + ADA);
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err())
                .contains("the environment variable ROSTER_LINK_KEY holds no key of links")
                .contains("32 bytes or more");
        if (!none.isBlank()) {
            assertThat(refused.err()).doesNotContain(none);
        }
        assertThat(folder.resolve("new")).doesNotExist();
    }

    private static Stream<String> spellings() {
        String base64 = Base64.getEncoder().encodeToString(KEY);
        String hex = HexFormat.of().formatHex(KEY);
        return Stream.of(
                base64,
                base64.replace("=", ""),
                Base64.getUrlEncoder().encodeToString(KEY),
                base64.substring(0, 20) + "\n" + base64.substring(20) + "\n",
                hex,
                hex.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aKeyIsTheSameInEverySpelling(String spelling) {
        Shell other = keyless.with("WELCOME_KEY", spelling);
        String[] invite = {"user", "invite", ADA, "--link-key-env", "WELCOME_KEY"};
        create(keyless);
        Shell.Outcome invited = other.run(invite);
        assertThat(invited.out()).contains("--link-page URL --db ").contains("--link-key-env WELCOME_KEY");
        deliver(shell);
        assertThat(accept(secret(0)).kind()).isEqualTo(UserOutcome.Kind.APPLIED);

        Shell.Outcome missing = keyless.run(invite);
        assertThat(missing.code()).isEqualTo(Exit.REFUSED);
        assertThat(missing.err()).contains("--link-key-env: there is no environment variable WELCOME_KEY");
    }

    @Test
    void mailsStandBesideOtherMessages() {
        create(shell, "--invite");
        shell.run("user", "create", "--set", "primaryEmail=eve@example.com", "--invite", "--set", "status=active");
        shell.run("user", "create", "--set", "primaryEmail=bob@example.com");
        shell.run("user", "message", "bob@example.com", "--template", "news", "--value", "text=We are back");
        shell.run("user", "suspend", "bob@example.com");
        shell.run("user", "reactivate", "bob@example.com");
        assertThat(deliver(shell).code()).isEqualTo(Exit.DONE);

        assertThat(mails())
                .extracting(line -> line.has("kind")
                        ? line.get("kind").asText()
                        : "effect " + line.get("effect").asText())
                .containsExactlyInAnyOrder(
                        "invitation", "welcome", "news", "effect disable-sign-in", "effect enable-sign-in");
    }

    @Test
    void withoutAPageMessagesStayAsTheyAre() {
        create(shell, "--invite");
        shell.run("outbox", "deliver", "--to", shell.path("mails.ndjson"));
        assertThat(mails()).singleElement().satisfies(message -> {
            assertThat(message.fieldNames()).toIterable().containsExactly("key", "effect", "user", "body");
            assertThat(message.toString()).doesNotContain("#", "http", ADA);
        });
    }

    @Test
    void onlyTheOwnerReadsAFileWithLinks() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        create(shell, "--invite");
        Path file = folder.resolve("mails.ndjson");
        Files.writeString(file, "");
        for (String open : List.of("rw-r-----", "rw----r--", "rw--w----")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
            Shell.Outcome refused = deliver(shell);
            assertThat(refused.code()).isEqualTo(Exit.REFUSED);
            assertThat(refused.err()).contains("is open to others than its owner", "chmod 600 " + file);
        }
        assertThat(file).isEmptyFile();
        assertThat(shell.json("outbox", "list").get("messages")).hasSize(1);

        Files.delete(file);
        assertThat(deliver(shell).code()).isEqualTo(Exit.DONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        shell.run("user", "resend", ADA);
        assertThat(deliver(shell).code()).isEqualTo(Exit.DONE);
        assertThat(mails()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "welcome",
                "/welcome",
                "example.com/welcome",
                "ftp://example.com/welcome",
                "mailto:ada@example.com",
                "https:///welcome",
                "https:welcome",
                "https://example.com/welcome#",
                "https://example.com/welcome#top",
                "https://example.com/wel come",
                "javascript:alert(1)"
            })
    void aPageThatIsNoneIsRefused(String none) {
        create(shell, "--invite");
        Shell.Outcome refused = shell.run("outbox", "deliver", "--to", shell.path("mails.ndjson"), "--link-page", none);
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("--link-page: \"" + none + "\" is no page", "https://example.com/welcome");
        assertThat(folder.resolve("mails.ndjson")).doesNotExist();
        assertThat(shell.json("outbox", "list").get("messages")).hasSize(1);
    }

    @Test
    void aPageNeedsAKeyAndAFile() {
        create(keyless);
        Shell.Outcome noKey = deliver(keyless);
        assertThat(noKey.code()).isEqualTo(Exit.REFUSED);
        assertThat(noKey.err()).contains("--link-page makes links: there is no key of links");
        Shell.Outcome noFile =
                shell.run("outbox", "deliver", "--sign-in", "ldap://localhost:1/dc=example", "--link-page", PAGE);
        assertThat(noFile.code()).isEqualTo(Exit.REFUSED);
        assertThat(noFile.err()).contains("--link-page goes with --to FILE");
    }

    @Test
    void theFileIsNamedAsWhatItIs() {
        assertThat(keyless.run("outbox", "deliver", "--help").out().replaceAll("\\s+", " "))
                .contains("Whoever reads the file may use the links");
        assertThat(keyless.run("user", "--help").out()).contains("invite, resend");
    }
}
