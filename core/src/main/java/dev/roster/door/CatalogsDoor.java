package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.mapping.ConfirmedMappings;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.model.Team;
import dev.roster.spi.Stores;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.function.Function;

/**
 * What a tenant defines, as one actor may change it.
 *
 * @param tenant whose catalogs
 * @param actor who acts
 */
public record CatalogsDoor(TenantState tenant, Actor actor) implements TenantCatalogs {

    @Override
    public Catalog<Role> roles() {
        return new CatalogDoor<>(
                tenant, actor, CatalogEntry.Kind.ROLE, state -> state.roles().all());
    }

    @Override
    public Catalog<Group> groups() {
        return of(CatalogEntry.Kind.GROUP, stores -> stores.groups().all());
    }

    @Override
    public Catalog<Organization> organizations() {
        return of(
                CatalogEntry.Kind.ORGANIZATION, stores -> stores.organizations().all());
    }

    @Override
    public Catalog<Team> teams() {
        return of(CatalogEntry.Kind.TEAM, stores -> stores.teams().all());
    }

    @Override
    public Catalog<CustomAttribute> attributes() {
        return of(CatalogEntry.Kind.ATTRIBUTE, stores -> stores.attributes().all());
    }

    @Override
    public ConfirmedMappings mappings() {
        return new MappingsDoor(tenant, actor);
    }

    private <E extends CatalogEntry> Catalog<E> of(CatalogEntry.Kind kind, Function<Stores, List<E>> all) {
        return new CatalogDoor<>(tenant, actor, kind, state -> all.apply(state.stores()));
    }
}
