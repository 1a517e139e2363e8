package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.job.ImportWizard;
import dev.roster.job.WizardState;
import dev.roster.query.Filter;
import dev.roster.spi.UploadStore;
import dev.roster.store.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import step by step whose process ends between any two steps, and in the middle of the last one. */
class WizardCrashTest {

    private static final int USERS = 600;
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws IOException {
        List<String> lines = new ArrayList<>(List.of("E-Mail,Name,Dept.,Role"));
        for (int i = 0; i < USERS; i++) {
            lines.add("user" + i + "@example.com,User " + i + ",Navy," + (i % 3 == 0 ? "boss" : "member"));
        }
        file = folder.resolve("staff.csv");
        Files.write(file, lines);
    }

    @Test
    @DisplayName("walked half-way in one JVM, an import ends in another: each step in a JVM of its own")
    void goesOnInAnotherProcess() throws Exception {
        List<WizardState> states = new ArrayList<>();
        while (states.isEmpty() || !states.get(states.size() - 1).isEnd()) {
            assertThat(child("steps", 0)).isZero();
            try (Roster roster = open("steps")) {
                ImportWizard wizard = only(roster);
                states.add(wizard.state());
                assertThat(wizard.fileName()).isEqualTo("staff.csv");
                assertThat(uploads(roster)).as("%s", wizard.state()).hasSize(filesAt(wizard.state()));
            }
        }
        assertThat(states)
                .containsExactly(
                        WizardState.UPLOADED,
                        WizardState.MAPPED,
                        WizardState.POLICY,
                        WizardState.PREVIEWED,
                        WizardState.DONE);
        try (Roster roster = open("steps")) {
            assertDone(roster);
        }
    }

    @Test
    @DisplayName("killed at every point around a write while it is applied, an import goes on where it was")
    void resumesAfterBeingKilledAnywhere() throws Exception {
        try (Roster roster = open("start")) {
            Session operator = WizardSteps.operator(roster);
            try (var in = Files.newInputStream(file)) {
                operator.wizards().start("users", "staff.csv", in);
            }
            while (only(roster).state() != WizardState.PREVIEWED) {
                WizardSteps.next(operator, only(roster));
            }
        }
        int point = 1;
        int midway = 0;
        for (int exit = HaltingStores.HALTED; exit == HaltingStores.HALTED; point++) {
            String name = "killed-" + point;
            Files.copy(folder.resolve("start.mv.db"), folder.resolve(name + ".mv.db"));
            exit = child(name, point);
            assertThat(exit).isIn(0, HaltingStores.HALTED);
            try (Roster roster = open(name)) {
                ImportWizard wizard = only(roster);
                if (exit == HaltingStores.HALTED) {
                    assertThat(wizard.state()).as("killed at point %s", point).isEqualTo(WizardState.APPLYING);
                    assertThat(uploads(roster)).hasSize(2);
                    midway += roster.stores().users().count(Filter.everybody(), 1) > 0 ? 1 : 0;
                    WizardSteps.next(WizardSteps.operator(roster), wizard);
                }
                assertDone(roster);
            }
        }
        assertThat(point).as("points at which the JVM was killed").isGreaterThan(6);
        assertThat(midway).as("kills after users were written").isGreaterThan(1);
    }

    private static int filesAt(WizardState state) {
        return state.isEnd() ? 0 : state == WizardState.PREVIEWED ? 2 : 1;
    }

    private static void assertDone(Roster roster) {
        ImportWizard wizard = only(roster);
        assertThat(wizard.state()).isEqualTo(WizardState.DONE);
        assertThat(wizard.result()).isEqualTo(new ImportWizard.Result(USERS, 0, 0));
        assertThat(uploads(roster)).isEmpty();
        try (Stream<dev.roster.model.User> users = roster.stores().users().scan(Filter.everybody())) {
            assertThat(users).hasSize(USERS).allSatisfy(user -> {
                assertThat(user.version()).isEqualTo(1);
                assertThat(user.employment().department()).isEqualTo("Navy");
            });
        }
    }

    private static ImportWizard only(Roster roster) {
        List<ImportWizard> all = WizardSteps.operator(roster).wizards().newest(9);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<UploadStore.Upload> uploads(Roster roster) {
        return roster.stores().require(UploadStore.class).expired(FAR, 9);
    }

    private Roster open(String name) {
        return WizardSteps.open(JdbcStores.open(url(name)));
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name);
    }

    private int child(String name, int point) throws Exception {
        Path log = folder.resolve(name + ".log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WizardSteps.class.getName(),
                        url(name),
                        file.toString(),
                        Integer.toString(point))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).as("the child ends").isTrue();
        if (child.exitValue() == 1) {
            assertThat(Files.readString(log)).isEmpty();
        }
        return child.exitValue();
    }
}
