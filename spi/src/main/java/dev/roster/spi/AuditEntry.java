package dev.roster.spi;

import dev.roster.model.CatalogEntry;
import dev.roster.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what. Made by {@link #builder}. Outlives the user; when the user is erased, it loses its reason and its
 * values, and keeps the rest.
 *
 * @param at when, UTC, kept to the microsecond
 * @param actor who: a user id, or the name of a local operator
 * @param onBehalfOf for whom the actor acted, such as a user who is impersonated, or null
 * @param action what was done, such as {@code update}
 * @param target what it was done to, or null when it concerns no object
 * @param run in which run, or null outside one
 * @param reason why, in the words of the actor, or null
 * @param detail what it was about, for people, such as the keys of the changed fields; no values and no secrets
 * @param values what the fields said before and after, for whoever may see them; no secrets
 */
public record AuditEntry(
        Instant at,
        String actor,
        @Nullable String onBehalfOf,
        String action,
        @Nullable Target target,
        @Nullable PlanId run,
        @Nullable String reason,
        String detail,
        List<Value> values) {

    /**
     * An object that something was done to.
     *
     * @param kind what it is, such as {@code user} or {@code role}; hosts add kinds of their own
     * @param key which one
     */
    public record Target(String kind, String key) {

        /** The kind of users. */
        public static final String USER = "user";

        /** Checks that both are there. */
        public Target {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(key, "key");
        }

        /**
         * A user.
         *
         * @param user who
         * @return the object
         */
        public static Target of(UserId user) {
            return new Target(USER, user.value());
        }

        /**
         * An entry of a catalog.
         *
         * @param entry which one
         * @return the object; its kind is {@link CatalogEntry.Kind#word}
         */
        public static Target of(CatalogEntry.Key entry) {
            return new Target(entry.kind().word(), entry.value());
        }
    }

    /**
     * What a field said.
     *
     * @param field the key of the field
     * @param before its canonical text before, or null for none
     * @param after its canonical text after, or null for none
     */
    public record Value(
            String field, @Nullable String before, @Nullable String after) {
        /** Checks that there is a field. */
        public Value {
            Objects.requireNonNull(field, "field");
        }
    }

    /** Cuts the moment to the microsecond, copies the values and checks that everything is there. */
    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(detail, "detail");
        values = List.copyOf(values);
    }

    /** {@return the user whom it concerns, if it concerns one} */
    public Optional<UserId> user() {
        return target != null && target.kind().equals(Target.USER)
                ? Optional.of(new UserId(target.key()))
                : Optional.empty();
    }

    /** {@return the same entry without reason and values, as an erased user leaves it} */
    public AuditEntry erased() {
        return new AuditEntry(at, actor, onBehalfOf, action, target, run, null, detail, List.of());
    }

    /**
     * Starts an entry.
     *
     * @param at when
     * @param actor who
     * @param action what was done
     * @return a builder of an entry without anything else
     */
    public static Builder builder(Instant at, String actor, String action) {
        return new Builder(at, actor, action);
    }

    /** Collects what an entry is made of. For one thread. */
    public static final class Builder {

        private final Instant at;
        private final String actor;
        private final String action;
        private @Nullable String onBehalfOf;
        private @Nullable Target target;
        private @Nullable PlanId run;
        private @Nullable String reason;
        private String detail = "";
        private final List<Value> values = new ArrayList<>(0);

        private Builder(Instant at, String actor, String action) {
            this.at = at;
            this.actor = actor;
            this.action = action;
        }

        /**
         * Says for whom the actor acted.
         *
         * @param value a user id, or null for nobody, the default
         * @return this builder
         */
        public Builder onBehalfOf(@Nullable String value) {
            onBehalfOf = value;
            return this;
        }

        /**
         * Says what it was done to.
         *
         * @param value the object, or null for none, the default
         * @return this builder
         */
        public Builder target(@Nullable Target value) {
            target = value;
            return this;
        }

        /**
         * Says to whom it was done.
         *
         * @param user the user
         * @return this builder
         */
        public Builder user(UserId user) {
            return target(Target.of(user));
        }

        /**
         * Says in which run.
         *
         * @param value the run, or null outside one, the default
         * @return this builder
         */
        public Builder run(@Nullable PlanId value) {
            run = value;
            return this;
        }

        /**
         * Says why.
         *
         * @param value the words of the actor, or null for none, the default
         * @return this builder
         */
        public Builder reason(@Nullable String value) {
            reason = value;
            return this;
        }

        /**
         * Says what it was about.
         *
         * @param value for people; default {@code ""}
         * @return this builder
         */
        public Builder detail(String value) {
            detail = value;
            return this;
        }

        /**
         * Adds what a field said.
         *
         * @param value before and after
         * @return this builder
         */
        public Builder value(Value value) {
            values.add(value);
            return this;
        }

        /** {@return the entry} */
        public AuditEntry build() {
            return new AuditEntry(at, actor, onBehalfOf, action, target, run, reason, detail, values);
        }
    }
}
