package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.json.WriteOrder;
import dev.roster.model.Issue;
import dev.roster.model.Permission;
import dev.roster.model.Severity;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Safeguard;
import dev.roster.spi.PlanId;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of a plan before its run is begun: a plan is consumed once, so nothing is begun that is known to lead
 * nowhere. Writes nothing.
 */
final class Preflight {

    private static final int CHUNK = 500;

    private final TenantState tenant;
    private final ImportPlan plan;

    Preflight(TenantState tenant, ImportPlan plan) {
        this.tenant = tenant;
        this.plan = plan;
    }

    /**
     * Checks that the plan belongs to the stores.
     *
     * @throws PlanException if it was made for others
     */
    void requireSameStore() {
        if (!plan.basis().storeId().equals(tenant.stores().id())) {
            throw new PlanException(
                    PlanException.Reason.REFUSED,
                    "this plan was made for another database; preview the file again against this one");
        }
    }

    /**
     * Checks that an undo brings back what its run found, and nothing else.
     *
     * @throws PlanException if not
     */
    void requireGenuine() {
        PlanId undone = plan.basis().undoes();
        if (undone != null) {
            Retry.run(plan.id(), () -> UndoAgreement.require(tenant, plan, undone));
        }
    }

    /**
     * Checks that the plan can be applied, and that somebody looked at what it guards against.
     *
     * @throws PlanException if it is blocked, or a safeguard is not acknowledged
     */
    void requireUsable(ApplyOptions options) {
        if (plan.isBlocked()) {
            Optional<Issue> unfit = plan.basis().issues().stream()
                    .filter(issue -> issue.severity() == Severity.ERROR)
                    .findFirst();
            throw new PlanException(
                    PlanException.Reason.REFUSED,
                    unfit.isPresent()
                            ? "this file cannot be applied: " + unfit.get().message()
                            : "nothing is applied, because all rows are wanted and some are rejected; mend them and preview again");
        }
        for (Safeguard.Tripped tripped : plan.safeguards()) {
            if (!options.acknowledged().contains(tripped.safeguard())) {
                throw new PlanException(
                        PlanException.Reason.REFUSED,
                        "safeguard " + tripped.safeguard().word() + ": " + tripped.message());
            }
        }
    }

    /**
     * Checks that who confirms a deletion for good is who they say, where that is asked; an undo takes back what was confirmed.
     *
     * @throws PlanException if not
     */
    void requireConfirmed(Actor actor, ApplyOptions options) {
        if (plan.basis().undoes() != null
                || tenant.accounts().hardDeletion() == AccountPolicy.HardDeletion.UNCONFIRMED) {
            return;
        }
        try (Stream<PlannedChange> changes = plan.changes()) {
            if (changes.anyMatch(change -> change.kind().removes())) {
                tenant.unconfirmed(actor, options.proof()).ifPresent(why -> {
                    throw new PlanException(PlanException.Reason.REFUSED, why.message());
                });
            }
        }
    }

    /**
     * Checks that an actor may follow the directory whose rows these are, create what the rows need, and write at least one of
     * them.
     *
     * @throws PlanException if not
     */
    void requireAllowed(Actor actor) {
        OpenRun trial = Retry.of(plan.id(), () -> new OpenRun(tenant, actor, plan));
        if (plan.basis().sync() != null) {
            Decision decision = trial.catalogs().authorizer().may(trial.actorNow(), Permission.ADMINISTER_USERS);
            if (!decision.isAllowed()) {
                throw new PlanException(PlanException.Reason.REFUSED, decision.reason());
            }
        }
        new RunEntries(trial, new RunCounts()).requireAllowed();
        Retry.run(plan.id(), () -> requireMayWriteAnything(trial));
    }

    /**
     * Looks no further than the first row that is allowed.
     *
     * @throws PlanException if the actor may write no row
     */
    private void requireMayWriteAnything(OpenRun trial) {
        Actor present = trial.actorNow();
        if (present.kind() == Actor.Kind.OPERATOR || plan.summary().writes() == 0) {
            return;
        }
        UnitDrafts drafts = new UnitDrafts(trial, new RunCounts());
        try (Stream<PlannedChange> changes = plan.changes()) {
            Iterator<PlannedChange> writes =
                    changes.filter(change -> change.kind().isWrite()).iterator();
            while (writes.hasNext()) {
                if (drafts.of(next(writes), trial.catalogs(), present).stream().anyMatch(UnitDraft::isAllowed)) {
                    return;
                }
            }
        }
        throw new PlanException(
                PlanException.Reason.REFUSED,
                trial.actor().label()
                        + " may write nothing of this plan, so it was not begun; ask an administrator to apply it");
    }

    private static List<WriteOrder.Unit> next(Iterator<PlannedChange> writes) {
        List<WriteOrder.Unit> chunk = new ArrayList<>();
        while (writes.hasNext() && chunk.size() < CHUNK) {
            chunk.add(new WriteOrder.Unit(0, List.of(new WriteOrder.Placed(chunk.size(), writes.next()))));
        }
        return chunk;
    }
}
