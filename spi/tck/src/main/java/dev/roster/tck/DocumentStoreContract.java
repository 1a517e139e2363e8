package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.UserId;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.DocumentStore.Page;
import dev.roster.spi.Stores;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store of documents must keep: rules DS-01 to DS-03, and UN-02 for documents. */
public interface DocumentStoreContract extends StoresFactory {

    /** Documents come out as they went in. */
    @Test
    @DisplayName("DS-01: a document comes out as it went in, up to 1 MiB, and an absent one is empty")
    default void keepsDocuments() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            assertThat(documents.find("note", "1")).isEmpty();
            for (String json : List.of(
                    "{\"text\":\"\u20ac \ud83d\ude00\\n\"}",
                    "\"" + "x".repeat(Document.MAX_BYTES - 2) + "\"",
                    "null")) {
                Document given = new Document("note", "k" + json.length(), new UserId("ada"), 0, json);
                Document kept = documents.put(given).orElseThrow();
                Difference.assertSame(kept, given.kept());
                assertThat(documents.find("note", kept.key())).contains(kept);
            }
            Document nobodys = documents.put(document("view", "a/b", null)).orElseThrow();
            assertThat(documents.find("view", "a/b")).contains(nobodys);
            assertThat(documents.find("note", "a/b")).isEmpty();
            assertThat(documents.find("view", "A/B")).isEmpty();
        }
    }

    /** Compare and set. */
    @Test
    @DisplayName("DS-02: a document is put and removed as it was read, and not when somebody else was first")
    default void comparesVersions() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            Document first = documents.put(document("note", "1", "ada")).orElseThrow();
            assertThat(documents.put(document("note", "1", "bob"))).isEmpty();
            Document second = documents.put(first.withJson("2")).orElseThrow();
            assertThat(second.version()).isEqualTo(2);
            assertThat(documents.put(first.withJson("3"))).isEmpty();
            assertThat(documents.put(new Document("note", "2", null, 1, "{}"))).isEmpty();
            assertThat(documents.delete(first)).isFalse();
            assertThat(documents.delete(document("note", "1", "ada"))).isFalse();
            assertThat(documents.find("note", "1")).contains(second);
            assertThat(documents.delete(second)).isTrue();
            assertThat(documents.delete(second)).isFalse();
            assertThat(documents.put(second)).isEmpty();
            assertThat(documents.put(document("note", "1", "bob"))).isPresent();
        }
    }

    /** One of many writers wins. */
    @Test
    @DisplayName("DS-02: of 16 threads that put one document, new or known, one does")
    default void putsOnce() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            List<Optional<Document>> added = Samples.together(
                    number -> documents.put(document("note", "1", "ada").withJson("" + number)));
            assertThat(added.stream().flatMap(Optional::stream)).hasSize(1);
            Document known = documents.find("note", "1").orElseThrow();
            List<Optional<Document>> changed =
                    Samples.together(number -> documents.put(known.withJson("" + (100 + number))));
            List<Document> winners = changed.stream().flatMap(Optional::stream).toList();
            assertThat(winners).hasSize(1);
            assertThat(documents.find("note", "1")).contains(winners.get(0));
        }
    }

    /** Lists. */
    @Test
    @DisplayName("DS-03: documents are listed by kind and by user, in pages of any size by key")
    default void listsDocuments() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            List<Document> all = new ArrayList<>();
            for (String key : List.of("!", "A", "B_", "a", "a-b", "ab", "b", "~")) {
                all.add(documents
                        .put(document("note", key, all.size() % 2 == 0 ? "ada" : "bob"))
                        .orElseThrow());
            }
            documents.put(document("view", "a", "ada"));
            documents.put(document("note2", "a", "ada"));
            List<Document> adas = all.stream()
                    .filter(document -> new UserId("ada").equals(document.user()))
                    .toList();
            for (int size : List.of(1, 3, 8, 9)) {
                List<Document> found = new ArrayList<>();
                List<Document> ofAda = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    found.addAll(documents.ofKind("note", new Page(last(found), size)));
                    ofAda.addAll(documents.ofUser(new UserId("ada"), "note", new Page(last(ofAda), size)));
                }
                assertThat(found).as("pages of %s", size).containsExactlyElementsOf(all);
                assertThat(ofAda).as("pages of %s", size).containsExactlyElementsOf(adas);
            }
            assertThat(documents.ofUser(new UserId("eve"), "note", Page.first(5)))
                    .isEmpty();
        }
    }

    /** Documents of an erased user. */
    @Test
    @DisplayName("UN-02: the documents of an erased user go with the user, and nobody else's")
    default void erasesDocuments() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            Samples.load(stores, List.of(Samples.user("ada")));
            documents.put(document("note", "1", "ada"));
            documents.put(document("view", "1", "ada"));
            Document bobs = documents.put(document("note", "2", "bob")).orElseThrow();
            Document nobodys = documents.put(document("note", "3", null)).orElseThrow();
            Samples.commit(stores, new Write.EraseUser(new UserId("ada"), 9));
            assertThat(documents.find("note", "1")).as("a stale erasure").isPresent();
            Samples.commit(stores, new Write.EraseUser(new UserId("ada"), 1));
            assertThat(documents.ofKind("note", Page.first(9))).containsExactly(bobs, nobodys);
            assertThat(documents.ofKind("view", Page.first(9))).isEmpty();
        }
    }

    private static String last(List<Document> documents) {
        return documents.isEmpty() ? "" : documents.get(documents.size() - 1).key();
    }

    private static Document document(String kind, String key, @Nullable String user) {
        return new Document(kind, key, user == null ? null : new UserId(user), 0, "{}");
    }
}
