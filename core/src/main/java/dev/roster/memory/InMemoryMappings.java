package dev.roster.memory;

import dev.roster.spi.MappingStore;
import dev.roster.spi.SavedMapping;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The confirmed mappings, by fingerprint. */
final class InMemoryMappings implements MappingStore {

    private static final Comparator<SavedMapping> NEWEST_FIRST =
            Comparator.comparing(SavedMapping::confirmedAt).reversed().thenComparing(SavedMapping::fingerprint);

    private final Object lock;
    private final Map<String, SavedMapping> byFingerprint = new HashMap<>();

    InMemoryMappings(Object lock) {
        this.lock = lock;
    }

    @Override
    public void save(SavedMapping mapping) {
        synchronized (lock) {
            byFingerprint.merge(
                    mapping.fingerprint(),
                    mapping,
                    (before, now) -> now.confirmedAt().isBefore(before.confirmedAt()) ? before : now);
        }
    }

    @Override
    public Optional<SavedMapping> find(String fingerprint) {
        synchronized (lock) {
            return Optional.ofNullable(byFingerprint.get(fingerprint));
        }
    }

    @Override
    public List<SavedMapping> newest(int limit) {
        synchronized (lock) {
            return byFingerprint.values().stream()
                    .sorted(NEWEST_FIRST)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean delete(String fingerprint) {
        synchronized (lock) {
            return byFingerprint.remove(fingerprint) != null;
        }
    }
}
