package dev.roster.spi;

import dev.roster.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads who changed what; entries arrive through {@link UserStore#commit}. Safe for use by many threads. */
public interface AuditStore {

    /**
     * Lists entries, newest first; of one moment, the one that was written later comes first (AS-01). Every condition
     * of the question narrows the answer (AS-02), and pages of any size give every entry once, at a cost that does not
     * depend on their depth (AS-03).
     *
     * @param query what is asked
     * @return the page
     * @throws StoreException if the store cannot answer
     */
    Page list(Query query);

    /**
     * Lists the latest entries about a user, who may be deleted since.
     *
     * @param user the user
     * @param limit how many at the most
     * @return the entries, newest first
     * @throws StoreException if the store cannot answer
     */
    default List<AuditEntry> ofUser(UserId user, int limit) {
        return list(Query.latest(limit).of(AuditEntry.Target.of(user))).entries();
    }

    /**
     * One page of an answer.
     *
     * @param entries the entries, newest first
     * @param nextCursor where the next page begins, or null for the last one
     */
    record Page(List<AuditEntry> entries, @Nullable String nextCursor) {

        /** Copies the entries. */
        public Page {
            entries = List.copyOf(entries);
        }

        /** {@return where the next page begins; empty for the last one} */
        public Optional<String> next() {
            return Optional.ofNullable(nextCursor);
        }
    }

    /**
     * A question about the audit trail.
     *
     * <pre>{@code
     * audit.list(Query.latest(50).by(actor).from(monday))
     * }</pre>
     *
     * @param limit how many entries a page has at the most, 1 to 10,000
     * @param from the earliest moment that is wanted, or null
     * @param until the moment before which entries are wanted, or null
     * @param actor whose actions are wanted, or null
     * @param kind the kind of objects that is wanted, or null
     * @param key the key of the one object of that kind that is wanted, or null
     * @param run the run that is wanted, or null
     * @param cursor where the page begins, as {@link Page#next} gave it for the same question, or null
     */
    record Query(
            int limit,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String actor,
            @Nullable String kind,
            @Nullable String key,
            @Nullable PlanId run,
            @Nullable String cursor) {

        /** The largest page. */
        public static final int MAX_LIMIT = 10_000;

        /**
         * Cuts the moments to the microsecond and checks the numbers.
         *
         * @throws IllegalArgumentException if the limit is out of bounds, or there is a key without a kind
         */
        public Query {
            from = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
            until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("a page of the audit trail has 1 to 10,000 entries, found " + limit);
            }
            if (key != null && kind == null) {
                throw new IllegalArgumentException("say which kind of object has the key " + key);
            }
        }

        /**
         * Asks for the latest entries.
         *
         * @param limit how many at the most
         * @return the question
         * @throws IllegalArgumentException if the limit is out of bounds
         */
        public static Query latest(int limit) {
            return new Query(limit, null, null, null, null, null, null, null);
        }

        /**
         * Asks for entries from a moment on.
         *
         * @param moment the earliest moment
         * @return the changed copy
         */
        public Query from(Instant moment) {
            return new Query(limit, moment, until, actor, kind, key, run, cursor);
        }

        /**
         * Asks for entries before a moment.
         *
         * @param moment the first moment that is not wanted
         * @return the changed copy
         */
        public Query until(Instant moment) {
            return new Query(limit, from, moment, actor, kind, key, run, cursor);
        }

        /**
         * Asks for what somebody did.
         *
         * @param who a user id, or the name of a local operator
         * @return the changed copy
         */
        public Query by(String who) {
            return new Query(limit, from, until, who, kind, key, run, cursor);
        }

        /**
         * Asks for what was done to one object.
         *
         * @param target the object
         * @return the changed copy
         */
        public Query of(AuditEntry.Target target) {
            return new Query(limit, from, until, actor, target.kind(), target.key(), run, cursor);
        }

        /**
         * Asks for what was done to objects of a kind.
         *
         * @param objects the kind, such as {@code role}
         * @return the changed copy
         */
        public Query ofKind(String objects) {
            return new Query(limit, from, until, actor, objects, null, run, cursor);
        }

        /**
         * Asks for what was done in a run.
         *
         * @param inRun the run
         * @return the changed copy
         */
        public Query in(PlanId inRun) {
            return new Query(limit, from, until, actor, kind, key, inRun, cursor);
        }

        /**
         * Asks for the page after another.
         *
         * @param next what {@link Page#next} gave for the same question
         * @return the changed copy
         */
        public Query after(String next) {
            return new Query(limit, from, until, actor, kind, key, run, next);
        }

        /**
         * Tells whether an entry is asked for, wherever the page begins.
         *
         * @param entry the entry
         * @return whether it meets every condition
         */
        public boolean matches(AuditEntry entry) {
            AuditEntry.Target target = entry.target();
            return (from == null || !entry.at().isBefore(from))
                    && (until == null || entry.at().isBefore(until))
                    && (actor == null || actor.equals(entry.actor()))
                    && (kind == null || (target != null && kind.equals(target.kind())))
                    && (key == null || (target != null && key.equals(target.key())))
                    && (run == null || run.equals(entry.run()));
        }
    }
}
