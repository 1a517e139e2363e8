package dev.roster.apply;

import dev.roster.json.JournalCodec;
import dev.roster.plan.WrittenChanges;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.tenant.TenantState;
import java.util.List;

/** What a run wrote, read from its journal. */
public final class WrittenRows {

    private static final int CHUNK = 500;

    private WrittenRows() {}

    /**
     * Reads the journal of a run.
     *
     * @param tenant where it was applied
     * @param run the run
     * @return what was written up to now
     */
    public static WrittenChanges of(TenantState tenant, PlanId run) {
        WrittenChanges.Builder written = new WrittenChanges.Builder();
        JournalStore journal = tenant.stores().journal();
        JournalCodec codec = new JournalCodec(tenant.fields(), "");
        int from = 0;
        List<JournalEntry> entries = journal.entries(run, from, CHUNK);
        while (!entries.isEmpty()) {
            entries.stream()
                    .filter(entry -> RunCounts.isWritten(entry.outcome()))
                    .forEach(entry -> add(written, codec.read(entry.parts())));
            from = entries.get(entries.size() - 1).number() + 1;
            entries = journal.entries(run, from, CHUNK);
        }
        return written.build();
    }

    private static void add(WrittenChanges.Builder written, JournalCodec.Body body) {
        body.changes().forEach(applied -> written.add(applied.change()));
        written.add(body.prerequisites());
    }
}
