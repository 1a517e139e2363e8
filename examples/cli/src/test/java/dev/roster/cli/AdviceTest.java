package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.plan.PlanException;
import dev.roster.table.RowLocation;
import dev.roster.table.SourceException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AdviceTest {

    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

    @TempDir
    Path folder;

    @Test
    void tellsWhatToTypeBehindTheSentence() {
        Shell shell = new Shell(folder);
        String staff = shell.file(
                "staff.csv",
                "E-Mail,Name,Role,Group,Colour",
                "ada@example.com,Ada,pilot,,red",
                "bob@example.com,Bob,,Navy,blue");

        assertThat(shell.run("import", staff, "--missing", "reject").out())
                .contains("correct the key, or let missing users be created (--missing create)\n");
        assertThat(shell.run("import", staff).out())
                .contains("or let new roles be created (--unknown-role create)\n")
                .contains("or let new groups be created (--unknown-group create)\n")
                .contains("map it to a field if it should be (--map Colour=FIELD)\n");
    }

    @Test
    void namesTheFieldThatIsMeantAndNoneThatIsNot() {
        RowLocation place = new RowLocation("staff.csv", null, 1, "Cost $");
        assertThat(Advice.to(Issue.of(IssueCode.COLUMN_TAKEN, place, "Cost $", "Costs", "department")))
                .contains("--map 'Cost $=department'");
        assertThat(Advice.to(Issue.of(IssueCode.COLUMN_MISSING, place, "one of ", "a, b", "userName")))
                .contains("--map COLUMN=userName");
        assertThat(Advice.to(Issue.of(IssueCode.COLUMN_UNMAPPED, place, "Field", "no known name")))
                .contains("--map Field=FIELD");
        assertThat(new Shell(folder)
                        .run("import", "x.csv", "--map", "Colour=shoe")
                        .err())
                .contains("--map: no field \"shoe\"; use one of id, externalId")
                .contains("or add it first: roster attributes add")
                .doesNotContain("createdAt", "lastLoginAt", "roleLevel");
    }

    @Test
    void namesOptionsOfTheImportOnly() {
        CommandLine roster =
                new CommandLine(new RosterCommand(Terminal.piped(Writer.nullWriter(), Writer.nullWriter()), Map.of()));
        Set<String> options = Objects.requireNonNull(roster.getSubcommands().get("import"))
                .getCommandSpec()
                .optionsMap()
                .keySet();
        Set<String> named = Arrays.stream(IssueCode.values())
                .map(code -> Advice.to(Issue.of(code, new RowLocation("staff.csv", null, 1, "Colour"))))
                .flatMap(Optional::stream)
                .flatMap(advice -> OPTION.matcher(advice).results().map(MatchResult::group))
                .collect(Collectors.toSet());

        assertThat(named).hasSize(18).isSubsetOf(options);
    }

    @Test
    void tellsWhatToTypeWhereTheLibraryRefuses() {
        assertThat(Advice.with(new PlanException(PlanException.Reason.UNFINISHED, "not finished"), "not finished"))
                .isEqualTo("not finished (roster runs, then roster resume RUN)");
        assertThat(Advice.with(new PlanException(PlanException.Reason.REFUSED, "no"), "no"))
                .isEqualTo("no");
        RowLocation place = RowLocation.ofRow("latin.csv", 2);
        assertThat(Advice.with(new SourceException(SourceException.Reason.WRONG_CHARSET, place, "no text"), "no text"))
                .isEqualTo("no text (--charset windows-1252 in Western Europe)");
        assertThat(Advice.with(new SourceException(SourceException.Reason.MALFORMED, place, "no row"), "no row"))
                .isEqualTo("no row");
    }
}
