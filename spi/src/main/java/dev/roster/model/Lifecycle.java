package dev.roster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Roster itself keeps about an account; moments are in UTC, to the microsecond.
 *
 * @param createdAt when the user was created, or null before it is stored
 * @param deactivatedAt when the user was deactivated, or null
 * @param lastLoginAt the last sign-in, or null
 * @param lastActivityAt the last activity, or null
 * @param skillCount how many skills the host counts, or null
 */
public record Lifecycle(
        @Nullable Instant createdAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant lastLoginAt,
        @Nullable Instant lastActivityAt,
        @Nullable Long skillCount) {}
