package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.spi.SealingKeys;
import dev.roster.spi.Stores;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the key that seals plans must keep: rules SK-01 and SK-02. Stores without one skip these rules and say so. */
public interface SealingKeysContract extends StoresFactory {

    /** Whoever opens the data later has the same key. */
    @Test
    @DisplayName("SK-01: the key has 32 bytes or more and stays the same, whatever a caller does to it")
    default void keepsItsKey() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores first = database.open("ours")) {
            byte[] key = keysOf(first).sealingKey();
            byte[] copy = key.clone();
            assertThat(key).hasSizeGreaterThanOrEqualTo(SealingKeys.MIN_BYTES);
            Arrays.fill(key, (byte) 0);
            assertThat(keysOf(first).sealingKey()).isEqualTo(copy);
            try (Stores second = database.open("ours")) {
                assertThat(keysOf(second).sealingKey()).isEqualTo(copy);
            }
        }
    }

    /** Nobody seals for others. */
    @Test
    @DisplayName("SK-02: every tenant has a key of its own")
    default void givesTenantsTheirOwnKeys() {
        SharedDatabase database = Samples.require(newDatabase(), "newDatabase");
        try (Stores ours = database.open("ours");
                Stores theirs = database.open("theirs")) {
            assertThat(keysOf(ours).sealingKey()).isNotEqualTo(keysOf(theirs).sealingKey());
        }
    }

    private static SealingKeys keysOf(Stores stores) {
        return Samples.require(stores.capability(SealingKeys.class), "SealingKeys");
    }
}
