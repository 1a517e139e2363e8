package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.json.JournalCodec;
import dev.roster.json.WriteOrder;
import dev.roster.model.Issue;
import dev.roster.model.Role;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Prerequisites;
import dev.roster.plan.Progress;
import dev.roster.profile.ApplyPolicy;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One execution of a run, from its first unit to its last. Units that the journal has are passed over. */
final class RunExecution {

    private static final int CHUNK = 500;
    /** How often a chunk is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    private final TenantState tenant;
    private final Actor actor;
    private final ImportPlan plan;
    private final PlanId run;
    private final RunCounts tally;
    private final Progress progress;
    private final JournalCodec codec;
    private final Instant now;
    private final boolean isOneUnit;
    /** What was read of the tenant last; read again when a commit says that it is outdated. */
    private Ground ground;

    private boolean hasNeeds;
    private int nextUnit = 1;

    /** What became of a unit. */
    private record Settled(WriteOrder.Unit unit, UnitOutcome.Kind outcome, JournalCodec.Body body) {
        boolean isWritten() {
            return outcome == UnitOutcome.Kind.WRITTEN || outcome == UnitOutcome.Kind.REPEATED;
        }
    }

    /** A unit with its number, on its way. */
    private record Numbered(int number, WriteOrder.Unit unit, UnitDraft draft) {}

    RunExecution(TenantState tenant, Actor actor, ImportPlan plan, RunCounts tally, Progress progress) {
        this.tenant = tenant;
        this.actor = actor;
        this.plan = plan;
        this.run = plan.id();
        this.tally = tally;
        this.progress = progress;
        this.codec = new JournalCodec(tenant.fields(), plan.basis().source().name());
        this.now = tenant.now();
        this.isOneUnit = plan.basis().policy().applying() == ApplyPolicy.ALL_OR_NOTHING;
        this.ground = Ground.read(tenant, plan, Prerequisites.NONE);
    }

    Run.State run(WriteOrder order) {
        hasNeeds = order.hasNeeds();
        createPrerequisites();
        List<WriteOrder.Unit> chunk = new ArrayList<>();
        WriteOrder.Unit unit;
        while ((unit = order.next()) != null) {
            boolean isNextWave = !chunk.isEmpty() && chunk.get(0).wave() != unit.wave();
            if (!isOneUnit && (chunk.size() == CHUNK || isNextWave)) {
                if (!write(chunk)) {
                    return Run.State.CANCELLED;
                }
                chunk.clear();
            }
            chunk.add(unit);
        }
        if (!chunk.isEmpty() && !write(isOneUnit ? List.of(joined(chunk)) : chunk)) {
            return Run.State.CANCELLED;
        }
        removeObsolete();
        return Run.State.FINISHED;
    }

    /** All changes in one unit: everything is written, or nothing. */
    private static WriteOrder.Unit joined(List<WriteOrder.Unit> units) {
        return new WriteOrder.Unit(
                0, units.stream().flatMap(unit -> unit.changes().stream()).toList());
    }

    private boolean write(List<WriteOrder.Unit> chunk) {
        if (progress.isCancelled()) {
            return false;
        }
        int first = nextUnit;
        nextUnit += chunk.size();
        for (Settled settled : Retry.of(run, () -> settle(chunk, first))) {
            tally.add(settled.outcome(), settled.body());
            if (hasNeeds && !settled.isWritten()) {
                tally.noteUnwritten(settled.unit());
            }
        }
        progress.at(Progress.Phase.APPLYING, tally.done(), plan.summary().writes());
        return true;
    }

    /** Writes the units of a chunk that the journal does not have; all are decided again on what is stored now. */
    private List<Settled> settle(List<WriteOrder.Unit> chunk, int first) {
        for (int attempt = 1; ; attempt++) {
            Optional<List<Settled>> settled = settleOnce(chunk, first);
            if (settled.isPresent()) {
                return settled.get();
            }
            readAgain(attempt);
        }
    }

    /** Empty when what the chunk was decided by has changed meanwhile; nothing is written then. */
    private Optional<List<Settled>> settleOnce(List<WriteOrder.Unit> chunk, int first) {
        Map<Integer, JournalEntry> known = knownEntries(first, chunk.size());
        List<Settled> settled = new ArrayList<>(chunk.size());
        known.values().forEach(entry -> settled.add(settled(chunk.get(entry.number() - first), entry)));
        List<WriteOrder.Unit> open = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            if (!known.containsKey(first + i)) {
                open.add(chunk.get(i));
                numbers.add(first + i);
            }
        }
        Actor present = actorNow();
        boolean isSent = open.isEmpty() || send(draft(open, numbers, present), present, settled);
        return isSent ? Optional.of(settled) : Optional.empty();
    }

    /**
     * Reads what changes are decided by once more.
     *
     * @throws PlanException if it changes faster than a chunk is written
     */
    private void readAgain(int attempt) {
        if (attempt == MAX_DECISIONS) {
            throw new PlanException("run " + run + " stands still, because roles, groups or the rights of "
                    + actor.label() + " keep changing; resume it when they do not");
        }
        ground = Ground.read(tenant, plan, ground.created());
    }

    private List<Numbered> draft(List<WriteOrder.Unit> units, List<Integer> numbers, Actor present) {
        Map<UserId, User> users = storedUsers(units);
        var footing =
                new Footing(ground.authorizer(), present, ground.catalogs(), ground.redefined(), users::containsKey);
        List<Numbered> drafts = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            List<PlannedChange> changes = changesOf(units.get(i));
            UnitDraft draft = new UnitDraft(plan.basis(), changes, now);
            Map<UserId, User> view = new HashMap<>();
            for (PlannedChange change : changes) {
                UserId id = Objects.requireNonNull(change.user()).id();
                if (users.containsKey(id)) {
                    view.putIfAbsent(id, users.get(id));
                }
            }
            for (PlannedChange change : changes) {
                String need = tally.unwrittenNeed(change);
                if (need != null) {
                    draft.refuseForNeed(change, need);
                } else {
                    draft.add(change, view, footing);
                }
            }
            drafts.add(new Numbered(numbers.get(i), units.get(i), draft));
        }
        return drafts;
    }

    /** The actor as stored now: who lost a right since the preview writes nothing. */
    private Actor actorNow() {
        return tenant.refreshed(actor);
    }

    /** The users of the changes and those whom the changes name. */
    private Map<UserId, User> storedUsers(List<WriteOrder.Unit> units) {
        Set<UserId> wanted = new LinkedHashSet<>();
        for (WriteOrder.Unit unit : units) {
            for (PlannedChange change : changesOf(unit)) {
                wanted.add(Objects.requireNonNull(change.user()).id());
                wanted.addAll(Footing.namedBy(change));
            }
        }
        List<UserId> ids = List.copyOf(wanted);
        Map<UserId, User> users = new HashMap<>();
        for (int start = 0; start < ids.size(); start += 2 * CHUNK) {
            List<UserId> part = ids.subList(start, Math.min(ids.size(), start + 2 * CHUNK));
            tenant.stores().users().findAll(part).forEach(user -> users.put(user.id(), user));
        }
        return users;
    }

    /** Whether the units were judged; if not, nothing was written and nothing is settled. */
    private boolean send(List<Numbered> drafts, Actor present, List<Settled> settled) {
        List<Numbered> sent = new ArrayList<>();
        List<CommitUnit> units = new ArrayList<>();
        List<JournalEntry> refused = new ArrayList<>();
        List<WriteOrder.Unit> unwritten = new ArrayList<>();
        for (Numbered numbered : drafts) {
            UnitDraft draft = numbered.draft();
            if (draft.refusal() == UnitOutcome.Kind.WRITTEN) {
                sent.add(numbered);
                units.add(unit(numbered));
            } else {
                refused.add(entry(numbered, draft.refusal(), draft.issues()));
                unwritten.add(numbered.unit());
            }
        }
        List<UnitOutcome> outcomes = units.isEmpty() ? List.of() : commit(units, ground.guards(present));
        if (outcomes.contains(UnitOutcome.OUTDATED)) {
            return false;
        }
        for (int i = 0; i < outcomes.size(); i++) {
            UnitOutcome outcome = outcomes.get(i);
            switch (outcome.kind()) {
                case WRITTEN ->
                    settled.add(
                            new Settled(sent.get(i).unit(), UnitOutcome.Kind.WRITTEN, body(sent.get(i), List.of())));
                case REPEATED -> {
                    for (JournalEntry entry :
                            knownEntries(sent.get(i).number(), 1).values()) {
                        settled.add(settled(sent.get(i).unit(), entry));
                    }
                }
                case STALE, DUPLICATE, LAST_OWNER, IN_USE, REFUSED, OUTDATED -> {
                    unwritten.add(sent.get(i).unit());
                    refused.add(entry(
                            sent.get(i), outcome.kind(), sent.get(i).draft().issuesOf(outcome)));
                }
            }
        }
        if (!refused.isEmpty()) {
            tenant.stores().journal().append(refused);
            for (int i = 0; i < refused.size(); i++) {
                settled.add(settled(unwritten.get(i), refused.get(i)));
            }
        }
        return true;
    }

    private List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
        return tenant.stores().users().commit(units, guards);
    }

    private static List<PlannedChange> changesOf(WriteOrder.Unit unit) {
        return unit.changes().stream().map(WriteOrder.Placed::change).toList();
    }

    private CommitUnit unit(Numbered numbered) {
        List<AppliedChange> applied = numbered.draft().applied();
        UnitRecord record = new UnitRecord(run, actor.name(), now);
        List<Write> writes = new ArrayList<>(isOneUnit ? insertions() : List.of());
        writes.addAll(numbered.draft().writes());
        JournalEntry entry = entry(numbered, UnitOutcome.Kind.WRITTEN, List.of());
        return new CommitUnit(writes, entry, record.audit(applied), record.outbox(applied));
    }

    private JournalEntry entry(Numbered numbered, UnitOutcome.Kind outcome, List<Issue> issues) {
        return new JournalEntry(run, numbered.number(), outcome, codec.write(body(numbered, issues)));
    }

    private JournalCodec.Body body(Numbered numbered, List<Issue> issues) {
        return new JournalCodec.Body(
                numbered.draft().applied(), issues, isOneUnit ? plan.prerequisites() : Prerequisites.NONE);
    }

    private Map<Integer, JournalEntry> knownEntries(int first, int count) {
        Map<Integer, JournalEntry> known = new HashMap<>();
        for (JournalEntry entry : tenant.stores().journal().entries(run, first, count)) {
            if (entry.number() < first + count) {
                known.put(entry.number(), entry);
            }
        }
        return known;
    }

    private Settled settled(WriteOrder.Unit unit, JournalEntry entry) {
        return new Settled(unit, entry.outcome(), codec.read(entry.parts()));
    }

    /** What the rows need exists before them; where all rows live or die together, it is written with them. */
    private void createPrerequisites() {
        List<Write> writes = insertions();
        if (writes.isEmpty()) {
            return;
        }
        if (isOneUnit) {
            requireMayCreate();
            ground = ground.with(plan.prerequisites());
            return;
        }
        for (int attempt = 1; !isCreated(writes); attempt++) {
            readAgain(attempt);
        }
        ground = Retry.of(run, () -> Ground.read(tenant, plan, Prerequisites.NONE));
    }

    private boolean isCreated(List<Write> writes) {
        Actor present = actorNow();
        requireMayCreate(present);
        return !commitAlone(0, writes, ground.guards(present)).equals(UnitOutcome.OUTDATED);
    }

    private List<Write> insertions() {
        Prerequisites wanted = plan.prerequisites();
        List<Write> writes = new ArrayList<>();
        wanted.roles().forEach(role -> writes.add(new Write.EnsureEntry(role)));
        wanted.groups().forEach(group -> writes.add(new Write.EnsureEntry(group)));
        wanted.organizations().forEach(organization -> writes.add(new Write.EnsureEntry(organization)));
        return writes;
    }

    /**
     * Checks that the actor may create what the rows need, and remove what an undo removes.
     *
     * @throws PlanException if not
     */
    void requireMayCreate() {
        requireMayCreate(actorNow());
    }

    private void requireMayCreate(Actor present) {
        Prerequisites wanted = plan.prerequisites();
        Authorizer authorizer = ground.authorizer();
        var roles = authorizer.mayManageRoles(present);
        var groups = authorizer.mayManageGroups(present);
        Prerequisites.Obsolete gone = wanted.obsolete();
        boolean wantsRoles = !wanted.roles().isEmpty() || !gone.roles().isEmpty();
        boolean wantsGroups = !wanted.groups().isEmpty()
                || !wanted.organizations().isEmpty()
                || !gone.groups().isEmpty()
                || !gone.organizations().isEmpty();
        if (wantsRoles && !roles.isAllowed()) {
            throw new PlanException(roles.reason());
        }
        for (Role role : wanted.roles()) {
            requireAllowed(authorizer.mayChangeRole(present, null, role));
        }
        for (Role role : gone.roles()) {
            Role stored = ground.catalogs().roles().find(role.key()).orElse(role);
            requireAllowed(authorizer.mayChangeRole(present, stored, null));
        }
        if (wantsGroups && !groups.isAllowed()) {
            throw new PlanException(groups.reason());
        }
    }

    /**
     * Checks that the actor may write something of the plan, looking no further than the first row that is allowed: a
     * plan is consumed once, and not by somebody who may do nothing with it.
     *
     * @throws PlanException if the actor may write no row
     */
    void requireMayWriteAnything() {
        if (actorNow().kind() == Actor.Kind.OPERATOR || plan.summary().writes() == 0) {
            return;
        }
        try (Stream<PlannedChange> changes = plan.changes()) {
            Iterator<PlannedChange> writes =
                    changes.filter(change -> change.kind().isWrite()).iterator();
            while (writes.hasNext()) {
                if (isAnyAllowed(next(writes))) {
                    return;
                }
            }
        }
        throw new PlanException(actor.label()
                + " may write nothing of this plan, so it was not begun; ask an administrator to apply it");
    }

    private static List<WriteOrder.Unit> next(Iterator<PlannedChange> writes) {
        List<WriteOrder.Unit> chunk = new ArrayList<>();
        while (writes.hasNext() && chunk.size() < CHUNK) {
            chunk.add(new WriteOrder.Unit(0, List.of(new WriteOrder.Placed(0, writes.next()))));
        }
        return chunk;
    }

    private boolean isAnyAllowed(List<WriteOrder.Unit> chunk) {
        return draft(chunk, Collections.nCopies(chunk.size(), 0), actorNow()).stream()
                .anyMatch(numbered -> numbered.draft().refusal() != UnitOutcome.Kind.REFUSED);
    }

    private static void requireAllowed(Decision decision) {
        if (!decision.isAllowed()) {
            throw new PlanException(decision.reason());
        }
    }

    private void removeObsolete() {
        Prerequisites.Obsolete obsolete = plan.prerequisites().obsolete();
        List<Write> writes = new ArrayList<>();
        obsolete.roles().forEach(role -> writes.add(new Write.RemoveIfUnused(role.entryKey())));
        obsolete.groups().forEach(group -> writes.add(new Write.RemoveIfUnused(group.entryKey())));
        obsolete.organizations().forEach(organization -> writes.add(new Write.RemoveIfUnused(organization.entryKey())));
        if (!writes.isEmpty()) {
            commitAlone(nextUnit, writes, CommitGuards.owners(ground.ownerRoles()));
        }
    }

    private UnitOutcome commitAlone(int number, List<Write> writes, CommitGuards guards) {
        var body = new JournalCodec.Body(List.of(), List.of(), plan.prerequisites());
        var entry = new JournalEntry(run, number, UnitOutcome.Kind.WRITTEN, codec.write(body));
        AuditEntry audit = AuditEntry.builder(now, actor.name(), "prerequisites")
                .run(run)
                .detail(Integer.toString(writes.size()))
                .build();
        List<CommitUnit> alone = List.of(new CommitUnit(writes, entry, List.of(audit), List.of()));
        return Retry.of(run, () -> commit(alone, guards)).get(0);
    }
}
