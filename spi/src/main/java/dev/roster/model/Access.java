package dev.roster.model;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user may reach. Sets are unmodifiable and in the natural order of their keys. Made by {@link UserBuilder}, never
 * by hosts: more components may follow.
 *
 * @param userName the name used to sign in, or null
 * @param externalId the id in the directory that the user comes from, or null; need not be unique
 * @param status where the account stands in its life
 * @param statusReason why the account stands there, in words, or null
 * @param roles the roles that the user holds everywhere and without end
 * @param grants the roles that the user holds in one place, perhaps for a time
 * @param groups the groups
 * @param setAsideGroups the groups that the user left for the time being, to come back to when the account does
 * @param organization the organization, or null
 * @param teams the teams inside the organization
 * @param modules the product modules that are switched on
 */
public record Access(
        @Nullable UserName userName,
        @Nullable String externalId,
        UserStatus status,
        @Nullable String statusReason,
        Set<RoleKey> roles,
        Set<Grant> grants,
        Set<GroupKey> groups,
        Set<GroupKey> setAsideGroups,
        @Nullable OrganizationKey organization,
        Set<TeamKey> teams,
        Set<ModuleKey> modules) {

    /** Copies the sets. */
    public Access {
        Objects.requireNonNull(status, "status");
        roles = Keys.sorted(roles);
        grants = Keys.sorted(grants);
        groups = Keys.sorted(groups);
        setAsideGroups = Keys.sorted(setAsideGroups);
        teams = Keys.sorted(teams);
        modules = Keys.sorted(modules);
    }
}
