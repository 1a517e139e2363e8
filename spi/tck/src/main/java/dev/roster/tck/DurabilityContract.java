package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.spi.Stores;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether data outlives the stores through which it was written: rule ST-04. */
public interface DurabilityContract extends StoresFactory {

    /** Everything. */
    @Test
    @DisplayName("ST-04: everything that was written is there when the stores are closed and opened again")
    default void keepsEverythingWhenReopened() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        String id;
        try (Stores stores = database.open("ours")) {
            id = stores.id();
            Footprint.leave(stores);
        }
        try (Stores stores = database.open("ours")) {
            assertThat(stores.id()).isEqualTo(id);
            Footprint.assertLeft(stores);
        }
    }

    /** Two openings at once. */
    @Test
    @DisplayName("ST-04: what is written through one opening is seen through another")
    default void sharesDataBetweenOpenings() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores one = database.open("ours");
                Stores other = database.open("ours")) {
            assertThat(one.id()).isEqualTo(other.id());
            Footprint.leave(one);
            Footprint.assertLeft(other);
        }
    }
}
