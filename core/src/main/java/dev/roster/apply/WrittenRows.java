package dev.roster.apply;

import dev.roster.json.JournalCodec;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.TenantState;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongPredicate;

/** The rows of its source that a run has written, as its journal has them: one bit a row. */
public final class WrittenRows implements LongPredicate {

    private static final int CHUNK = 500;

    private final BitSet rows = new BitSet();

    private WrittenRows() {}

    /**
     * Reads the journal of a run.
     *
     * @param tenant where it was applied
     * @param run the run
     * @return the rows that were written up to now
     */
    public static WrittenRows of(TenantState tenant, PlanId run) {
        WrittenRows written = new WrittenRows();
        JournalStore journal = tenant.stores().journal();
        JournalCodec codec = new JournalCodec(tenant.fields(), "");
        int from = 0;
        List<JournalEntry> entries = journal.entries(run, from, CHUNK);
        while (!entries.isEmpty()) {
            entries.stream()
                    .filter(entry ->
                            entry.outcome() == UnitOutcome.Kind.WRITTEN || entry.outcome() == UnitOutcome.Kind.REPEATED)
                    .forEach(entry -> written.add(codec.read(entry.parts())));
            from = entries.get(entries.size() - 1).number() + 1;
            entries = journal.entries(run, from, CHUNK);
        }
        return written;
    }

    @Override
    public boolean test(long row) {
        return rows.get((int) row);
    }

    private void add(JournalCodec.Body body) {
        body.changes().forEach(applied -> {
            Long row = applied.change().row();
            if (row != null) {
                rows.set(row.intValue());
            }
        });
    }
}
