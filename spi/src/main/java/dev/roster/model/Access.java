package dev.roster.model;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user may reach. Sets are unmodifiable and in the natural order of their keys.
 *
 * @param userName the name used to sign in, or null
 * @param status where the account stands in its life
 * @param roles the roles
 * @param groups the groups
 * @param organization the organization, or null
 * @param teams the teams inside the organization
 * @param modules the product modules that are switched on
 */
public record Access(
        @Nullable UserName userName,
        UserStatus status,
        Set<RoleKey> roles,
        Set<GroupKey> groups,
        @Nullable OrganizationKey organization,
        Set<TeamKey> teams,
        Set<ModuleKey> modules) {

    /** Copies the sets. */
    public Access {
        Objects.requireNonNull(status, "status");
        roles = Keys.sorted(roles);
        groups = Keys.sorted(groups);
        teams = Keys.sorted(teams);
        modules = Keys.sorted(modules);
    }
}
