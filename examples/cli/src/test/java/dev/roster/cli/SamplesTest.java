package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample files do what the demo shows. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("src", "main", "samples");

    @TempDir
    Path folder;

    @Test
    void importsACompanyAndAMonthOfChanges() {
        Shell shell = new Shell(folder);
        shell.run("attributes", "add", "costCenter", "--type", "text");
        shell.run("attributes", "add", "remote", "--type", "yes-no");
        shell.run("roles", "add", "Payroll");

        JsonNode company =
                shell.json("import", SAMPLES.resolve("people.csv").toString(), "--unknown-group", "create", "--yes");
        JsonNode month = shell.json(
                "import",
                SAMPLES.resolve("changes.csv").toString(),
                "--map",
                "Kostenstelle=costCenter",
                "--map",
                "Homeoffice=remote",
                "--dry-run");

        assertThat(company.at("/summary/applied").intValue()).isEqualTo(296);
        assertThat(company.get("issues")).isEmpty();
        assertThat(month.get("summary").toString())
                .contains("\"create\":7,\"update\":22,\"unchanged\":22,\"deactivate\":5", "\"rejected\":8");
        assertThat(month.get("safeguards")).isEmpty();
    }

    @Test
    void theDemoLeavesNothingBesideItsFolder() throws IOException {
        List<Path> before = files(Path.of(""));
        StringWriter out = new StringWriter();

        assertThat(Demo.play(SAMPLES, folder, Terminal.piped(out, out))).isEqualTo(Exit.DONE);

        assertThat(files(Path.of(""))).isEqualTo(before);
        assertThat(folder).isDirectoryContaining("glob:**everybody.xlsx").isDirectoryContaining("glob:**roster.mv.db");
        assertThat(out.toString()).contains("The files are in " + folder);
    }

    private static List<Path> files(Path where) throws IOException {
        try (Stream<Path> all = Files.list(where.toAbsolutePath())) {
            return all.sorted().toList();
        }
    }
}
