package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command says to type next is typed here as it stands. */
class TypedTest {

    /** A word of a line, in quotes, without, or both: {@code 'it'\\''s'}. */
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\\\\.|[^\\s'\\\\])+");

    private static final Pattern PART = Pattern.compile("'([^']*)'|\\\\(.)|([^'\\\\]+)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"db", "a db", "it's a db"})
    void nextCommandsWorkAsTheyStand(String name) {
        Shell shell = new Shell(folder);
        String database = shell.path(name);
        String staff = shell.file(
                "my staff.csv", "E-Mail,Name,Role,Cost $", "ada@example.com,Ada,owner,1", "bob@example.com,Bob,,2");
        typed(shell, shell.run("import", staff, "--map", "Cost $=department", "--db", database), "To apply it: ");
        typed(
                shell,
                shell.run("import", staff, "--map", "Cost $=location", "--db", database, "--as", "ada@example.com"),
                "To apply it: ");

        assertThat(shell.json("users", "--db", database, "--filter", "location eq \"2\"")
                        .get("users"))
                .hasSize(1);
        assertThat(shell.json("runs", "--db", database).at("/runs/0/actor").textValue())
                .isNotEqualTo("operator");

        String run = shell.json("runs", "--db", database).at("/runs/0/run").textValue();
        typed(shell, shell.run("undo", run, "--db=" + database), "To apply it: ");
        assertThat(shell.json("users", "--db", database, "--filter", "location pr")
                        .get("users"))
                .isEmpty();
    }

    @Test
    void aPlanIsAppliedByWhoMadeItWhereItWasMade() {
        Shell shell = new Shell(folder);
        String database = shell.path("other db");
        String staff = shell.file("staff.csv", "E-Mail,Name", "ada@example.com,Ada");

        Shell.Outcome kept = shell.run("import", staff, "--plan-out", shell.path("the plan"), "--db", database);
        Shell.Outcome applied = typed(shell, kept, "To apply it: ");
        Shell.Outcome undone = typed(shell, applied, "To take it back: ");

        assertThat(undone.out()).contains("To delete (1)");
        assertThat(typed(shell, undone, "To apply it: ").out()).contains("1 reversed");
    }

    @Test
    void pagesGoOnWithTheSameQuestion() {
        Shell shell = new Shell(folder);
        String staff =
                shell.file("staff.csv", "E-Mail,Name", "a@example.com,Ada", "b@example.com,Bob", "c@example.com,Cleo");
        shell.run("import", staff, "--yes");

        Shell.Outcome first = shell.run("users", "--limit", "1", "--sort", "-displayName");
        Shell.Outcome second = typed(shell, first, "More: ");
        Shell.Outcome third = typed(shell, second, "More: ");

        assertThat(first.out()).contains("Cleo");
        assertThat(second.out()).contains("Bob").doesNotContain("Cleo");
        assertThat(third.out()).contains("Ada").doesNotContain("More: ");
    }

    @Test
    void safeguardsAreAcknowledgedByTheCommandThatIsShown() {
        Shell shell = new Shell(folder);
        String empty = shell.file("empty.csv", "E-Mail,Name");

        Shell.Outcome refused = shell.run("import", empty, "--yes");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED);

        Matcher line = Pattern.compile("to apply it all the same: (.*)").matcher(refused.err());
        assertThat(line.find()).isTrue();
        assertThat(shell.run(words(line.group(1))).code()).isEqualTo(Exit.DONE);
    }

    @Test
    void neverPrintsAPassword() {
        RosterCommand options = new RosterCommand(Terminal.piped(Writer.nullWriter(), Writer.nullWriter()), Map.of());
        String url = "jdbc:postgresql://ada:hush@host/db?user=ada&password=secret&ssl=true";

        assertThat(new Typed(List.of("users", "--db", url), options).again("--yes"))
                .contains("PASSWORD@host/db?user=ada&password=PASSWORD&ssl=true")
                .doesNotContain("hush", "secret");
    }

    private static Shell.Outcome typed(Shell shell, Shell.Outcome outcome, String before) {
        String line = outcome.out()
                .lines()
                .filter(each -> each.contains(before))
                .map(each -> each.substring(each.indexOf(before) + before.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(before + " is missing: " + outcome.out() + outcome.err()));
        Shell.Outcome next = shell.run(words(line));
        assertThat(next.code()).as(line + "\n" + next.err()).isEqualTo(Exit.DONE);
        return next;
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        WORD.matcher(line).results().forEach(word -> {
            StringBuilder text = new StringBuilder();
            Matcher part = PART.matcher(word.group());
            while (part.find()) {
                for (int i = 1; i <= 3; i++) {
                    text.append(part.group(i) == null ? "" : part.group(i));
                }
            }
            words.add(text.toString());
        });
        assertThat(words.remove(0)).isEqualTo("roster");
        return words.toArray(String[]::new);
    }
}
