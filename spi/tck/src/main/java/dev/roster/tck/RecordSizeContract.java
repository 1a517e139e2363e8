package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whether texts of every length and kind come out as they went in, in the audit trail, messages, documents, tokens and
 * mappings: rules AS-01, OS-01, OS-07, DS-01, TS-01 and MP-01.
 */
public interface RecordSizeContract extends StoresFactory {

    /** The audit trail. */
    @Test
    @DisplayName("AS-01: details, reasons and values of every kind and length are listed as they were written")
    default void keepsLongAuditEntries() {
        try (Stores stores = newStores()) {
            List<AuditEntry> entries = new ArrayList<>();
            for (String text : SizeContract.TEXTS) {
                entries.add(audit(text));
            }
            for (int length : SizeContract.LENGTHS) {
                entries.add(AuditEntry.builder(Samples.NOON, "root", "update")
                        .reason("r".repeat(length))
                        .detail("\u20ac".repeat(length))
                        .value(new AuditEntry.Value("note", "", "x".repeat(length)))
                        .build());
            }
            entries.add(AuditEntry.builder(Samples.NOON, "root", "large")
                    .value(new AuditEntry.Value("note", "\u20ac".repeat(Extent.of(1_000_000, 200_000)), null))
                    .build());
            Samples.commit(stores, new CommitUnit(List.of(), null, entries, List.of()));
            List<AuditEntry> found = new ArrayList<>(
                    stores.audit().list(AuditStore.Query.latest(99)).entries());
            java.util.Collections.reverse(found);
            assertThat(found).hasSameSizeAs(entries);
            for (int i = 0; i < entries.size(); i++) {
                Difference.assertSame(found.get(i), entries.get(i));
            }
            assertThat(stores.audit()
                            .list(AuditStore.Query.latest(9).by(SizeContract.TEXTS.get(0)))
                            .entries())
                    .hasSize(1);
            assertThat(stores.audit()
                            .list(AuditStore.Query.latest(9)
                                    .by(SizeContract.TEXTS.get(0).strip()))
                            .entries())
                    .isEmpty();
        }
    }

    private static AuditEntry audit(String text) {
        return AuditEntry.builder(Samples.NOON, text, text)
                .onBehalfOf(text)
                .target(new AuditEntry.Target(text, text))
                .reason(text)
                .detail(text)
                .value(new AuditEntry.Value(text, text, text))
                .build();
    }

    /** Messages. */
    @Test
    @DisplayName("OS-01: bodies of 65,536 characters, keys of 200 and texts of every kind wait as they were written")
    default void keepsLongMessages() {
        try (Stores stores = newStores()) {
            List<OutboxMessage> messages = new ArrayList<>();
            for (int i = 0; i < SizeContract.TEXTS.size(); i++) {
                String text = SizeContract.TEXTS.get(i);
                messages.add(OutboxMessage.builder(text + i, text, new UserId("u" + i))
                        .body(Map.of(text, text, "empty", ""))
                        .build());
            }
            messages.add(OutboxMessage.builder("\u20ac".repeat(200), "mail", new UserId("x"))
                    .body(Map.of("b", "\u20ac".repeat(65_535)))
                    .build());
            messages.add(OutboxMessage.builder("k", "mail", new UserId("i".repeat(64)))
                    .body(Map.of("b", "\ud83d\ude00".repeat(32_767)))
                    .build());
            Samples.commit(stores, new CommitUnit(List.of(), null, List.of(), messages));
            List<OutboxMessage> found = stores.outbox().pending(99);
            assertThat(found).hasSameSizeAs(messages);
            for (int i = 0; i < messages.size(); i++) {
                Difference.assertSame(found.get(i), messages.get(i));
            }
        }
    }

    /** Dead letters. */
    @Test
    @DisplayName("OS-07: what was said of a message that is given up, and who had it, are kept as they are")
    default void keepsReasonsOfDeadLetters() {
        try (Stores stores = newStores()) {
            for (int i = 0; i < SizeContract.TEXTS.size(); i++) {
                String text = SizeContract.TEXTS.get(i);
                OutboxMessage message =
                        OutboxMessage.builder(text, "mail", new UserId("u" + i)).build();
                Samples.commit(stores, new CommitUnit(List.of(), null, List.of(), List.of(message)));
                OutboxStore.Lease lease =
                        new OutboxStore.Lease(text + "o".repeat(100), Samples.NOON, Samples.NOON.plusSeconds(9));
                assertThat(stores.outbox().claim(lease, 9)).hasSize(1);
                assertThat(stores.outbox().delivered(text, lease.owner().strip() + "?"))
                        .isFalse();
                assertThat(stores.outbox()
                                .giveUp(
                                        text,
                                        new OutboxStore.Failure(lease.owner(), Samples.NOON, text + "w".repeat(900))))
                        .isTrue();
            }
            assertThat(stores.outbox().dead(99))
                    .extracting(letter -> letter.message().failure())
                    .containsExactlyInAnyOrderElementsOf(SizeContract.TEXTS.stream()
                            .map(text -> text + "w".repeat(900))
                            .toList());
        }
    }

    /** Documents. */
    @Test
    @DisplayName(
            "DS-01: documents with blanks and line ends around them, and of 1 MiB of long letters, are found as they are")
    default void keepsLongDocuments() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            List<String> texts = new ArrayList<>(SizeContract.TEXTS);
            texts.add("\"" + "\ud83d\ude00".repeat((1 << 18) - 1) + "\" ");
            for (int i = 0; i < texts.size(); i++) {
                DocumentStore.Document document =
                        new DocumentStore.Document("k".repeat(100), "~".repeat(190) + i, null, 0, texts.get(i));
                documents.put(document);
                Difference.assertSame(
                        documents.find(document.kind(), document.key()).orElseThrow(), document.kept());
            }
        }
    }

    /** Tokens. */
    @Test
    @DisplayName(
            "TS-01: the issuer of a token is kept as it is, whatever its kind and length, and so is a long address")
    default void keepsIssuers() {
        try (Stores stores = newStores()) {
            List<String> issuers = new ArrayList<>(SizeContract.TEXTS);
            issuers.add("\u20ac".repeat(255));
            for (int i = 0; i < issuers.size(); i++) {
                OneTimeToken token = new OneTimeToken(
                        new OneTimeToken.Hash(Integer.toHexString(0x2000 + i).repeat(16)),
                        OneTimeToken.Purpose.INVITATION,
                        new UserId("u" + i),
                        new EmailAddress("A".repeat(64) + "@" + "B".repeat(60) + ".Example"),
                        issuers.get(i),
                        Samples.NOON,
                        Samples.NOON.plusSeconds(9));
                Samples.tokens(stores).issue(token);
                Difference.assertSame(
                        Samples.tokens(stores)
                                .find(token.hash(), token.purpose())
                                .orElseThrow(),
                        token);
                assertThat(Samples.tokens(stores).consume(token, Samples.NOON)).isTrue();
            }
        }
    }

    /** Mappings. */
    @Test
    @DisplayName(
            "MP-01: headers and names with blanks, line ends and marks, and hundreds of columns, are found as they are")
    default void keepsLongMappings() {
        try (Stores stores = newStores()) {
            MappingStore mappings = Samples.ability(stores, MappingStore.class);
            List<SavedMapping.Column> columns = new ArrayList<>();
            for (String text : SizeContract.TEXTS) {
                columns.add(new SavedMapping.Column(
                        text, SavedMapping.Column.Use.FIELD, text.isBlank() ? "x" : text, text));
                columns.add(SavedMapping.Column.ignored(text));
            }
            for (int i = 0; i < 300; i++) {
                columns.add(SavedMapping.Column.ignored("h".repeat(i)));
            }
            SavedMapping saved = new SavedMapping("f", Samples.NOON, " " + "\u20ac".repeat(198) + " ", columns);
            mappings.save(saved);
            Difference.assertSame(mappings.find("f").orElseThrow(), saved);
        }
    }
}
