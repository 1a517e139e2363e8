package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.KnownDefinitions;
import dev.roster.model.Fields;
import dev.roster.plan.Definitions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Prerequisites;
import dev.roster.spi.CommitGuards;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.Set;

/**
 * What the changes of a run are decided by, as one read found it.
 *
 * @param present what is defined
 * @param catalogs the roles, groups and organizations that exist, and those that the run creates with its one unit
 * @param created what the run creates with its one unit
 * @param redefined what is defined differently since the preview
 */
record RunCatalogs(Present present, Catalogs catalogs, Prerequisites created, Set<Definitions.Name> redefined) {

    static RunCatalogs read(TenantState tenant, ImportPlan plan, Prerequisites created) {
        Present present = tenant.present();
        Set<Definitions.Name> redefined =
                new KnownDefinitions(present.catalogs().roles(), present.fields()).changedSince(plan.definitions());
        return new RunCatalogs(present, present.catalogs(), Prerequisites.NONE, redefined).with(created);
    }

    /** The same with what the run creates together with its users. */
    RunCatalogs with(Prerequisites more) {
        return new RunCatalogs(present, catalogs.with(more), more, redefined);
    }

    Fields fields() {
        return present.fields();
    }

    Authorizer authorizer() {
        return new Authorizer(catalogs.roles(), fields());
    }

    /** What a commit must find unchanged when changes of an actor were decided on this. */
    CommitGuards guards(Actor actor) {
        return present.guards(actor, catalogs.roles());
    }
}
