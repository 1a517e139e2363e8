package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.spi.MappingStore;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.Stores;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store of confirmed mappings must keep: rules MP-01 to MP-04. Stores without one skip these rules and say so. */
public interface MappingStoreContract extends StoresFactory {

    /** What is saved is found as it was. */
    @Test
    @DisplayName("MP-01: finds a mapping as it was saved, its columns in order")
    default void findsSavedMappings() {
        try (Stores stores = newStores()) {
            MappingStore mappings = mappingsOf(stores);
            SavedMapping saved = new SavedMapping(
                    "f".repeat(64),
                    Samples.NOON.plusNanos(1_000),
                    "Ada \ud83d\ude00",
                    List.of(
                            new SavedMapping.Column("E-Mail", SavedMapping.Column.Use.FIELD, "primaryEmail", ""),
                            new SavedMapping.Column("Eintritt", SavedMapping.Column.Use.FIELD, "hireDate", "DAY_FIRST"),
                            SavedMapping.Column.ignored("Gehalt"),
                            new SavedMapping.Column("", SavedMapping.Column.Use.CONTROL, "ACTION", "")));
            mappings.save(saved);
            assertThat(mappings.find(saved.fingerprint())).contains(saved);
            assertThat(mappings.find("other")).isEmpty();
        }
    }

    /** The newest wins, whatever the order of saving. */
    @Test
    @DisplayName("MP-02: of several mappings of one fingerprint, the one confirmed last counts")
    default void keepsTheNewest() {
        try (Stores stores = newStores()) {
            MappingStore mappings = mappingsOf(stores);
            SavedMapping first = mapping("a", Samples.NOON, "x", "y");
            SavedMapping later = mapping("a", Samples.NOON.plusSeconds(1), "x");
            mappings.save(first);
            mappings.save(later);
            mappings.save(first);
            assertThat(mappings.find("a")).contains(later);
            assertThat(mappings.newest(10)).containsExactly(later);
        }
    }

    /** The order of the list. */
    @Test
    @DisplayName("MP-03: lists the mappings confirmed last first, and by fingerprint at one moment")
    default void listsTheNewestFirst() {
        try (Stores stores = newStores()) {
            MappingStore mappings = mappingsOf(stores);
            SavedMapping old = mapping("a", Samples.NOON.minusSeconds(1), "x");
            SavedMapping second = mapping("c", Samples.NOON, "x");
            SavedMapping first = mapping("b", Samples.NOON, "x");
            List.of(old, second, first).forEach(mappings::save);
            assertThat(mappings.newest(10)).containsExactly(first, second, old);
            assertThat(mappings.newest(2)).containsExactly(first, second);
        }
    }

    /** A forgotten mapping is gone. */
    @Test
    @DisplayName("MP-04: a forgotten mapping is gone and can be saved again")
    default void forgetsMappings() {
        try (Stores stores = newStores()) {
            MappingStore mappings = mappingsOf(stores);
            SavedMapping saved = mapping("a", Samples.NOON, "x", "y");
            mappings.save(saved);
            assertThat(mappings.delete("a")).isTrue();
            assertThat(mappings.delete("a")).isFalse();
            assertThat(mappings.find("a")).isEmpty();
            SavedMapping earlier = mapping("a", Samples.NOON.minusSeconds(9), "z");
            mappings.save(earlier);
            assertThat(mappings.find("a")).contains(earlier);
        }
    }

    private static MappingStore mappingsOf(Stores stores) {
        return Samples.ability(stores, MappingStore.class);
    }

    private static SavedMapping mapping(String fingerprint, Instant confirmedAt, String... headers) {
        List<SavedMapping.Column> columns =
                List.of(headers).stream().map(SavedMapping.Column::ignored).toList();
        return new SavedMapping(fingerprint, confirmedAt, "ada", columns);
    }
}
