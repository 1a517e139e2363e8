package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.MappingStore;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether lists are as long as they are asked for: rules AS-03, JS-05, OS-01, OS-03, DS-03 and MP-03. */
public interface LongListContract extends StoresFactory {

    /** More than a round number. */
    int MANY = 1_050;

    /** The audit trail. */
    @Test
    @DisplayName("AS-03: a page of 10,000 entries holds as many, and the next one holds the rest")
    default void listsManyAuditEntries() {
        try (Stores stores = newStores()) {
            List<AuditEntry> entries = IntStream.range(0, AuditStore.Query.MAX_LIMIT + 50)
                    .mapToObj(i -> AuditEntry.builder(Samples.NOON, "root", "update")
                            .detail("entry " + i)
                            .build())
                    .toList();
            assertThat(Samples.commit(stores, new CommitUnit(List.of(), null, entries, List.of())))
                    .isEqualTo(UnitOutcome.WRITTEN);
            AuditStore.Query query = AuditStore.Query.latest(AuditStore.Query.MAX_LIMIT);
            AuditStore.Page page = stores.audit().list(query);
            assertThat(page.entries()).hasSize(AuditStore.Query.MAX_LIMIT);
            assertThat(page.entries().get(0)).isEqualTo(entries.get(entries.size() - 1));
            AuditStore.Page rest = stores.audit().list(query.after(page.next().orElseThrow()));
            assertThat(rest.entries()).hasSize(50).endsWith(entries.get(0));
            assertThat(rest.next()).isEmpty();
        }
    }

    /** Runs. */
    @Test
    @DisplayName("JS-05: more than a thousand runs are listed when they are asked for")
    default void listsManyRuns() {
        try (Stores stores = newStores()) {
            List<CommitUnit> units = IntStream.range(0, MANY)
                    .mapToObj(i -> Samples.unit(new Write.FinishedRun(
                            Run.builder(new PlanId("%08x".formatted(i)), Samples.NOON.plusSeconds(i))
                                    .kind(Run.Kind.SINGLE)
                                    .state(Run.State.FINISHED)
                                    .build())))
                    .toList();
            assertThat(stores.users().commit(units, CommitGuards.NONE)).containsOnly(UnitOutcome.WRITTEN);
            assertThat(stores.journal().runs(EnumSet.allOf(Run.Kind.class), null, 10_000))
                    .hasSize(MANY);
            assertThat(stores.journal().runs(EnumSet.of(Run.Kind.SINGLE), "", MANY - 1))
                    .hasSize(MANY - 1);
        }
    }

    /** Messages. */
    @Test
    @DisplayName("OS-03: more than a thousand messages are listed and claimed when they are asked for")
    default void claimsManyMessages() {
        try (Stores stores = newStores()) {
            List<OutboxMessage> messages = IntStream.range(0, MANY)
                    .mapToObj(i -> OutboxMessage.builder("k" + i, "mail", new UserId("u" + i))
                            .build())
                    .toList();
            assertThat(Samples.commit(stores, new CommitUnit(List.of(), null, List.of(), messages)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            Difference.assertSame(stores.outbox().pending(10_000), messages);
            assertThat(stores.outbox().pending(MANY - 1)).hasSize(MANY - 1);
            assertThat(stores.outbox().claim(Samples.LEASE, 10_000)).hasSize(MANY);
        }
    }

    /** Documents. */
    @Test
    @DisplayName("DS-03: long pages of documents hold as many as they are asked for")
    default void listsManyDocuments() {
        try (Stores stores = newStores()) {
            DocumentStore documents = Samples.ability(stores, DocumentStore.class);
            int many = MANY;
            UserId ada = new UserId("ada");
            for (int i = 0; i < many; i++) {
                documents.put(new Document("note", "n" + i, ada, 0, "{}"));
            }
            assertThat(documents.ofKind("note", DocumentStore.Page.first(10_000)))
                    .hasSize(many);
            assertThat(documents.ofUser(ada, "note", DocumentStore.Page.first(many - 1)))
                    .hasSize(many - 1);
        }
    }

    /** Mappings. */
    @Test
    @DisplayName("MP-03: long lists of mappings hold as many as they are asked for")
    default void listsManyMappings() {
        try (Stores stores = newStores()) {
            MappingStore mappings = Samples.ability(stores, MappingStore.class);
            int many = MANY;
            for (int i = 0; i < many; i++) {
                mappings.save(new SavedMapping("f" + i, Samples.NOON, "root", List.of()));
            }
            assertThat(mappings.newest(10_000)).hasSize(many);
            assertThat(mappings.newest(many - 1)).hasSize(many - 1);
        }
    }
}
