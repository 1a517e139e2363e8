package dev.roster.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one tenant: the built-in ones and its custom attributes, in that order. Immutable.
 */
public final class Fields {

    private static final List<Field<?>> BUILT_IN = List.of(
            Field.ID,
            Field.EXTERNAL_ID,
            Field.USER_NAME,
            Field.PRIMARY_EMAIL,
            Field.DISPLAY_NAME,
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.AVATAR_URL,
            Field.PHONE_NUMBER,
            Field.ROLES,
            Field.GRANTS,
            Field.GROUPS,
            Field.SET_ASIDE_GROUPS,
            Field.ORGANIZATION,
            Field.TEAMS,
            Field.DEPARTMENT,
            Field.COMPANY,
            Field.LOCATION,
            Field.JOB_TITLE,
            Field.POSITION,
            Field.EMPLOYEE_ID,
            Field.MANAGER_ID,
            Field.USER_TYPE,
            Field.HIRE_DATE,
            Field.END_DATE,
            Field.STATUS,
            Field.STATUS_REASON,
            Field.MODULES,
            Field.TASK_NOTIFICATION,
            Field.ROLE_LEVEL,
            Field.SECOND_FACTOR,
            Field.SKILL_COUNT,
            Field.LAST_LOGIN_AT,
            Field.LAST_ACTIVITY_AT,
            Field.CREATED_AT,
            Field.DEACTIVATED_AT,
            Field.WAITING_SINCE);

    /** What filters may name although nobody has a value of it. */
    private static final List<Field<?>> DERIVED = List.of(Field.MANAGERS);

    private static final Fields WITHOUT_ATTRIBUTES = new Fields(List.of());

    private final Map<String, Field<?>> byKey = new LinkedHashMap<>();
    private final Map<String, Field<?>> byFoldedKey = new LinkedHashMap<>();

    private Fields(Collection<CustomAttribute> attributes) {
        BUILT_IN.forEach(this::add);
        DERIVED.forEach(field -> byFoldedKey.put(CanonicalForm.of(field.key()), field));
        attributes.forEach(attribute -> add(attribute.field()));
    }

    /** {@return the built-in fields alone} */
    public static Fields builtIn() {
        return WITHOUT_ATTRIBUTES;
    }

    /**
     * The built-in fields and custom attributes.
     *
     * @param attributes the definitions, in the order in which people should see them
     * @return the fields
     * @throws IllegalArgumentException if an attribute takes the key of another field, whatever its case
     */
    public static Fields with(Collection<CustomAttribute> attributes) {
        return attributes.isEmpty() ? WITHOUT_ATTRIBUTES : new Fields(attributes);
    }

    /** {@return every field, built-in ones first} */
    public Collection<Field<?>> all() {
        return byKey.values();
    }

    /**
     * Finds a field by its key, {@link Field#MANAGERS} too.
     *
     * @param key the key, whatever its case
     * @return the field, or empty when there is none
     */
    public Optional<Field<?>> find(String key) {
        Field<?> exact = byKey.get(key);
        return exact != null ? Optional.of(exact) : Optional.ofNullable(byFoldedKey.get(CanonicalForm.of(key)));
    }

    /**
     * Finds a field that must exist.
     *
     * @param key the key, whatever its case
     * @return the field
     * @throws IllegalArgumentException if there is none; the message names all keys
     */
    public Field<?> require(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no field \"" + key + "\"; use one of " + String.join(", ", byKey.keySet())));
    }

    private void add(Field<?> field) {
        if (byFoldedKey.putIfAbsent(CanonicalForm.of(field.key()), field) != null) {
            throw new IllegalArgumentException("attribute key \"" + field.key() + "\" is taken by another field");
        }
        byKey.put(field.key(), field);
    }
}
