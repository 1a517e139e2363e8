package dev.roster.access;

import dev.roster.mapping.ConfirmedMappings;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.model.Team;

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

    /** {@return the mappings of columns that people confirmed} */
    ConfirmedMappings mappings();
}
