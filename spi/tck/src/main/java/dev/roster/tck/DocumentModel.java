package dev.roster.tck;

import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a store of documents must answer, as plain as can be. For one thread. */
final class DocumentModel implements DocumentStore {

    private record Name(String kind, String key) {}

    private final Map<Name, Document> documents = new HashMap<>();

    @Override
    public Optional<Document> find(String kind, String key) {
        return Optional.ofNullable(documents.get(new Name(kind, key)));
    }

    @Override
    public Optional<Document> put(Document document) {
        if (versionNow(document) != document.version()) {
            return Optional.empty();
        }
        documents.put(new Name(document.kind(), document.key()), document.kept());
        return Optional.of(document.kept());
    }

    @Override
    public boolean delete(Document document) {
        return versionNow(document) == document.version()
                && documents.remove(new Name(document.kind(), document.key())) != null;
    }

    @Override
    public List<Document> ofKind(String kind, Page page) {
        return after(kind, page).limit(page.limit()).toList();
    }

    @Override
    public List<Document> ofUser(UserId user, String kind, Page page) {
        return after(kind, page)
                .filter(document -> user.equals(document.user()))
                .limit(page.limit())
                .toList();
    }

    void erase(UserId user) {
        documents.values().removeIf(document -> user.equals(document.user()));
    }

    private Stream<Document> after(String kind, Page page) {
        return documents.values().stream()
                .filter(document ->
                        document.kind().equals(kind) && document.key().compareTo(page.after()) > 0)
                .sorted(Comparator.comparing(Document::key));
    }

    private long versionNow(Document document) {
        return find(document.kind(), document.key()).map(Document::version).orElse(0L);
    }
}
