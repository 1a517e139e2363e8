package dev.roster.spi;

import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what. Holds no values of fields, so it may outlive the user.
 *
 * @param at when, UTC
 * @param actor who: a user id, or the name of a local operator
 * @param action what was done, such as {@code update}
 * @param user to whom, or null when it concerns no user
 * @param run in which run, or null outside one
 * @param detail what it was about, for people, such as the keys of the changed fields; no secrets
 */
public record AuditEntry(
        Instant at,
        String actor,
        String action,
        @Nullable UserId user,
        @Nullable PlanId run,
        String detail) {

    /** Checks that everything is there. */
    public AuditEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(detail, "detail");
    }
}
