package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.CatalogImpact;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.NamedCatalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.mapping.ConfirmedMappings;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.profile.RegistrationSettings;
import dev.roster.tenant.SelfRegistration;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tenant defines, as one actor may change it.
 *
 * @param tenant whose catalogs
 * @param actor who acts
 */
public record CatalogsDoor(TenantState tenant, Actor actor) implements TenantCatalogs {

    @Override
    public Catalog<Role> roles() {
        return new CatalogDoor<>(tenant, actor, CatalogEntry.Kind.ROLE, Role.class);
    }

    @Override
    public Catalog<Group> groups() {
        return new CatalogDoor<>(tenant, actor, CatalogEntry.Kind.GROUP, Group.class);
    }

    @Override
    public Catalog<Organization> organizations() {
        return new CatalogDoor<>(tenant, actor, CatalogEntry.Kind.ORGANIZATION, Organization.class);
    }

    @Override
    public Catalog<Team> teams() {
        return new CatalogDoor<>(tenant, actor, CatalogEntry.Kind.TEAM, Team.class);
    }

    @Override
    public Catalog<CustomAttribute> attributes() {
        return new CatalogDoor<>(tenant, actor, CatalogEntry.Kind.ATTRIBUTE, CustomAttribute.class);
    }

    @Override
    public Optional<NamedCatalog> roleCatalog() {
        return Optional.ofNullable(tenant.present().chosen());
    }

    @Override
    public CatalogOutcome<Setting> useRoles(NamedCatalog catalog) {
        return new RoleChoice(tenant, actor).use(catalog);
    }

    @Override
    public CatalogImpact impactOf(NamedCatalog catalog) {
        return new RoleChoice(tenant, actor).impact(catalog);
    }

    @Override
    public RegistrationSettings registration() {
        return SelfRegistration.settings(tenant.present());
    }

    @Override
    public CatalogOutcome<Setting> changeRegistration(RegistrationSettings before, RegistrationSettings after) {
        Objects.requireNonNull(before, "before");
        Setting wanted = SelfRegistration.setting(after);
        var door = new CatalogDoor<>(tenant, actor, CatalogEntry.Kind.SETTING, Setting.class);
        Setting stored = door.find(SelfRegistration.KEY).orElse(null);
        return registration().equals(before)
                ? door.replace(stored, wanted)
                : new CatalogOutcome<>(CatalogOutcome.Kind.STALE, stored, null, List.of());
    }

    @Override
    public ConfirmedMappings mappings() {
        return new MappingsDoor(tenant, actor);
    }
}
