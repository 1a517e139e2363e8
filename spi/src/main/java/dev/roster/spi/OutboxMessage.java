package dev.roster.spi;

import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that must be told to others after the commit, at least once.
 *
 * @param key the idempotency key: the same effect has the same key, however often it is sent; 1 to 200 characters
 * @param effect what to do, such as {@code invite}
 * @param user whom it concerns
 * @param createdAt since when it waits, UTC
 */
public record OutboxMessage(String key, String effect, UserId user, Instant createdAt) {

    /** Checks that everything is there. */
    public OutboxMessage {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
