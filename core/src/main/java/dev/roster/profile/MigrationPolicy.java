package dev.roster.profile;

import dev.roster.model.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a plan decides, one answer for each question; conflict and blank cells can be answered field by field.
 * Immutable; made by {@link Profile#with}. The defaults lose no data.
 *
 * @param onConflict when cell and stored value differ
 * @param fieldConflicts the same for single fields
 * @param blank what a blank cell means
 * @param fieldBlanks the same for single fields
 * @param clearToken a cell text that clears the value, such as {@code #CLEAR}; {@code ""} for none, the default
 * @param existing when the user exists
 * @param missing when the user does not exist
 * @param absent users whom the file does not mention
 * @param duplicates several rows for one user
 * @param unknownRole a role that does not exist
 * @param unknownGroup a group that does not exist
 * @param unknownOrganization an organization that does not exist
 * @param invalid a value that cannot be read
 * @param fieldInvalids the same for single fields
 * @param unknownManager a manager who is nobody, neither stored nor in the file
 * @param applying which rows are applied when some are rejected
 */
public record MigrationPolicy(
        ConflictPolicy onConflict,
        Map<Field<?>, ConflictPolicy> fieldConflicts,
        BlankPolicy blank,
        Map<Field<?>, BlankPolicy> fieldBlanks,
        String clearToken,
        ExistingPolicy existing,
        MissingPolicy missing,
        AbsentPolicy absent,
        DuplicatePolicy duplicates,
        UnknownPolicy unknownRole,
        UnknownPolicy unknownGroup,
        UnknownPolicy unknownOrganization,
        InvalidPolicy invalid,
        Map<Field<?>, InvalidPolicy> fieldInvalids,
        InvalidPolicy unknownManager,
        ApplyPolicy applying) {

    private static final MigrationPolicy DEFAULTS = new MigrationPolicy(
            ConflictPolicy.OVERWRITE,
            Map.of(),
            BlankPolicy.KEEP,
            Map.of(),
            "",
            ExistingPolicy.UPDATE,
            MissingPolicy.CREATE,
            AbsentPolicy.IGNORE,
            DuplicatePolicy.REJECT,
            UnknownPolicy.REJECT,
            UnknownPolicy.REJECT,
            UnknownPolicy.REJECT,
            InvalidPolicy.REJECT,
            Map.of(),
            InvalidPolicy.REJECT,
            ApplyPolicy.VALID_ROWS);

    /**
     * Copies the maps and checks that lists alone are appended to.
     *
     * @throws IllegalArgumentException if APPEND or REMOVE is chosen for a field that is no list, or rows are to be left out
     *     for a manager
     */
    public MigrationPolicy {
        fieldConflicts = Collections.unmodifiableMap(new LinkedHashMap<>(fieldConflicts));
        fieldBlanks = Collections.unmodifiableMap(new LinkedHashMap<>(fieldBlanks));
        fieldInvalids = Collections.unmodifiableMap(new LinkedHashMap<>(fieldInvalids));
        if (unknownManager == InvalidPolicy.SKIP_ROW) {
            throw new IllegalArgumentException("rows are not left out for a manager; choose reject or skip-value");
        }
        Objects.requireNonNull(invalid, "invalid");
        Objects.requireNonNull(unknownManager, "unknownManager");
        Objects.requireNonNull(clearToken, "clearToken");
        fieldConflicts.forEach((field, policy) -> {
            if (!field.isList() && (policy == ConflictPolicy.APPEND || policy == ConflictPolicy.REMOVE)) {
                throw new IllegalArgumentException(
                        policy + " suits lists only, and " + field.key() + " is none; choose overwrite");
            }
        });
    }

    /** {@return the policy that loses no data: overwrite, keep on blank, update, create, ignore, reject} */
    public static MigrationPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * The answer for one field. APPEND and REMOVE for all fields mean OVERWRITE for those that are no lists.
     *
     * @param field the field
     * @return what happens when cell and stored value differ
     */
    public ConflictPolicy conflictOf(Field<?> field) {
        ConflictPolicy own = fieldConflicts.get(field);
        if (own != null) {
            return own;
        }
        boolean isListPolicy = onConflict == ConflictPolicy.APPEND || onConflict == ConflictPolicy.REMOVE;
        return isListPolicy && !field.isList() ? ConflictPolicy.OVERWRITE : onConflict;
    }

    /**
     * The answer for one field. A value that finds the user or decides their rights is never left out alone.
     *
     * @param field the field
     * @return what happens when its value cannot be read
     */
    public InvalidPolicy invalidOf(Field<?> field) {
        InvalidPolicy chosen = fieldInvalids.getOrDefault(field, invalid);
        boolean isNeeded = field.isUnique() || field.isPrivileged() || field.isSystem();
        return isNeeded && chosen == InvalidPolicy.SKIP_VALUE ? InvalidPolicy.REJECT : chosen;
    }

    /**
     * The answer for one field.
     *
     * @param field the field
     * @return what a blank cell means
     */
    public BlankPolicy blankOf(Field<?> field) {
        return fieldBlanks.getOrDefault(field, blank);
    }
}
