package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.NotAuthorizedException;
import dev.roster.account.Directories;
import dev.roster.apply.PlanApplier;
import dev.roster.model.Permission;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.plan.SyncPoint;
import dev.roster.preview.SyncPlanning;
import dev.roster.profile.Directory;
import dev.roster.spi.DirectorySource;
import dev.roster.tenant.Present;
import dev.roster.tenant.SyncMarks;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Optional;

/** What directories say becomes plans, and plans become users. Safe for use by many threads. */
public final class DirectoriesDoor implements Directories {

    private final TenantState tenant;
    private final Actor actor;

    /**
     * Opens the door.
     *
     * @param tenant whose directories
     * @param actor who acts
     */
    public DirectoriesDoor(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.actor = actor;
    }

    @Override
    public List<String> names() {
        return tenant.directories().stream().map(Directory::name).toList();
    }

    @Override
    public ImportPlan plan(String directory, DirectorySource.Extent wanted, Progress progress) {
        Directory found = tenant.directory(directory);
        return new SyncPlanning(tenant, administrator(), found).plan(wanted, progress);
    }

    /**
     * The actor as stored now.
     *
     * @throws NotAuthorizedException if the actor does not administer users
     */
    private Actor administrator() {
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        Decision decision = present.authorizer().may(now, Permission.ADMINISTER_USERS);
        if (!decision.isAllowed()) {
            throw new NotAuthorizedException(decision.reason());
        }
        return now;
    }

    @Override
    public boolean pass(ImportPlan plan) {
        administrator();
        SyncPoint point = plan.basis().sync();
        boolean isNothing = plan.isEmpty()
                && plan.isComplete()
                && !plan.isBlocked()
                && plan.safeguards().isEmpty();
        if (point == null || !isNothing) {
            return false;
        }
        new SyncMarks(tenant.stores()).pass(point);
        return true;
    }

    @Override
    public Optional<ApplyReport> sync(String directory, DirectorySource.Extent wanted, ApplyOptions options) {
        try (ImportPlan plan = plan(directory, wanted, options.progress())) {
            return pass(plan) ? Optional.empty() : Optional.of(new PlanApplier(tenant, actor).apply(plan, options));
        }
    }
}
