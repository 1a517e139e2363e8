package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.spi.Write;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a commit must know about a user to judge writes.
 *
 * @param version the version
 * @param isActive whether the user may sign in
 * @param holdsOwnerRole whether the user holds a role that owns the tenant
 * @param keys the unique keys, without fields that have no value
 */
record StoredUser(long version, boolean isActive, boolean holdsOwnerRole, Map<Field<?>, String> keys) {

    boolean isOwner() {
        return isActive && holdsOwnerRole;
    }

    static StoredUser of(User user, Set<RoleKey> ownerRoles, Dialect dialect) {
        Map<Field<?>, String> keys = new HashMap<>();
        UserColumns.UNIQUE.forEach(field -> putKey(field, user, dialect, keys));
        return new StoredUser(user.version(), isActive(user), isHeldBy(user, ownerRoles), keys);
    }

    /** The user as an update leaves it. */
    StoredUser after(Write.UpdateUser update, Set<RoleKey> ownerRoles, Dialect dialect) {
        Set<Field<?>> fields = update.fields();
        Map<Field<?>, String> newKeys = new HashMap<>(keys);
        for (Field<?> field : UserColumns.UNIQUE) {
            if (fields.contains(field)) {
                putKey(field, update.after(), dialect, newKeys);
            }
        }
        return new StoredUser(
                update.expectedVersion() + 1,
                fields.contains(Field.STATUS) ? isActive(update.after()) : isActive,
                fields.contains(Field.ROLES) ? isHeldBy(update.after(), ownerRoles) : holdsOwnerRole,
                newKeys);
    }

    private static boolean isActive(User user) {
        return user.access().status() == UserStatus.ACTIVE;
    }

    private static boolean isHeldBy(User user, Set<RoleKey> ownerRoles) {
        return !Collections.disjoint(user.access().roles(), ownerRoles);
    }

    private static <T> void putKey(Field<T> field, User user, Dialect dialect, Map<Field<?>, String> keys) {
        T value = field.valueOf(user);
        if (value == null) {
            keys.remove(field);
        } else {
            keys.put(field, dialect.orderedText(field.canonical(value)));
        }
    }
}
