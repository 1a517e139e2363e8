package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.json.JournalCodec;
import dev.roster.json.WriteOrder;
import dev.roster.model.Issue;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.tenant.InvitationQuota;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes chunks of units: drafts them against what is stored now, sends those that may be written, and keeps in the
 * journal what became of each. Units that the journal has are not written again. One thread may prepare a chunk while
 * another writes the one before; only that one asks the store.
 */
final class ChunkWriter {

    private final OpenRun run;
    private final UnitDrafts drafts;
    private final RunEntries entries;
    private final InvitationLimit invitations;

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
        this.invitations = new InvitationLimit(InvitationQuota.of(run.tenant()));
    }

    /**
     * What the store has of a chunk.
     *
     * @param chunk units that do not need each other
     * @param first the number of the first one
     * @param entries the entries that the journal has already, by number
     * @param users the users of the chunk as stored, by id
     * @param catalogs what was read of the catalogs last
     * @param actor who applies, as stored
     */
    record Looked(
            List<WriteOrder.Unit> chunk,
            int first,
            Map<Integer, JournalEntry> entries,
            Map<UserId, User> users,
            RunCatalogs catalogs,
            Actor actor) {}

    /**
     * A chunk that was drafted, so that nothing but sending it is left.
     *
     * @param known what the journal has already
     * @param drafted the other units
     * @param sent those of them that may be written
     * @param units the same as the store takes them
     * @param guards what they were decided by
     */
    record Prepared(
            List<Settled> known,
            List<Numbered> drafted,
            List<Numbered> sent,
            List<CommitUnit> units,
            CommitGuards guards) {

        /** The same without the units that were refused since. */
        Prepared withoutRefused() {
            List<Numbered> kept = new ArrayList<>();
            List<CommitUnit> left = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                if (!sent.get(i).draft().isRefused()) {
                    kept.add(sent.get(i));
                    left.add(units.get(i));
                }
            }
            return new Prepared(known, drafted, kept, left, guards);
        }
    }

    /**
     * Asks the store. This may happen before the chunk before it is written, if that is of the same wave: what changes
     * meanwhile of what it is decided by, the commit finds out.
     *
     * @param chunk units that do not need each other
     * @param first the number of the first one
     */
    Looked look(List<WriteOrder.Unit> chunk, int first) {
        RunCatalogs catalogs = run.catalogs();
        return new Looked(
                chunk,
                first,
                run.knownEntries(first, chunk.size()),
                drafts.storedUsers(chunk),
                catalogs,
                run.actorNow());
    }

    /** Drafts a chunk without the store, so that any thread may do it. */
    Prepared prepare(Looked looked) {
        List<Settled> known = new ArrayList<>();
        List<Numbered> drafted = new ArrayList<>();
        PresentState present = drafts.present(looked.users(), looked.catalogs(), looked.actor());
        for (int i = 0; i < looked.chunk().size(); i++) {
            WriteOrder.Unit unit = looked.chunk().get(i);
            int number = looked.first() + i;
            JournalEntry entry = looked.entries().get(number);
            if (entry == null) {
                drafted.add(new Numbered(number, unit, drafts.draft(unit, looked.users(), present)));
            } else {
                known.add(settled(unit, entry));
            }
        }
        List<Numbered> sent = drafted.stream()
                .filter(numbered -> !numbered.draft().isRefused())
                .toList();
        List<CommitUnit> units = sent.stream().map(this::unit).toList();
        return new Prepared(known, drafted, sent, units, looked.catalogs().guards(looked.actor()));
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
        Prepared next = prepared == null ? prepare(look(chunk, first)) : prepared;
        for (int attempt = 1; ; attempt++) {
            List<Settled> settled = new ArrayList<>(next.known());
            if (send(next, settled)) {
                return settled;
            }
            run.readAgain(attempt);
            next = prepare(look(chunk, first));
        }
    }

    /** Whether the units were judged; if not, nothing was written and nothing is settled. */
    private boolean send(Prepared drafted, List<Settled> settled) {
        Map<Integer, UnitDraft> inviting = new LinkedHashMap<>();
        drafted.sent().forEach(numbered -> inviting.put(numbered.number(), numbered.draft()));
        invitations.count(run.actor(), inviting);
        Prepared prepared = drafted.withoutRefused();
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
        invitations.end(refused.numbers());
        refused.append(settled);
        return true;
    }

    private void settle(Numbered numbered, UnitOutcome outcome, List<Settled> settled, Refused refused) {
        switch (outcome.kind()) {
            case WRITTEN -> settled.add(new Settled(numbered.unit(), UnitOutcome.Kind.WRITTEN, body(numbered)));
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
        writes.addAll(new UnitTokens(run.tenant(), record).writes(numbered.draft()));
        JournalEntry entry = run.entry(numbered.number(), UnitOutcome.Kind.WRITTEN, body(numbered));
        return new CommitUnit(
                writes,
                entry,
                record.audit(applied),
                record.outbox(numbered.draft().done()));
    }

    private JournalCodec.Body body(Numbered numbered) {
        return new JournalCodec.Body(numbered.draft().applied(), List.of(), entries.keptWithUnit());
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
            var body = new JournalCodec.Body(numbered.draft().refused(), issues, entries.keptWithUnit());
            journal.add(run.entry(numbered.number(), outcome, body));
        }

        List<Integer> numbers() {
            return journal.stream().map(JournalEntry::number).toList();
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
