package dev.roster.access;

import dev.roster.mapping.ConfirmedMappings;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.profile.RegistrationSettings;
import java.util.Optional;

/**
 * What a tenant defines beside its users. Reading is free to everybody who acts; every change is authorized, audited and
 * refused when the entry is not the one that was seen. Safe for use by many threads.
 */
public interface TenantCatalogs {

    /** {@return the roles, built-in ones among them; a changed built-in role is stored under its key} */
    Catalog<Role> roles();

    /** {@return the groups} */
    Catalog<Group> groups();

    /** {@return the organizations} */
    Catalog<Organization> organizations();

    /** {@return the teams} */
    Catalog<Team> teams();

    /** {@return the definitions of custom attributes} */
    Catalog<CustomAttribute> attributes();

    /**
     * {@return the role catalog that the tenant uses, {@code standard} where it chose none; empty where the application names
     * the roles in code}
     */
    Optional<NamedCatalog> roleCatalog();

    /**
     * Chooses the role catalog of the tenant: from the next decision on, in every session and process. Roles that the tenant
     * stores stay and replace those of the same key; users keep roles that there are no more, which give nothing. Needs
     * {@link dev.roster.model.Permission#MANAGE_ROLES}, and no role that differs, as it is or shall be, above the actor's
     * own. Written, audited and undone like the change of a role.
     *
     * @param catalog one of {@link RoleCatalogs}, or of a file
     * @return what became of it; {@link CatalogOutcome.Kind#REJECTED} where the application names the roles in code, roles
     *     would inherit from each other in a circle, the actor may not, or nobody active would own the tenant
     */
    CatalogOutcome<Setting> useRoles(NamedCatalog catalog);

    /**
     * Shows what the choice of a role catalog would do; writes nothing. Reads everybody who holds a role that differs, and
     * everybody with a grant.
     *
     * @param catalog the catalog that somebody may choose
     * @return what would become of roles and users, and why the actor could not choose it
     * @throws NotAuthorizedException if the actor may not manage roles
     */
    CatalogImpact impactOf(NamedCatalog catalog);

    /**
     * {@return how people register themselves; {@link RegistrationSettings#off()} where the tenant never said}
     *
     * @throws dev.roster.spi.StoreException if what is remembered cannot be read
     */
    RegistrationSettings registration();

    /**
     * Changes how people register themselves: from the next registration on, in every process; links that do not fit any more
     * are good no longer. Needs {@link dev.roster.model.Permission#OWN_TENANT}. Written, audited and undone like the change of
     * a role.
     *
     * @param before the settings as somebody saw them
     * @param after the settings as they shall be
     * @return what became of it; {@link CatalogOutcome.Kind#STALE} when the settings are not those that were seen, {@link
     *     CatalogOutcome.Kind#REJECTED} where the actor may not, or registration would be on and a role, an organization or a
     *     field does not exist, a role acts on other users, or nobody says a field of themselves
     * @throws dev.roster.spi.StoreException if what is remembered cannot be read
     */
    CatalogOutcome<Setting> changeRegistration(RegistrationSettings before, RegistrationSettings after);

    /** {@return the mappings of columns that people confirmed} */
    ConfirmedMappings mappings();
}
