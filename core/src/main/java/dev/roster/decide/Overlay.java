package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CorrelationKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The store as the rows above left it, for files whose rows are operations in order. Holds the users that
 * the file changes.
 */
final class Overlay {

    /** A user as the rows above left it; null when they deleted it. */
    record Pending(@Nullable User user, int row) {}

    /** Who has a key since the rows above; nobody when they freed it. */
    private record Holder(@Nullable UserId user, int row) {}

    private final Map<UserId, Pending> users = new HashMap<>();
    private final Map<CorrelationKey, Holder> holders = new HashMap<>();

    /** The user that a key leads to, given whom the store knows under it. */
    @Nullable User find(CorrelationKey key, @Nullable User stored) {
        Holder holder = holders.get(key);
        if (holder != null) {
            return holder.user() == null ? null : now(holder.user()).user();
        }
        if (stored == null) {
            return null;
        }
        Pending pending = users.get(stored.id());
        return pending == null ? stored : pending.user();
    }

    /** The row that last gave up or took a key, or empty when no row did. */
    Optional<Integer> rowOf(CorrelationKey key) {
        return Optional.ofNullable(holders.get(key)).map(Holder::row);
    }

    /** The row that last changed a user, or empty when no row did. */
    Optional<Integer> rowOf(UserId user) {
        return Optional.ofNullable(users.get(user)).map(Pending::row);
    }

    /**
     * Notes what a row did.
     *
     * @throws IllegalArgumentException if there is nobody before nor after
     */
    void write(int row, @Nullable User before, @Nullable User after) {
        User some = after == null ? before : after;
        if (some == null) {
            throw new IllegalArgumentException("a row writes somebody");
        }
        users.put(some.id(), new Pending(after, row));
        note(Field.ID, row, before, after);
        for (Field<?> field : Survey.UNIQUE_FIELDS) {
            note(field, row, before, after);
        }
    }

    private void note(Field<?> field, int row, @Nullable User before, @Nullable User after) {
        String old = Survey.canonical(field, before);
        String now = Survey.canonical(field, after);
        if (old != null && !old.equals(now)) {
            holders.put(new CorrelationKey(field, old), new Holder(null, row));
        }
        if (now != null && after != null) {
            holders.put(new CorrelationKey(field, now), new Holder(after.id(), row));
        }
    }

    private Pending now(UserId id) {
        Pending pending = users.get(id);
        return pending == null ? new Pending(null, 0) : pending;
    }
}
