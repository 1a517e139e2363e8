package dev.roster.plan;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One field of one user, before and after.
 *
 * @param field the field
 * @param before the stored value, or null when there was none
 * @param after the new value, or null when it is removed
 * @param raw the text of the cell where it reads differently from {@code after}, for explanations; else null
 * @param <T> the type of the value
 */
public record FieldChange<T>(
        Field<T> field,
        @Nullable T before,
        @Nullable T after,
        @Nullable String raw) {

    /** Checks the field. */
    public FieldChange {
        Objects.requireNonNull(field, "field");
    }

    /** {@return the canonical text before, or null when there was no value} */
    public @Nullable String beforeText() {
        return before == null ? null : field.format(before);
    }

    /** {@return the canonical text after, or null when the value is removed} */
    public @Nullable String afterText() {
        return after == null ? null : field.format(after);
    }

    /**
     * Makes the change.
     *
     * @param user what to change
     */
    public void applyTo(UserBuilder user) {
        field.set(user, after);
    }

    /** {@return the change that takes this one back} */
    public FieldChange<T> inverse() {
        return new FieldChange<>(field, after, before, null);
    }

    /**
     * The difference between two users in one field.
     *
     * @param field the field
     * @param before the stored user, or null for a new one
     * @param after the user as it shall be
     * @param <T> the type of the field
     * @return the difference, or null when there is none
     */
    public static <T> @Nullable FieldChange<T> between(Field<T> field, @Nullable User before, User after) {
        T old = before == null ? null : field.valueOf(before);
        T now = field.valueOf(after);
        return Objects.equals(old, now) ? null : new FieldChange<>(field, old, now, null);
    }

    /** {@return the field alone: values are personal data} */
    @Override
    public String toString() {
        return "FieldChange[" + field + "]";
    }
}
