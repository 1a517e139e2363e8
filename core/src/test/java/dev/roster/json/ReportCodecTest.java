package dev.roster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportCodecTest {

    private static final ApplyReport REPORT = new ApplyReport(
            new PlanId("0123456789abcdef"),
            "users.csv",
            null,
            Run.State.FINISHED,
            new PlanSummary(3, Map.of(ChangeKind.UPDATE, 2L, ChangeKind.ERASE, 1L), 0, 0, 0, 0, 0, 0),
            3,
            0,
            0,
            0,
            List.of());

    @Test
    void readsWhatItWrote() {
        ApplyReport read = ReportCodec.read(ReportCodec.write(REPORT));

        assertThat(read.applied()).isEqualTo(3);
        assertThat(read.summary().count(ChangeKind.UPDATE)).isEqualTo(2);
        assertThat(read.summary().count(ChangeKind.ERASE)).isEqualTo(1);
    }

    @Test
    void readsReportsOfAVersionThatErasedNobody() {
        String older = ReportCodec.write(REPORT).replace("\"ERASE\":1,", "");

        assertThat(older).doesNotContain("ERASE");
        assertThat(ReportCodec.read(older).summary().count(ChangeKind.ERASE)).isZero();
        assertThat(ReportCodec.read(older).summary().count(ChangeKind.UPDATE)).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoReport() {
        assertThatExceptionOfType(PlanException.class).isThrownBy(() -> ReportCodec.read("{}"));
    }
}
