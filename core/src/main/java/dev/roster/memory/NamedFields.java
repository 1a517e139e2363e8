package dev.roster.memory;

import dev.roster.model.Field;
import dev.roster.model.Lifecycle;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Writes the fields that an update names, and no others. */
final class NamedFields {

    /** System fields cannot be set through {@link Field#set}; a store writes them all the same. */
    private static final Map<Field<?>, BiConsumer<UserBuilder, Lifecycle>> SYSTEM = Map.of(
            Field.SKILL_COUNT, (user, from) -> user.skillCount(from.skillCount()),
            Field.LAST_LOGIN_AT, (user, from) -> user.lastLoginAt(from.lastLoginAt()),
            Field.LAST_ACTIVITY_AT, (user, from) -> user.lastActivityAt(from.lastActivityAt()),
            Field.CREATED_AT, (user, from) -> user.createdAt(from.createdAt()),
            Field.DEACTIVATED_AT, (user, from) -> user.deactivatedAt(from.deactivatedAt()));

    private NamedFields() {}

    /**
     * Copies fields onto a stored user and counts its version up.
     *
     * @throws IllegalArgumentException if the id is among the fields, or the stored user would lack what every user needs
     */
    static User copy(Set<Field<?>> fields, User from, User stored) {
        UserBuilder copy = stored.toBuilder().version(stored.version() + 1);
        fields.forEach(field -> copy(field, from, copy));
        return copy.build();
    }

    private static <T> void copy(Field<T> field, User from, UserBuilder to) {
        if (!field.isSystem()) {
            field.set(to, field.valueOf(from));
            return;
        }
        BiConsumer<UserBuilder, Lifecycle> writer = SYSTEM.get(field);
        if (writer == null) {
            throw new IllegalArgumentException(
                    field.key() + " of " + from + " never changes; leave it out of the update");
        }
        writer.accept(to, from.lifecycle());
    }
}
