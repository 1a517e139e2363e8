package dev.roster.mutants;

import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.Stores;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores whose documents are cut, overwritten or listed wrongly. */
final class DocumentMutants {

    private static final int COLUMN = 65_535;

    private DocumentMutants() {}

    static List<Mutant> all() {
        return List.of(
                documents("short note", "cuts long documents", "DS-01", ShortNote::new),
                documents("last writer", "puts a document over whatever is stored", "DS-02", LastWriter::new),
                documents("from there", "begins a page with the last key of the one before", "DS-03", FromThere::new),
                documents("reading room", "lists the documents of everybody", "DS-03", ReadingRoom::new));
    }

    private static Mutant documents(String name, String flaw, String rule, UnaryOperator<DocumentStore> broken) {
        return Mutant.ofStores(name, flaw, rule, real -> new Documents(real, broken));
    }

    private static final class Documents extends ForwardingStores {
        private final UnaryOperator<DocumentStore> broken;

        Documents(Stores real, UnaryOperator<DocumentStore> broken) {
            super(real);
            this.broken = broken;
        }

        @Override
        public <C> Optional<C> capability(Class<C> ability) {
            return ability.equals(DocumentStore.class)
                    ? super.capability(DocumentStore.class).map(broken).map(ability::cast)
                    : super.capability(ability);
        }
    }

    /** Forwards everything. */
    private static class Forwarding implements DocumentStore {
        private final DocumentStore real;

        Forwarding(DocumentStore real) {
            this.real = real;
        }

        @Override
        public Optional<Document> find(String kind, String key) {
            return real.find(kind, key);
        }

        @Override
        public Optional<Document> put(Document document) {
            return real.put(document);
        }

        @Override
        public boolean delete(Document document) {
            return real.delete(document);
        }

        @Override
        public List<Document> ofKind(String kind, Page page) {
            return real.ofKind(kind, page);
        }

        @Override
        public List<Document> ofUser(UserId user, String kind, Page page) {
            return real.ofUser(user, kind, page);
        }
    }

    private static final class ShortNote extends Forwarding {
        ShortNote(DocumentStore real) {
            super(real);
        }

        @Override
        public Optional<Document> put(Document document) {
            String json = document.json();
            return super.put(document.withJson(json.substring(0, Math.min(COLUMN, json.length()))))
                    .map(kept -> kept.withJson(json));
        }
    }

    private static final class LastWriter extends Forwarding {
        LastWriter(DocumentStore real) {
            super(real);
        }

        @Override
        public Optional<Document> put(Document document) {
            long version =
                    find(document.kind(), document.key()).map(Document::version).orElse(0L);
            return super.put(new Document(document.kind(), document.key(), document.user(), version, document.json()));
        }
    }

    private static final class FromThere extends Forwarding {
        FromThere(DocumentStore real) {
            super(real);
        }

        @Override
        public List<Document> ofKind(String kind, Page page) {
            List<Document> all = super.ofKind(kind, Page.first(1_000));
            return all.stream()
                    .filter(document -> document.key().compareTo(page.after()) >= 0)
                    .limit(page.limit())
                    .toList();
        }
    }

    private static final class ReadingRoom extends Forwarding {
        ReadingRoom(DocumentStore real) {
            super(real);
        }

        @Override
        public List<Document> ofUser(UserId user, String kind, Page page) {
            return super.ofKind(kind, page);
        }
    }
}
