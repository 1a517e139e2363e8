package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HelpTest {

    @TempDir
    Path folder;

    @Test
    void namesExitCodesProfilesAndSafeguardsWithExamples() {
        Shell shell = new Shell(folder);
        for (Shell.Outcome help : new Shell.Outcome[] {shell.run("--help"), shell.run("import", "--help")}) {
            assertThat(help.code()).isEqualTo(Exit.DONE);
            assertThat(help.out())
                    .contains("Exit codes:", "0   Done.", "1   Done or previewed", "2   Refused", "Examples:")
                    .contains(Profiles.all().stream().map(Profile::name).toList())
                    .contains(Arrays.stream(Safeguard.values())
                            .map(Safeguard::word)
                            .toList())
                    .contains("  roster import people.csv")
                    .doesNotContain("of this installation");
        }
        assertThat(shell.run("users", "--help").out()).doesNotContain("Safeguards");
    }

    @Test
    void everyCommandAndOptionHasASentence() {
        CommandLine roster =
                new CommandLine(new RosterCommand(Terminal.piped(Writer.nullWriter(), Writer.nullWriter()), Map.of()));

        assertThat(all(roster).toList()).hasSizeGreaterThan(40).allSatisfy(command -> {
            assertThat(String.join(" ", command.getCommandSpec().usageMessage().description()))
                    .as(command.getCommandSpec().qualifiedName())
                    .endsWith(".");
            command.getCommandSpec()
                    .args()
                    .forEach(arg -> assertThat(String.join(" ", arg.description()))
                            .as(command.getCommandSpec().qualifiedName() + " " + arg.paramLabel())
                            .matches("[A-Z].{9,}\\."));
        });
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::all));
    }
}
