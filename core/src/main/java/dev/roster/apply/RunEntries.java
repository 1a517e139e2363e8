package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.json.JournalCodec;
import dev.roster.model.Role;
import dev.roster.plan.PlanException;
import dev.roster.plan.Prerequisites;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * The roles, groups and organizations that a run creates before its rows, and those that an undo removes after them. They
 * are units of their own; where all rows live or die together, what is created is part of that one unit.
 */
final class RunEntries {

    private final OpenRun run;
    private final Prerequisites wanted;

    RunEntries(OpenRun run) {
        this.run = run;
        this.wanted = run.plan().prerequisites();
    }

    /**
     * Creates what the rows need, or makes it part of the one unit.
     *
     * @throws PlanException if the actor may not, or may not any more
     */
    void create() {
        List<Write> creations = creations();
        if (creations.isEmpty()) {
            return;
        }
        if (run.isOneUnit()) {
            requireAllowed();
            run.assume(wanted);
            return;
        }
        for (int attempt = 1; !isCreated(creations); attempt++) {
            run.readAgain(attempt);
        }
        run.readChangedCatalogs();
    }

    /** What the one unit of a run writes before its users; nothing where the entries are a unit of their own. */
    List<Write> writesOfUnit() {
        return run.isOneUnit() ? creations() : List.of();
    }

    /** What the journal keeps of the entries with the one unit of a run, so that an undo takes them back. */
    Prerequisites keptWithUnit() {
        return run.isOneUnit() ? wanted : Prerequisites.NONE;
    }

    /** Removes what is obsolete and not used, as the last unit of the run. */
    void removeObsolete(int number) {
        Prerequisites.Obsolete obsolete = wanted.obsolete();
        List<Write> writes = new ArrayList<>();
        obsolete.roles().forEach(role -> writes.add(new Write.RemoveIfUnused(role.entryKey())));
        obsolete.groups().forEach(group -> writes.add(new Write.RemoveIfUnused(group.entryKey())));
        obsolete.organizations().forEach(organization -> writes.add(new Write.RemoveIfUnused(organization.entryKey())));
        if (!writes.isEmpty()) {
            commitAlone(number, writes, CommitGuards.owners(run.catalogs().ownerRoles()));
        }
    }

    /**
     * Checks that the actor may create what the rows need, and remove what an undo removes.
     *
     * @throws PlanException if not
     */
    void requireAllowed() {
        requireAllowed(run.actorNow());
    }

    private void requireAllowed(Actor present) {
        Authorizer authorizer = run.catalogs().authorizer();
        Prerequisites.Obsolete gone = wanted.obsolete();
        boolean wantsRoles = !wanted.roles().isEmpty() || !gone.roles().isEmpty();
        boolean wantsGroups = !wanted.groups().isEmpty()
                || !wanted.organizations().isEmpty()
                || !gone.groups().isEmpty()
                || !gone.organizations().isEmpty();
        if (wantsRoles) {
            require(authorizer.mayManageRoles(present));
        }
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

    private List<Write> creations() {
        List<Write> writes = new ArrayList<>();
        wanted.roles().forEach(role -> writes.add(new Write.EnsureEntry(role)));
        wanted.groups().forEach(group -> writes.add(new Write.EnsureEntry(group)));
        wanted.organizations().forEach(organization -> writes.add(new Write.EnsureEntry(organization)));
        return writes;
    }

    private boolean isCreated(List<Write> writes) {
        Actor present = run.actorNow();
        requireAllowed(present);
        return !commitAlone(0, writes, run.catalogs().guards(present)).equals(UnitOutcome.OUTDATED);
    }

    private UnitOutcome commitAlone(int number, List<Write> writes, CommitGuards guards) {
        var entry = run.entry(number, UnitOutcome.Kind.WRITTEN, new JournalCodec.Body(List.of(), List.of(), wanted));
        AuditEntry audit = run.record().auditOfEntries(writes.size());
        List<CommitUnit> alone = List.of(new CommitUnit(writes, entry, List.of(audit), List.of()));
        return Retry.of(run.id(), () -> run.commit(alone, guards)).get(0);
    }
}
