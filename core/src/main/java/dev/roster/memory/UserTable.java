package dev.roster.memory;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CorrelationKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users with their indexes and counts. Not thread-safe; the caller holds the lock. */
final class UserTable {

    /** The fields whose canonical values belong to one user at the most. */
    static final List<Field<?>> UNIQUE = List.of(Field.ID, Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);

    /** An attribute that was defined anew with another type is another key. */
    private record SharedKey(Field<?> field, FieldType type) {}

    private final Map<Field<?>, Map<String, Slot>> unique = new LinkedHashMap<>();
    private final Map<String, Slot> byId = new HashMap<>();
    private final Map<SharedKey, SharedIndex> shared = new HashMap<>();
    private final SlotOrder order = new SlotOrder();
    private final Census census = new Census();

    UserTable() {
        UNIQUE.forEach(field -> unique.put(field, field.equals(Field.ID) ? byId : new HashMap<>()));
    }

    @Nullable User find(UserId id) {
        Slot slot = byId.get(id.value());
        return slot == null ? null : slot.user();
    }

    /** The first users by id that have a key. */
    List<User> find(CorrelationKey key, int limit) {
        if (key.canonical().isBlank()) {
            return List.of();
        }
        Map<String, Slot> index = unique.get(key.field());
        if (index != null) {
            Slot slot = index.get(key.canonical());
            return slot == null ? List.of() : List.of(slot.user());
        }
        List<Slot> slots = shared.computeIfAbsent(
                        new SharedKey(key.field(), key.field().type()), this::indexed)
                .find(key.canonical(), limit);
        return slots.stream().map(Slot::user).toList();
    }

    /** Who has a unique canonical value, or null. */
    @Nullable User holder(Field<?> field, String canonical) {
        Map<String, Slot> index = unique.get(field);
        Slot slot = index == null ? null : index.get(canonical);
        return slot == null ? null : slot.user();
    }

    Stream<User> users() {
        return order.users();
    }

    List<User> usersAfter(@Nullable UserId id, int limit) {
        return order.usersAfter(id, limit);
    }

    int owners(Set<RoleKey> roles) {
        return census.owners(roles, order::users);
    }

    /** How many users hold an entry of a catalog. */
    int holders(CatalogEntry.Key key) {
        return census.holders(key);
    }

    /** Inserts a user, or replaces the one of the same id. */
    void put(User after) {
        Slot known = byId.get(after.id().value());
        User before = known == null ? null : known.user();
        census.change(before, after);
        Slot slot = known == null ? new Slot(after) : known;
        if (known == null) {
            order.add(slot);
        } else {
            slot.hold(after);
        }
        reindex(slot, before, after);
    }

    /**
     * Removes a user that is there.
     *
     * @throws IllegalStateException if nobody has that id
     */
    void remove(UserId id) {
        Slot slot = byId.get(id.value());
        if (slot == null) {
            throw new IllegalStateException("no user " + id);
        }
        census.change(slot.user(), null);
        reindex(slot, slot.user(), null);
        slot.remove();
        order.noteRemoval();
    }

    private void reindex(Slot slot, @Nullable User before, @Nullable User after) {
        unique.forEach((field, index) -> {
            String old = canonicalOf(field, before);
            String now = canonicalOf(field, after);
            if (now != null && !now.equals(old)) {
                index.put(now, slot);
            }
            if (old != null && !old.equals(now)) {
                // Inside a unit, somebody else may have taken the key over already.
                index.remove(old, slot);
            }
        });
        shared.forEach((key, index) -> {
            String old = canonicalOf(key.field(), before);
            String now = canonicalOf(key.field(), after);
            if (old != null && !old.equals(now)) {
                index.remove(old, slot);
            }
            if (now != null && !now.equals(old)) {
                index.add(now, slot);
            }
        });
    }

    /** The index of a field, made when users are first looked for by it. */
    private SharedIndex indexed(SharedKey key) {
        var index = new SharedIndex();
        for (Slot slot : byId.values()) {
            String canonical = canonicalOf(key.field(), slot.user());
            if (canonical != null) {
                index.add(canonical, slot);
            }
        }
        return index;
    }

    /** The canonical value of a field, or null when there is none. */
    static <T> @Nullable String canonicalOf(Field<T> field, @Nullable User user) {
        T value = user == null ? null : field.valueOf(user);
        return value == null ? null : field.canonical(value);
    }
}
