package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.plan.PlannedChange;
import org.junit.jupiter.api.Test;

/** When and with whom rows are written. */
class WavesTest {

    private final DependencyGraph dependencies = new DependencyGraph();

    private Waves waves(int rows) {
        return new Waves(rows, dependencies);
    }

    @Test
    void areNoneWhereNoRowNeedsAnother() {
        Waves waves = waves(2);
        assertThat(waves.isEmpty()).isTrue();
        assertThat(waves.orderOf(1)).isEqualTo(PlannedChange.Order.FREE);
    }

    @Test
    void putARowAfterAllThatItNeeds() {
        dependencies.add(0, 1);
        dependencies.add(1, 2);
        dependencies.add(0, 2);
        Waves waves = waves(4);
        assertThat(waves.orderOf(2).wave()).isZero();
        assertThat(waves.orderOf(1).wave()).isEqualTo(1);
        assertThat(waves.orderOf(0).wave()).isEqualTo(2);
        assertThat(waves.isFree(3)).isTrue();
        assertThat(waves.isFree(0)).isFalse();
    }

    @Test
    void makeOneUnitOfRowsThatNeedEachOther() {
        dependencies.add(0, 1);
        dependencies.add(1, 0);
        dependencies.add(2, 0);
        Waves waves = waves(3);
        assertThat(waves.orderOf(0).unit()).isEqualTo(1);
        assertThat(waves.orderOf(1).unit()).isEqualTo(1);
        assertThat(waves.orderOf(2).unit()).isZero();
        assertThat(waves.orderOf(2).wave()).isEqualTo(1);
        assertThat(waves.isFree(0)).isFalse();
    }

    @Test
    void nameEveryNeedOnce() {
        dependencies.add(0, 1);
        dependencies.add(0, 1);
        assertThat(waves(2).orderOf(0).needs()).containsExactly(1);
    }
}
