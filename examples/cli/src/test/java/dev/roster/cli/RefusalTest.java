package dev.roster.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void writeFiles() throws Exception {
        shell = new Shell(folder);
        shell.run("groups", "add", "Staff");
        shell.file("staff.csv", "E-Mail,Name", "ada@example.com,Ada");
        shell.file("nobody.csv", "Colour,Shape", "red,round");
        Files.write(folder.resolve("void.csv"), new byte[0]);
        Files.write(
                folder.resolve("latin.csv"),
                "E-Mail,Name\nada@example.com,Nu\u00f1ez\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("staff.xlsx"), "email,name\nada@example.com,Ada\n");
        Files.write(
                folder.resolve("old.csv"),
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "import missing.csv => missing.csv",
                "import . => is a folder; name a file",
                "import void.csv => void.csv",
                "import latin.csv => --charset",
                "import old.csv => old.csv",
                "import staff.xlsx => this is text such as CSV, not XLSX; give it a name that ends in .csv",
                "import missing.xlsx => there is no such file",
                "import staff.csv --sheet S => has no sheets",
                "import staff.csv --profile shoes => no profile \"shoes\"; use one of users, update-users",
                "import staff.csv --on-conflict shout => Invalid value for option '--on-conflict': \"shout\" is unknown; use one of overwrite, skip, fill-missing, append, remove, reject",
                "import staff.csv --unknown-role maybe => use one of reject, create, skip-value",
                "import staff.csv --field-policy roles => is not field=policy",
                "import staff.csv --field-policy roles=shout => --field-policy: \"shout\" is unknown; use one of overwrite",
                "import staff.csv --field-policy department=append => suits lists only",
                "import staff.csv --field-policy shoeSize=skip => --field-policy: no field \"shoeSize\"; use one of id",
                "import staff.csv --map Name => is not COLUMN=field",
                "import staff.csv --map Name=shoeSize => --map: no field \"shoeSize\"",
                "import staff.csv --map Name=createdAt => createdAt",
                "import staff.csv --match department => users cannot be matched by department",
                "import staff.csv --acknowledge everything => use one of empty-file, deactivations",
                "import staff.csv --header perhaps => use one of auto, yes, no",
                "import staff.csv --show 0 => --show must be 1 or more, found 0",
                "export out.pdf => give the file a name that ends in .csv or .xlsx",
                "import staff.csv --as nobody@example.com => --as: no user \"nobody@example.com\"",
                "import staff.csv --db jdbc:nosuch:x => jdbc",
                "import nobody.csv --profile deactivate-users => no column holds",
                "import staff.csv --colour => Unknown option",
                "import => Missing required parameter",
                "apply missing.plan => missing.plan does not exist",
                "apply staff.csv => this is no plan",
                "undo 12345678 => no run \"12345678\"; roster runs lists them",
                "resume 12345678 --yes => no run \"12345678\"",
                "users --filter shoes => no field \"shoes\"",
                "users --sort roles => which is a list",
                "users --limit 0 => limit must be 1 to 1000, found 0",
                "users --cursor x! => is not a cursor",
                "users --columns shoes => no column \"shoes\"",
                "runs --limit 0 => --limit must be 1 to 10000",
                "user show nobody => no user \"nobody\"",
                "user => say what to do: roster user show",
                "roles => say what to do: roster roles list or add",
                "roles add admin => role \"admin\" exists already",
                "roles add x --level 100 => role level must be 0 to 99",
                "roles add x --permission Fly! => permission \"Fly!\" must be lower-case ASCII",
                "attributes add department --type text => attribute \"department\" exists already",
                "attributes add 1st --type text => attribute key \"1st\" must be a letter",
                "attributes add size --type colour => use one of text, number, date, yes-no, user-reference",
                "attributes remove size => there is no \"size\"",
                "export nowhere/out.xlsx => nowhere does not exist",
                "export nowhere/out.csv => nowhere does not exist",
                "template shoes out.csv => no profile \"shoes\"",
                "fly => Unmatched argument",
                "'' => say what to do",
            })
    void saysInOneOrTwoLinesWhatIsWrong(String command, String message) {
        Shell.Outcome outcome = shell.run(inFolder(command));

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.err()).contains(message).doesNotContain("Exception", "\tat ");
        assertThat(outcome.err().lines().filter(line -> !line.startsWith("Try: ")))
                .hasSizeBetween(1, 2);
        assertThat(outcome.out()).doesNotContain("applied");
    }

    @Test
    void showsTheStackOnlyWhenAskedTo() {
        Shell.Outcome outcome = shell.run("apply", shell.path("missing.plan"), "--verbose");

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.err()).contains("missing.plan does not exist").contains("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "user show ada@example.com",
                "user edit ada@example.com --clear department",
                "export out.csv",
                "runs",
                "undo 12345678",
                "resume 12345678 --yes",
                "apply staff.csv",
                "roles list",
                "groups remove staff",
                "mappings list"
            })
    void neverReadsFromADatabaseThatIsNotThere(String command) {
        String missing = shell.path("no such");

        Shell.Outcome outcome = shell.run(inFolder(command + " --db", missing));

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.err())
                .startsWith(
                        "there is no database " + missing + ".mv.db; name another one with --db, or begin this one");
        assertThat(folder.resolve("no such.mv.db")).doesNotExist();
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"import staff.csv", "import staff.csv --dry-run", "columns staff.csv", "template users out.csv"})
    void looksAtAFileWithoutADatabase(String command) {
        String missing = shell.path("none");

        Shell.Outcome outcome = shell.run(inFolder(command + " --db", missing));

        assertThat(outcome.code()).isEqualTo(Exit.DONE);
        assertThat(outcome.err()).contains("There is no database " + missing + ".mv.db yet");
        assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }

    @Test
    void saysWhenADatabaseIsNew() {
        String made = shell.path("made");

        assertThat(shell.run("import", shell.path("staff.csv"), "--yes", "--db", made)
                        .err())
                .isEqualTo("The database is a new one: " + made + ".mv.db" + System.lineSeparator());
        assertThat(shell.run("users", "--db", "jdbc:h2:file:" + made).out()).contains("Ada");
        assertThat(shell.run("users", "--db", "jdbc:h2:" + made + ";IFEXISTS=TRUE")
                        .out())
                .contains("Ada");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "import missing.csv --dry-run => source.unreadable",
                "import latin.csv --dry-run => source.wrong-charset",
                "import --colour => usage",
                "undo 12345678 => refused",
                "apply staff.csv => plan.unreadable",
                "users --filter shoes => invalid",
                "users --db nowhere/none => database.missing",
                "roles add admin => entry.exists",
            })
    void tellsProgramsWhatEndedACommand(String command, String code) {
        Shell.Outcome outcome = shell.run(inFolder(command + " --format json"));

        assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
        assertThat(outcome.json().fieldNames()).toIterable().containsExactly("error");
        assertThat(outcome.json().at("/error/code").textValue()).isEqualTo(code);
        assertThat(outcome.json().at("/error/message").textValue())
                .isNotBlank()
                .isEqualTo(outcome.err()
                        .lines()
                        .filter(line -> !line.startsWith("Try: "))
                        .collect(joining(" ")));
    }

    @Test
    void refusesToWorkBesideAnotherProcess() throws Exception {
        shell.run("users");
        try (var holder = java.nio.channels.FileChannel.open(
                        folder.resolve("roster.mv.db"), java.nio.file.StandardOpenOption.WRITE);
                var lock = holder.lock()) {
            Shell.Outcome outcome = shell.run("users");

            assertThat(lock.isValid()).isTrue();
            assertThat(outcome.code()).isEqualTo(Exit.REFUSED);
            assertThat(outcome.err().lines()).hasSizeBetween(1, 2);
        }
    }

    private String[] inFolder(String command, String... more) {
        Stream<String> words = command.isEmpty() ? Stream.empty() : Stream.of(command.split(" "));
        return Stream.concat(
                        words.map(word -> word.matches(".*\\.(csv|xlsx|plan)|\\.") ? shell.path(word) : word),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
