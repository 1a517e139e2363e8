package dev.roster.laws;

import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan survives its file as it was, or not at all (B4). */
class PlanFileLawTest {

    private static final Scenario SMALL = Scenario.of(1);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#some")
    void aSavedPlanIsOpenedAsItWas(long seed, @TempDir Path folder) {
        Scenario scenario = Scenario.of(seed);
        Path file = folder.resolve("users.plan");
        try (ImportPlan plan = scenario.plan()) {
            scenario.session().save(plan, file);
            try (ImportPlan opened = scenario.session().open(file)) {
                assertThat(Scenario.changes(opened)).isEqualTo(Scenario.changes(plan));
                assertThat(opened.basis()).isEqualTo(plan.basis());
                assertThat(opened.summary()).isEqualTo(plan.summary());
                assertThat(opened.prerequisites()).isEqualTo(plan.prerequisites());
                assertThat(opened.safeguards()).isEqualTo(plan.safeguards());
                assertThat(opened.digest()).isEqualTo(plan.digest());
            }
        }
    }

    @ParameterizedTest(name = "bits {0}")
    @ValueSource(ints = {1, 2, 16, 32, 128, 255})
    void refusesAPlanWithAnyByteChanged(int bits, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("small.plan");
        byte[] plan = smallPlan(file);
        for (int i = 0; i < plan.length; i++) {
            byte[] changed = plan.clone();
            changed[i] ^= (byte) bits;
            assertThatThrownBy(() -> open(file, changed))
                    .as("byte %d", i)
                    .isInstanceOfSatisfying(
                            PlanException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(PlanException.Reason.UNREADABLE));
        }
    }

    @Test
    void refusesAPlanThatIsCutOrContinued(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("small.plan");
        byte[] plan = smallPlan(file);
        for (int length = 0; length < plan.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(plan, length);
            assertThatThrownBy(() -> open(file, cut)).as("cut at %d", length).isInstanceOf(PlanException.class);
        }
        byte[] continued = java.util.Arrays.copyOf(plan, plan.length + 1);
        continued[plan.length] = '\n';
        assertThatThrownBy(() -> open(file, continued)).isInstanceOf(PlanException.class);
    }

    private static void open(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        SMALL.session().open(file).close();
    }

    private static byte[] smallPlan(Path file) throws IOException {
        try (ImportPlan plan = SMALL.session().plan(rows("email,roles", "new@example.com,pilot"), Profiles.users())) {
            SMALL.session().save(plan, file);
        }
        return Files.readAllBytes(file);
    }
}
