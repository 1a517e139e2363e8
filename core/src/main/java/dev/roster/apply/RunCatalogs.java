package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.KnownDefinitions;
import dev.roster.model.Fields;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.plan.Definitions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Prerequisites;
import dev.roster.spi.CommitGuards;
import dev.roster.tenant.TenantState;
import java.util.Set;

/**
 * What the changes of a run are decided by, as one read found it.
 *
 * @param revision the revision of the catalogs
 * @param fields the fields of the tenant
 * @param catalogs the roles, groups and organizations that exist, and those that the run creates with its one unit
 * @param created what the run creates with its one unit
 * @param redefined what is defined differently since the preview
 */
record RunCatalogs(
        long revision, Fields fields, Catalogs catalogs, Prerequisites created, Set<Definitions.Name> redefined) {

    /** Reads the revision first, so that what is read after it is never older than it says. */
    static RunCatalogs read(TenantState tenant, ImportPlan plan, Prerequisites created) {
        long revision = tenant.stores().catalogs(0).orElseThrow().revision();
        Fields fields = tenant.fields();
        Catalogs catalogs = tenant.catalogs();
        Set<Definitions.Name> redefined =
                new KnownDefinitions(catalogs.roles(), fields).changedSince(plan.definitions());
        return new RunCatalogs(revision, fields, catalogs, Prerequisites.NONE, redefined).with(created);
    }

    /** The same with what the run creates together with its users. */
    RunCatalogs with(Prerequisites more) {
        return new RunCatalogs(revision, fields, catalogs.with(more), more, redefined);
    }

    Authorizer authorizer() {
        return new Authorizer(catalogs.roles(), fields);
    }

    Set<RoleKey> ownerRoles() {
        return catalogs.roles().ownerRoles();
    }

    /** What a commit must find unchanged when changes of an actor were decided on this. */
    CommitGuards guards(Actor actor) {
        CommitGuards guards = CommitGuards.owners(ownerRoles()).decidedOn(revision);
        User user = actor.user();
        return user == null ? guards : guards.decidedBy(user);
    }
}
