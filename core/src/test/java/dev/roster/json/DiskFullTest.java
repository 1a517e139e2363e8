package dev.roster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.model.Fields;
import dev.roster.plan.Definitions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.MigrationPolicy;
import dev.roster.table.SourceInfo;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk is said in a sentence, and nothing of a plan stays on it. */
class DiskFullTest {

    private static final int ROOM = 1 << 21;

    private final List<Path> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aPlanThatFindsNoRoomForItsTemporaryFileIsGivenUpWithoutATrace() throws IOException {
        try (Spool spool = new Spool(this::openedSmall)) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> fill(spool.out()))
                    .withMessageContaining("no space is left in")
                    .withMessageContaining("bytes so far")
                    .satisfies(full -> assertThat(full.reason()).isEqualTo(PlanException.Reason.NO_SPACE));
        }
        assertThat(opened).hasSize(1).noneMatch(Files::exists);
    }

    @Test
    void aPlanFileThatFindsNoRoomLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("users.plan");
        try (ImportPlan plan = emptyPlan()) {
            assertThatExceptionOfType(PlanException.class)
                    .isThrownBy(() -> PlanFile.save(plan, file, PlanSeal.NONE, partial -> full()))
                    .withMessageContaining("no space is left in " + folder + " for the plan users.plan");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static void fill(OutputStream out) throws IOException {
        byte[] bytes = new byte[1 << 16];
        for (int i = 0; i < 100; i++) {
            out.write(bytes);
        }
    }

    private static ImportPlan emptyPlan() {
        SourceInfo source = new SourceInfo("users.csv", null, "test", "0");
        PlanBasis basis = new PlanBasis(
                "store",
                null,
                "operator",
                "users",
                MigrationPolicy.defaults(),
                List.of(),
                source,
                1,
                List.of(),
                List.of(),
                null,
                null,
                List.of());
        var trailer = new ImportPlan.Trailer(
                new PlanSummary(0, Map.of(), 0, 0, 0, 0, 0, 0),
                Prerequisites.NONE,
                Definitions.NONE,
                List.of(),
                List.of(),
                "");
        try (PlanWriter writer = new PlanWriter(basis)) {
            return writer.finish(basis, trailer, Fields.builtIn());
        }
    }

    /** A file on a disk with room for two megabytes, whose end is told when the last bytes are written. */
    private OutputStream openedSmall(Path file) throws IOException {
        opened.add(file);
        return new FilterOutputStream(Files.newOutputStream(file)) {
            private int written;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                written += length;
                if (written > ROOM) {
                    throw new IOException("No space left on device");
                }
                out.write(bytes, offset, length);
            }
        };
    }

    private static OutputStream full() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }
}
