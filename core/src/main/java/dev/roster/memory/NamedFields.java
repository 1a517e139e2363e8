package dev.roster.memory;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import java.util.Set;

/** Writes the fields that an update names, and no others. */
final class NamedFields {

    private NamedFields() {}

    /**
     * Copies fields onto a stored user and counts its version up.
     *
     * @throws IllegalArgumentException if the id is among the fields, or the stored user would lack what every user needs
     */
    static User copy(Set<Field<?>> fields, User from, User stored) {
        if (fields.contains(Field.ID)) {
            throw new IllegalArgumentException("the id of " + from + " never changes; leave it out of the update");
        }
        UserBuilder copy = stored.toBuilder().version(stored.version() + 1);
        fields.forEach(field -> copy(field, from, copy));
        return copy.build();
    }

    private static <T> void copy(Field<T> field, User from, UserBuilder to) {
        field.set(to, field.valueOf(from));
    }
}
