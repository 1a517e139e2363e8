package dev.roster.tenant;

import dev.roster.json.JournalCodec;
import dev.roster.model.Fields;
import dev.roster.plan.AppliedChange;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.UnitOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a run wrote, from its last unit to its first, page by page: the order in which it is taken back. For one thread. */
public final class RunJournal {

    private static final int PAGE = 500;

    private final JournalStore journal;
    private final JournalCodec codec;
    private final PlanId run;
    private int start;

    /**
     * Starts behind the last unit.
     *
     * @param journal where runs are kept
     * @param fields the fields of the tenant as they are now
     * @param run the run
     */
    public RunJournal(JournalStore journal, Fields fields, Run run) {
        this.journal = journal;
        this.codec = new JournalCodec(fields, run.source());
        this.run = run.plan();
        while (!journal.entries(this.run, start, 1).isEmpty()) {
            start += PAGE;
        }
    }

    /**
     * Reads the page before.
     *
     * @return the written units of the page, the last one first, the changes of each too; perhaps none; empty before the
     *     first unit
     */
    public Optional<List<JournalCodec.Body>> previous() {
        if (start == 0) {
            return Optional.empty();
        }
        int end = start;
        start -= PAGE;
        List<JournalCodec.Body> bodies = new ArrayList<>();
        for (JournalEntry entry : journal.entries(run, start, PAGE)) {
            // Where numbers are missing, a page reaches into the one that was read before.
            if (entry.number() < end && entry.outcome() == UnitOutcome.Kind.WRITTEN) {
                bodies.add(reversed(codec.read(entry.parts())));
            }
        }
        Collections.reverse(bodies);
        return Optional.of(bodies);
    }

    private static JournalCodec.Body reversed(JournalCodec.Body body) {
        List<AppliedChange> changes = new ArrayList<>(body.changes());
        Collections.reverse(changes);
        return new JournalCodec.Body(changes, body.issues(), body.prerequisites());
    }
}
