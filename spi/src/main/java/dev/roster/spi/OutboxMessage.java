package dev.roster.spi;

import dev.roster.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be told to others after the commit, at least once. Made by {@link #builder}.
 *
 * @param key the idempotency key: the same effect has the same key, however often it is sent; 1 to 200 characters
 * @param effect what to do, such as {@code invite}
 * @param user whom it concerns
 * @param urgency whether it overtakes other messages of the user
 * @param body what the effect needs beside the user, by name; no secrets; up to 64 KiB of text together
 * @param createdAt since when it waits, UTC, kept to the microsecond
 * @param due from when it may be delivered, UTC, kept to the microsecond
 * @param attempts how often it was claimed so far
 * @param failure why it could not be delivered the last time, up to 1,000 characters; null when no attempt failed
 */
public record OutboxMessage(
        String key,
        String effect,
        UserId user,
        Urgency urgency,
        Map<String, String> body,
        Instant createdAt,
        Instant due,
        int attempts,
        @Nullable String failure) {

    private static final int MAX_BODY = 65_536;
    private static final int MAX_KEY = 200;

    /** Whether a message overtakes others of its user. */
    public enum Urgency {
        /** Takes something away from the user, such as the sign-in: goes out before all ordinary messages. */
        DENIAL,
        /** Waits for those before it. */
        ORDINARY
    }

    /**
     * Copies the body, cuts the moments to the microsecond, and checks the rest.
     *
     * @throws IllegalArgumentException if the key is empty or too long, the body is too long, or attempts are negative
     */
    public OutboxMessage {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(urgency, "urgency");
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        due = due.truncatedTo(ChronoUnit.MICROS);
        body = Collections.unmodifiableSortedMap(new TreeMap<>(body));
        int length = body.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        if (key.isEmpty() || key.length() > MAX_KEY || length > MAX_BODY || attempts < 0) {
            throw new IllegalArgumentException("message \"" + key
                    + "\": a key has 1 to 200 characters, a body up to 65,536, and attempts are not negative");
        }
    }

    /**
     * Starts a message.
     *
     * @param key the idempotency key
     * @param effect what to do
     * @param user whom it concerns
     * @return a builder of an ordinary message without body, created and due at 1970-01-01T00:00Z
     */
    public static Builder builder(String key, String effect, UserId user) {
        return new Builder(key, effect, user);
    }

    /** {@return a builder that begins with this message} */
    public Builder toBuilder() {
        return new Builder(key, effect, user)
                .urgency(urgency)
                .body(body)
                .createdAt(createdAt)
                .due(due)
                .attempts(attempts)
                .failure(failure);
    }

    /** Collects what a message is made of. For one thread. */
    public static final class Builder {

        private final String key;
        private final String effect;
        private final UserId user;
        private Urgency urgency = Urgency.ORDINARY;
        private Map<String, String> body = Map.of();
        private Instant createdAt = Instant.EPOCH;
        private Instant due = Instant.EPOCH;
        private int attempts;
        private @Nullable String failure;

        private Builder(String key, String effect, UserId user) {
            this.key = Objects.requireNonNull(key, "key");
            this.effect = effect;
            this.user = user;
        }

        /**
         * Says whether it overtakes others.
         *
         * @param value the urgency; default {@link Urgency#ORDINARY}
         * @return this builder
         */
        public Builder urgency(Urgency value) {
            urgency = value;
            return this;
        }

        /**
         * Adds what the effect needs.
         *
         * @param values by name, such as {@code address}; default none
         * @return this builder
         */
        public Builder body(Map<String, String> values) {
            body = values;
            return this;
        }

        /**
         * Says since when it waits, and makes it due at once.
         *
         * @param moment when it was made
         * @return this builder
         */
        public Builder createdAt(Instant moment) {
            createdAt = moment;
            due = moment;
            return this;
        }

        /**
         * Says from when it may be delivered.
         *
         * @param moment the moment; default that of {@link #createdAt}
         * @return this builder
         */
        public Builder due(Instant moment) {
            due = moment;
            return this;
        }

        /**
         * Says how often it was claimed.
         *
         * @param number how often; default 0
         * @return this builder
         */
        public Builder attempts(int number) {
            attempts = number;
            return this;
        }

        /**
         * Says why it could not be delivered.
         *
         * @param why the text of the last {@link OutboxStore.Failure}; default null, for no failure
         * @return this builder
         */
        public Builder failure(@Nullable String why) {
            failure = why;
            return this;
        }

        /** {@return the message} */
        public OutboxMessage build() {
            return new OutboxMessage(key, effect, user, urgency, body, createdAt, due, attempts, failure);
        }
    }
}
