package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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
}
