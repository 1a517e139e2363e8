package dev.roster.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes that live or die together, with what is kept about them; nobody reads a part of them alone (UN-04).
 *
 * @param writes the writes, in order; each user and each entry of a catalog at most once
 * @param journal what the run keeps about the unit, or null outside a run; an entry of that run and number
 *     that exists already makes the outcome {@link UnitOutcome.Kind#REPEATED}
 * @param audit who changed what
 * @param outbox what must be told to others after the commit; a message whose key exists is not added again
 */
public record CommitUnit(
        List<Write> writes, @Nullable JournalEntry journal, List<AuditEntry> audit, List<OutboxMessage> outbox) {

    /** Copies the lists. */
    public CommitUnit {
        writes = List.copyOf(writes);
        audit = List.copyOf(audit);
        outbox = List.copyOf(outbox);
    }
}
