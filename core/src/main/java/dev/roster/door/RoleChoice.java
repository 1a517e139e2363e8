package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.CatalogImpact;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.Decision;
import dev.roster.access.NamedCatalog;
import dev.roster.access.NotAuthorizedException;
import dev.roster.access.RoleCatalog;
import dev.roster.access.RoleComparison;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Setting;
import dev.roster.plan.EntryChange;
import dev.roster.tenant.CatalogEdit;
import dev.roster.tenant.ChosenRoles;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The choice of a role catalog, as one actor may make it.
 *
 * @param tenant whose roles
 * @param actor who chooses
 */
record RoleChoice(TenantState tenant, Actor actor) {

    CatalogOutcome<Setting> use(NamedCatalog catalog) {
        return new CatalogDoor<>(tenant, actor, CatalogEntry.Kind.SETTING, Setting.class)
                .put(ChosenRoles.setting(catalog));
    }

    CatalogImpact impact(NamedCatalog catalog) {
        Present present = tenant.present();
        Actor acting = tenant.refreshed(actor, present);
        Decision looking = present.authorizer().mayManageRoles(acting);
        if (!looking.isAllowed()) {
            throw new NotAuthorizedException(looking.reason());
        }
        Setting wanted = ChosenRoles.setting(catalog);
        Setting stored =
                present.find(wanted.entryKey()).map(Setting.class::cast).orElse(null);
        List<Issue> refusals = new ArrayList<>();
        new CatalogEdit(present, new EntryChange(stored, wanted))
                .refusal(acting)
                .ifPresent(refusals::add);
        RoleCatalog before = present.catalogs().roles();
        RoleCatalog after = rolesAfter(present, catalog);
        if (tenant.owners(before) > 0 && tenant.owners(after) == 0) {
            refusals.add(Issue.of(IssueCode.LAST_OWNER, null));
        }
        RoleComparison comparison = new RoleComparison(before, after);
        ImpactScan scan = new ImpactScan(tenant, present.authorizer(), acting, comparison);
        scan.run();
        return new CatalogImpact(
                comparison.changes(),
                scan.orphans(),
                scan.gaining(),
                scan.escalating(),
                scan.firstGaining(),
                acting.user() == null ? Set.of() : comparison.lost(acting.user()),
                refusals);
    }

    /** Where stored roles close a circle, which is refused, the catalog alone is shown. */
    private static RoleCatalog rolesAfter(Present present, NamedCatalog catalog) {
        try {
            return present.rolesWith(catalog);
        } catch (IllegalArgumentException circle) {
            return catalog.catalog();
        }
    }
}
