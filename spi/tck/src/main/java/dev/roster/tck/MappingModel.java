package dev.roster.tck;

import dev.roster.spi.MappingStore;
import dev.roster.spi.SavedMapping;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a store of confirmed mappings must answer, as plain as can be. For one thread. */
final class MappingModel implements MappingStore {

    private final Map<String, SavedMapping> mappings = new HashMap<>();

    @Override
    public void save(SavedMapping mapping) {
        SavedMapping known = mappings.get(mapping.fingerprint());
        if (known == null || !mapping.confirmedAt().isBefore(known.confirmedAt())) {
            mappings.put(mapping.fingerprint(), mapping);
        }
    }

    @Override
    public Optional<SavedMapping> find(String fingerprint) {
        return Optional.ofNullable(mappings.get(fingerprint));
    }

    @Override
    public List<SavedMapping> newest(int limit) {
        return mappings.values().stream()
                .sorted(Comparator.comparing(SavedMapping::confirmedAt)
                        .reversed()
                        .thenComparing(SavedMapping::fingerprint))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean delete(String fingerprint) {
        return mappings.remove(fingerprint) != null;
    }
}
