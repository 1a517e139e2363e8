package dev.roster.memory;

import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Documents by kind and key. */
final class InMemoryDocuments implements DocumentStore {

    private final Object lock;
    private final Map<String, NavigableMap<String, Document>> byKind = new HashMap<>();

    InMemoryDocuments(Object lock) {
        this.lock = lock;
    }

    @Override
    public Optional<Document> find(String kind, String key) {
        synchronized (lock) {
            return Optional.ofNullable(of(kind).get(key));
        }
    }

    @Override
    public Optional<Document> put(Document document) {
        synchronized (lock) {
            if (!isCurrent(document)) {
                return Optional.empty();
            }
            Document kept = document.kept();
            of(kept.kind()).put(kept.key(), kept);
            return Optional.of(kept);
        }
    }

    @Override
    public boolean delete(Document document) {
        synchronized (lock) {
            return document.version() > 0
                    && isCurrent(document)
                    && of(document.kind()).remove(document.key()) != null;
        }
    }

    @Override
    public List<Document> ofKind(String kind, Page page) {
        synchronized (lock) {
            return of(kind).tailMap(page.after(), false).values().stream()
                    .limit(page.limit())
                    .toList();
        }
    }

    @Override
    public List<Document> ofUser(UserId user, String kind, Page page) {
        synchronized (lock) {
            return of(kind).tailMap(page.after(), false).values().stream()
                    .filter(document -> user.equals(document.user()))
                    .limit(page.limit())
                    .toList();
        }
    }

    /** Drops the documents of a user. To be called under the lock. */
    void erase(UserId user) {
        byKind.values().forEach(documents -> documents.values().removeIf(document -> user.equals(document.user())));
    }

    private boolean isCurrent(Document document) {
        Document stored = of(document.kind()).get(document.key());
        return (stored == null ? 0 : stored.version()) == document.version();
    }

    private NavigableMap<String, Document> of(String kind) {
        return byKind.computeIfAbsent(kind, any -> new TreeMap<>());
    }
}
