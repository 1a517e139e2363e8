package dev.roster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Roster itself keeps about an account; moments are in UTC, to the microsecond. Made by {@link UserBuilder}, never by
 * hosts: more components may follow.
 *
 * @param createdAt when the user was created, or null before it is stored
 * @param deactivatedAt when the user was deactivated, or null
 * @param waitingSince since when the user owes the acceptance of an invitation, be the account suspended, deactivated or deleted
 *     meanwhile; null when none is owed
 * @param lastLoginAt the last sign-in, or null
 * @param lastActivityAt the last activity, or null
 * @param skillCount how many skills the host counts, or null
 * @param roleLevel the highest level among the roles that the user holds, or null without roles; Roster writes it where
 *     roles change, so that stores can sort by it
 * @param secondFactor whether a second factor of sign-in is set up, or null where Roster keeps no credential of the user
 */
public record Lifecycle(
        @Nullable Instant createdAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant waitingSince,
        @Nullable Instant lastLoginAt,
        @Nullable Instant lastActivityAt,
        @Nullable Long skillCount,
        @Nullable Long roleLevel,
        @Nullable Boolean secondFactor) {}
