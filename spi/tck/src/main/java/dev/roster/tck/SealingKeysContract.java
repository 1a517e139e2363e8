package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.spi.SealingKeys;
import dev.roster.spi.Stores;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

    /** Nobody foretells a key. */
    @Test
    @DisplayName(
            "SK-02: a key is drawn at random: other in every database, made of many bytes, the same after any call")
    default void drawsKeysAtRandom() {
        try (Stores first = newStores();
                Stores second = newStores()) {
            byte[] key = keysOf(first).sealingKey();
            assertThat(keysOf(second).sealingKey()).as("of another database").isNotEqualTo(key);
            assertThat(IntStream.range(0, key.length)
                            .map(i -> key[i])
                            .distinct()
                            .count())
                    .as("different bytes of a key")
                    .isGreaterThan(SealingKeys.MIN_BYTES / 2);
            for (int i = 0; i < 20; i++) {
                Samples.load(first, List.of(Samples.user("u" + i)));
                assertThat(keysOf(first).sealingKey()).isEqualTo(key);
            }
        }
    }

    private static SealingKeys keysOf(Stores stores) {
        return Samples.require(stores.capability(SealingKeys.class), "SealingKeys");
    }
}
