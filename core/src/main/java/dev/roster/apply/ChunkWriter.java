package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.json.JournalCodec;
import dev.roster.json.WriteOrder;
import dev.roster.model.Issue;
import dev.roster.plan.AppliedChange;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes chunks of units: drafts them against what is stored now, sends those that may be written, and keeps in the
 * journal what became of each. Units that the journal has are not written again. For one thread.
 */
final class ChunkWriter {

    private final OpenRun run;
    private final UnitDrafts drafts;
    private final RunEntries entries;

    /** A unit with its number, on its way. */
    private record Numbered(int number, WriteOrder.Unit unit, UnitDraft draft) {}

    /**
     * What became of a unit.
     *
     * @param unit the unit
     * @param outcome whether it was written, or why not
     * @param body what the journal keeps of it
     */
    record Settled(WriteOrder.Unit unit, UnitOutcome.Kind outcome, JournalCodec.Body body) {}

    ChunkWriter(OpenRun run, UnitDrafts drafts, RunEntries entries) {
        this.run = run;
        this.drafts = drafts;
        this.entries = entries;
    }

    /**
     * Writes a chunk.
     *
     * @param chunk units that do not need each other
     * @param first the number of the first one
     * @return what became of each, in any order
     * @throws dev.roster.plan.PlanException if what they are decided by keeps changing
     */
    List<Settled> write(List<WriteOrder.Unit> chunk, int first) {
        return Retry.of(run.id(), () -> settle(chunk, first));
    }

    private List<Settled> settle(List<WriteOrder.Unit> chunk, int first) {
        for (int attempt = 1; ; attempt++) {
            Optional<List<Settled>> settled = settleOnce(chunk, first);
            if (settled.isPresent()) {
                return settled.get();
            }
            run.readAgain(attempt);
        }
    }

    /** Empty when what the chunk was decided by has changed meanwhile; nothing is written then. */
    private Optional<List<Settled>> settleOnce(List<WriteOrder.Unit> chunk, int first) {
        Map<Integer, JournalEntry> known = run.knownEntries(first, chunk.size());
        List<Settled> settled = new ArrayList<>(chunk.size());
        List<WriteOrder.Unit> open = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            JournalEntry entry = known.get(first + i);
            if (entry == null) {
                open.add(chunk.get(i));
                numbers.add(first + i);
            } else {
                settled.add(settled(chunk.get(i), entry));
            }
        }
        Actor present = run.actorNow();
        boolean isSent = open.isEmpty() || send(draft(open, numbers, present), present, settled);
        return isSent ? Optional.of(settled) : Optional.empty();
    }

    private List<Numbered> draft(List<WriteOrder.Unit> units, List<Integer> numbers, Actor present) {
        List<UnitDraft> drafted = drafts.of(units, present);
        List<Numbered> numbered = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            numbered.add(new Numbered(numbers.get(i), units.get(i), drafted.get(i)));
        }
        return numbered;
    }

    /** Whether the units were judged; if not, nothing was written and nothing is settled. */
    private boolean send(List<Numbered> all, Actor present, List<Settled> settled) {
        List<Numbered> sent =
                all.stream().filter(numbered -> !numbered.draft().isRefused()).toList();
        List<CommitUnit> units = sent.stream().map(this::unit).toList();
        List<UnitOutcome> outcomes =
                units.isEmpty() ? List.of() : run.commit(units, run.catalogs().guards(present));
        if (outcomes.contains(UnitOutcome.OUTDATED)) {
            return false;
        }
        Refused refused = new Refused();
        for (Numbered numbered : all) {
            UnitDraft draft = numbered.draft();
            if (draft.isRefused()) {
                refused.add(numbered, draft.refusal(), draft.issues());
            }
        }
        for (int i = 0; i < outcomes.size(); i++) {
            settle(sent.get(i), outcomes.get(i), settled, refused);
        }
        refused.append(settled);
        return true;
    }

    private void settle(Numbered numbered, UnitOutcome outcome, List<Settled> settled, Refused refused) {
        switch (outcome.kind()) {
            case WRITTEN ->
                settled.add(new Settled(numbered.unit(), UnitOutcome.Kind.WRITTEN, body(numbered, List.of())));
            case REPEATED ->
                run.knownEntries(numbered.number(), 1)
                        .values()
                        .forEach(entry -> settled.add(settled(numbered.unit(), entry)));
            case STALE, DUPLICATE, LAST_OWNER, IN_USE, REFUSED, OUTDATED ->
                refused.add(numbered, outcome.kind(), numbered.draft().issuesOf(outcome));
        }
    }

    private CommitUnit unit(Numbered numbered) {
        List<AppliedChange> applied = numbered.draft().applied();
        UnitRecord record = run.record();
        List<Write> writes = new ArrayList<>(entries.writesOfUnit());
        writes.addAll(numbered.draft().writes());
        JournalEntry entry = run.entry(numbered.number(), UnitOutcome.Kind.WRITTEN, body(numbered, List.of()));
        return new CommitUnit(writes, entry, record.audit(applied), record.outbox(applied));
    }

    private JournalCodec.Body body(Numbered numbered, List<Issue> issues) {
        return new JournalCodec.Body(numbered.draft().applied(), issues, entries.keptWithUnit());
    }

    private Settled settled(WriteOrder.Unit unit, JournalEntry entry) {
        return new Settled(unit, entry.outcome(), run.body(entry));
    }

    /** Units that were not written, for the journal. */
    private final class Refused {

        private final List<WriteOrder.Unit> units = new ArrayList<>(0);
        private final List<JournalEntry> journal = new ArrayList<>(0);

        void add(Numbered numbered, UnitOutcome.Kind outcome, List<Issue> issues) {
            units.add(numbered.unit());
            journal.add(run.entry(numbered.number(), outcome, body(numbered, issues)));
        }

        void append(List<Settled> settled) {
            if (journal.isEmpty()) {
                return;
            }
            run.tenant().stores().journal().append(journal);
            for (int i = 0; i < journal.size(); i++) {
                settled.add(settled(units.get(i), journal.get(i)));
            }
        }
    }
}
