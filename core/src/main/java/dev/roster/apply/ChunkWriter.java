package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.json.JournalCodec;
import dev.roster.json.WriteOrder;
import dev.roster.model.Issue;
import dev.roster.plan.AppliedChange;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes chunks of units: drafts them against what is stored now, sends those that may be written, and keeps in the
 * journal what became of each. Units that the journal has are not written again. One thread may prepare a chunk while another
 * writes the one before.
 */
final class ChunkWriter {

    private final OpenRun run;
    private final UnitDrafts drafts;
    private final RunEntries entries;

    /** A unit with its number, on its way. */
    record Numbered(int number, WriteOrder.Unit unit, UnitDraft draft) {}

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
     * A chunk that was looked up and drafted, so that nothing but sending it is left.
     *
     * @param chunk units that do not need each other
     * @param first the number of the first one
     * @param known what the journal has already
     * @param drafted the other units
     * @param sent those of them that may be written
     * @param units the same as the store takes them
     * @param guards what they were decided by
     */
    record Prepared(
            List<WriteOrder.Unit> chunk,
            int first,
            List<Settled> known,
            List<Numbered> drafted,
            List<Numbered> sent,
            List<CommitUnit> units,
            CommitGuards guards) {}

    /**
     * Looks up and drafts a chunk. This may happen while the chunk before it is written, if that is of the same wave: what
     * has changed meanwhile of what it is decided by, the commit finds out.
     *
     * @param chunk units that do not need each other
     * @param first the number of the first one
     */
    Prepared prepare(List<WriteOrder.Unit> chunk, int first) {
        RunCatalogs catalogs = run.catalogs();
        Map<Integer, JournalEntry> entries = run.knownEntries(first, chunk.size());
        List<Settled> known = new ArrayList<>(chunk.size());
        List<WriteOrder.Unit> open = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            JournalEntry entry = entries.get(first + i);
            if (entry == null) {
                open.add(chunk.get(i));
                numbers.add(first + i);
            } else {
                known.add(settled(chunk.get(i), entry));
            }
        }
        Actor present = run.actorNow();
        List<Numbered> drafted = open.isEmpty() ? List.of() : draft(open, numbers, catalogs, present);
        List<Numbered> sent = drafted.stream()
                .filter(numbered -> !numbered.draft().isRefused())
                .toList();
        List<CommitUnit> units = sent.stream().map(this::unit).toList();
        return new Prepared(chunk, first, known, drafted, sent, units, catalogs.guards(present));
    }

    /**
     * Writes a chunk.
     *
     * @param chunk units that do not need each other
     * @param first the number of the first one
     * @param prepared the same, if it is prepared; it is prepared again when its answer gets lost or it is outdated
     * @return what became of each unit, in any order
     * @throws dev.roster.plan.PlanException if what they are decided by keeps changing
     */
    List<Settled> write(List<WriteOrder.Unit> chunk, int first, @Nullable Prepared prepared) {
        AtomicReference<@Nullable Prepared> once = new AtomicReference<>(prepared);
        return Retry.of(run.id(), () -> settle(once.getAndSet(null), chunk, first));
    }

    private List<Settled> settle(@Nullable Prepared prepared, List<WriteOrder.Unit> chunk, int first) {
        Prepared next = prepared == null ? prepare(chunk, first) : prepared;
        for (int attempt = 1; ; attempt++) {
            List<Settled> settled = new ArrayList<>(next.known());
            if (send(next, settled)) {
                return settled;
            }
            run.readAgain(attempt);
            next = prepare(chunk, first);
        }
    }

    private List<Numbered> draft(
            List<WriteOrder.Unit> units, List<Integer> numbers, RunCatalogs catalogs, Actor present) {
        List<UnitDraft> drafted = drafts.of(units, catalogs, present);
        List<Numbered> numbered = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            numbered.add(new Numbered(numbers.get(i), units.get(i), drafted.get(i)));
        }
        return numbered;
    }

    /** Whether the units were judged; if not, nothing was written and nothing is settled. */
    private boolean send(Prepared prepared, List<Settled> settled) {
        List<UnitOutcome> outcomes =
                prepared.units().isEmpty() ? List.of() : run.commit(prepared.units(), prepared.guards());
        if (outcomes.contains(UnitOutcome.OUTDATED)) {
            return false;
        }
        Refused refused = new Refused();
        for (Numbered numbered : prepared.drafted()) {
            UnitDraft draft = numbered.draft();
            if (draft.isRefused()) {
                refused.add(numbered, draft.refusal(), draft.issues());
            }
        }
        for (int i = 0; i < outcomes.size(); i++) {
            settle(prepared.sent().get(i), outcomes.get(i), settled, refused);
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
