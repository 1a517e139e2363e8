package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A row whose needs are rejected cannot be written. */
class RejectionSpreadTest {

    private final DependencyGraph dependencies = new DependencyGraph();

    private Verdicts spreadFrom(int... rejected) {
        BitSet rows = new BitSet();
        IntStream.of(rejected).forEach(rows::set);
        Verdicts verdicts = new Verdicts(rows);
        new RejectionSpread(verdicts, dependencies).spread();
        return verdicts;
    }

    @Test
    void reachesRowsOverAnyNumberOfRows() {
        dependencies.add(0, 1);
        dependencies.add(1, 2);
        Verdicts verdicts = spreadFrom(2);
        assertThat(verdicts.of(1)).isEqualTo(new Verdict.OfNeed(2));
        assertThat(verdicts.of(0)).isEqualTo(new Verdict.OfNeed(1));
    }

    @Test
    void reachesEveryRowOfAUnit() {
        dependencies.add(0, 1);
        dependencies.add(1, 2);
        dependencies.add(2, 0);
        Verdicts verdicts = spreadFrom(1);
        assertThat(verdicts.isRejected(0)).isTrue();
        assertThat(verdicts.isRejected(2)).isTrue();
        assertThat(verdicts.isGiven(1))
                .as("the row itself says already what is wrong")
                .isFalse();
    }

    @Test
    void blamesTheRejectedRowOfTheUnitBeforeOneThatItNeeds() {
        dependencies.add(0, 1);
        dependencies.add(1, 0);
        dependencies.add(1, 2);
        assertThat(spreadFrom(1, 2).of(0)).isEqualTo(new Verdict.OfNeed(1));
    }

    @Test
    void leavesRowsThatAreOnlyNeeded() {
        dependencies.add(0, 1);
        assertThat(spreadFrom(0).isAccepted(1)).isTrue();
    }
}
