package dev.roster.spi;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.User;
import java.util.Objects;

/**
 * A value by which a stored user is looked for.
 *
 * @param field one of id, externalId, userName, primaryEmail, employeeId, phoneNumber, or a custom attribute of type text or number
 * @param canonical the value in the canonical form of that field
 */
public record CorrelationKey(Field<?> field, String canonical) {

    /**
     * Checks the field and the value.
     *
     * @throws IllegalArgumentException if users cannot be looked for by that field, or the value holds NUL
     */
    public CorrelationKey {
        Objects.requireNonNull(canonical, "canonical");
        if (canonical.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a key of " + field.key() + " must not hold NUL, which no stored text holds");
        }
        if (!isAllowed(field)) {
            throw new IllegalArgumentException(
                    "users cannot be matched by " + field.key()
                            + "; use id, externalId, userName, primaryEmail, employeeId, phoneNumber or a text or number attribute");
        }
    }

    /**
     * Tells whether users can be looked for by a field.
     *
     * @param field the field
     * @return whether a key of that field can be made
     */
    public static boolean isAllowed(Field<?> field) {
        return field.isUnique()
                || field.equals(Field.EXTERNAL_ID)
                || field.equals(Field.PHONE_NUMBER)
                || (field.attribute().isPresent()
                        && (field.type() == FieldType.TEXT || field.type() == FieldType.NUMBER));
    }

    /**
     * The key of a typed value.
     *
     * @param field the field
     * @param value its value
     * @param <T> the type of the field
     * @return the key
     */
    public static <T> CorrelationKey of(Field<T> field, T value) {
        return new CorrelationKey(field, field.canonical(value));
    }

    /**
     * Tells whether a user has this key.
     *
     * @param user the user
     * @return whether the user's value has this canonical form; a blank key is nobody's (US-05)
     */
    public boolean matches(User user) {
        return !canonical.isBlank() && canonicalOf(field, user).equals(canonical);
    }

    private static <T> String canonicalOf(Field<T> field, User user) {
        return field.of(user).map(field::canonical).orElse("");
    }
}
