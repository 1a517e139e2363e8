package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.access.RoleCatalog;
import dev.roster.json.JournalCodec;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.plan.EntryChange;
import dev.roster.plan.PlanException;
import dev.roster.plan.Prerequisites;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.tenant.CatalogEdit;
import dev.roster.tenant.Present;
import dev.roster.tenant.RoleLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The roles, groups and organizations that a run creates before its rows, those that an undo removes after them, and the
 * entry of a catalog that an undo brings back, changes or removes. They
 * are units of their own; where all rows live or die together, what is created is part of that one unit.
 */
final class RunEntries {

    private final OpenRun run;
    private final RunCounts counts;
    private final Prerequisites wanted;

    RunEntries(OpenRun run, RunCounts counts) {
        this.run = run;
        this.counts = counts;
        this.wanted = run.plan().prerequisites();
    }

    /**
     * Creates what the rows need, or makes it part of the one unit, and brings an entry back as an undo wants it.
     *
     * @throws PlanException if the actor may not, or may not any more
     */
    void create() {
        List<Write> creations = creations();
        if (run.isOneUnit() && !creations.isEmpty()) {
            requireAllowed();
            run.assume(wanted);
        } else if (!creations.isEmpty()) {
            commit(0, creations, List.of());
            run.readChangedCatalogs();
        }
        EntryChange change = wanted.change();
        if (change != null && change.after() != null) {
            change(0, change);
            run.readChangedCatalogs();
        }
    }

    /** What the one unit of a run writes before its users; nothing where the entries are a unit of their own. */
    List<Write> writesOfUnit() {
        return run.isOneUnit() ? creations() : List.of();
    }

    /** What the journal keeps of the entries with the one unit of a run, so that an undo takes them back. */
    Prerequisites keptWithUnit() {
        return run.isOneUnit() ? wanted : Prerequisites.NONE;
    }

    /** Removes what is obsolete and not used, or the entry that an undo takes back, as the last unit of the run. */
    void removeObsolete(int number) {
        Prerequisites.Obsolete obsolete = wanted.obsolete();
        List<Write> writes = new ArrayList<>();
        obsolete.roles().forEach(role -> writes.add(new Write.RemoveIfUnused(role.entryKey())));
        obsolete.groups().forEach(group -> writes.add(new Write.RemoveIfUnused(group.entryKey())));
        obsolete.organizations().forEach(organization -> writes.add(new Write.RemoveIfUnused(organization.entryKey())));
        if (!writes.isEmpty()) {
            commit(number, writes, obsolete.roles().stream().map(Role::key).toList());
        }
        EntryChange change = wanted.change();
        if (change != null && change.after() == null) {
            change(number, change);
        }
    }

    /**
     * Checks that the actor may create what the rows need, and remove or change what an undo does.
     *
     * @throws PlanException if not
     */
    void requireAllowed() {
        requireAllowed(run.actorNow());
    }

    private void requireAllowed(Actor present) {
        Authorizer authorizer = run.catalogs().authorizer();
        Prerequisites.Obsolete gone = wanted.obsolete();
        boolean wantsGroups = !wanted.groups().isEmpty()
                || !wanted.organizations().isEmpty()
                || !gone.groups().isEmpty()
                || !gone.organizations().isEmpty();
        for (Role role : wanted.roles()) {
            require(authorizer.mayChangeRole(present, null, role));
        }
        for (Role role : gone.roles()) {
            Role stored = run.catalogs().catalogs().roles().find(role.key()).orElse(role);
            require(authorizer.mayChangeRole(present, stored, null));
        }
        if (wantsGroups) {
            require(authorizer.mayManageGroups(present));
        }
        EntryChange change = wanted.change();
        if (change != null) {
            new CatalogEdit(run.catalogs().present(), change).refusal(present).ifPresent(RunEntries::refuse);
        }
    }

    /**
     * Goes on when something is allowed.
     *
     * @throws PlanException if it is not
     */
    private static void require(Decision decision) {
        if (!decision.isAllowed()) {
            throw new PlanException(PlanException.Reason.REFUSED, decision.reason());
        }
    }

    private static void refuse(Issue why) {
        throw new PlanException(PlanException.Reason.REFUSED, why.message());
    }

    private List<Write> creations() {
        List<Write> writes = new ArrayList<>();
        wanted.roles().forEach(role -> writes.add(new Write.EnsureEntry(role)));
        wanted.groups().forEach(group -> writes.add(new Write.EnsureEntry(group)));
        wanted.organizations().forEach(organization -> writes.add(new Write.EnsureEntry(organization)));
        return writes;
    }

    /** Commits entries as a unit of their own; who changed the catalogs meanwhile makes it be decided again. */
    private void commit(int number, List<Write> writes, List<RoleKey> gone) {
        AuditEntry audit = run.record().auditOfEntries(writes.size());
        UnitOutcome.Kind outcome = decide(actor -> {
            Present present = run.catalogs().present();
            RoleCatalog left = present.catalogs().roles().without(gone);
            return commitAlone(number, new Alone(writes, audit, wanted), present.guards(actor, left));
        });
        if (outcome == UnitOutcome.Kind.LAST_OWNER) {
            counts.addEntry(outcome, List.of(Issue.of(IssueCode.LAST_OWNER, null)));
        }
    }

    /** Changes the entry as it was planned, or keeps it as somebody else left it. */
    private void change(int number, EntryChange change) {
        UnitOutcome.Kind outcome = decide(actor -> {
            CatalogEdit edit = new CatalogEdit(run.catalogs().present(), change);
            if (!edit.isCurrent()) {
                return UnitOutcome.Kind.STALE;
            }
            var alone = new Alone(List.of(write(edit)), run.record().audit(change), Prerequisites.of(change));
            return commitAlone(number, alone, edit.guards(actor));
        });
        JournalEntry known = run.knownEntries(number, 1).get(number);
        UnitOutcome.Kind settled = known == null ? outcome : known.outcome();
        List<Issue> why = why(settled, change);
        if (known == null) {
            var body = new JournalCodec.Body(List.of(), why, Prerequisites.of(change));
            run.tenant().stores().journal().append(List.of(run.entry(number, settled, body)));
        }
        counts.addEntry(settled, why);
        if (RunCounts.isWritten(settled) && new CatalogEdit(run.catalogs().present(), change).movesLevels()) {
            new RoleLevels(run.tenant()).mend();
        }
    }

    /** An entry that is what the change was seen to change; the store tells when it is not any more. */
    static Write write(CatalogEdit edit) {
        return new Write.ChangeEntry(edit.stored().orElse(null), edit.change().after());
    }

    private List<Issue> why(UnitOutcome.Kind outcome, EntryChange change) {
        String key = change.key().toString();
        return switch (outcome) {
            case WRITTEN, REPEATED -> List.of();
            case STALE -> List.of(Issue.of(IssueCode.UNDO_ENTRY_KEPT, null, key, undone()));
            case IN_USE -> List.of(Issue.of(IssueCode.ENTRY_IN_USE, null, key, "users"));
            case LAST_OWNER -> List.of(Issue.of(IssueCode.LAST_OWNER, null));
            case DUPLICATE, OUTDATED, REFUSED -> List.of(Issue.of(IssueCode.FAILED, null, outcome.name()));
        };
    }

    private String undone() {
        PlanId undoes = run.plan().basis().undoes();
        return undoes == null ? run.plan().id().value() : undoes.value();
    }

    private UnitOutcome.Kind decide(Function<Actor, UnitOutcome.Kind> commit) {
        for (int attempt = 1; ; attempt++) {
            Actor present = run.actorNow();
            requireAllowed(present);
            UnitOutcome.Kind outcome = commit.apply(present);
            if (outcome != UnitOutcome.Kind.OUTDATED) {
                return outcome;
            }
            run.readAgain(attempt);
        }
    }

    /** A unit without users. */
    private record Alone(List<Write> writes, AuditEntry audit, Prerequisites kept) {}

    private UnitOutcome.Kind commitAlone(int number, Alone alone, CommitGuards guards) {
        var body = new JournalCodec.Body(List.of(), List.of(), alone.kept());
        var entry = run.entry(number, UnitOutcome.Kind.WRITTEN, body);
        var unit = new CommitUnit(alone.writes(), entry, List.of(alone.audit()), List.of());
        return Retry.of(run.id(), () -> run.commit(List.of(unit), guards))
                .get(0)
                .kind();
    }
}
