package dev.roster.profile;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.Objects;
import java.util.Set;

/**
 * What a directory owns: users, known by their external ids, and the fields that it alone changes on them. Immutable.
 *
 * @param directory what people call the directory
 * @param idPrefix how the external ids of its users begin; {@code ""} when all external ids are its
 * @param fields the keys of the fields
 */
public record Ownership(String directory, String idPrefix, Set<String> fields) {

    /** Copies the keys. */
    public Ownership {
        Objects.requireNonNull(directory, "directory");
        idPrefix = CanonicalForm.of(idPrefix);
        fields = Set.copyOf(fields);
    }

    /**
     * Tells whether a user is the directory's.
     *
     * @param user the user
     * @return whether the user has an external id of it; users made by hand have none
     */
    public boolean owns(User user) {
        String id = user.access().externalId();
        return id != null && names(id);
    }

    /**
     * Tells whether an external id is one of the directory.
     *
     * @param externalId the id
     * @return whether it begins as they do
     */
    public boolean names(String externalId) {
        return CanonicalForm.of(externalId).startsWith(idPrefix);
    }

    /**
     * Tells whether the directory alone changes a field.
     *
     * @param field the field
     * @return whether it is among its fields
     */
    public boolean owns(Field<?> field) {
        return fields.contains(field.key());
    }
}
