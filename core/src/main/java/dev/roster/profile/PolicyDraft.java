package dev.roster.profile;

import dev.roster.model.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/** The part of a {@link ProfileBuilder} that puts a {@link MigrationPolicy} together. */
abstract sealed class PolicyDraft permits ProfileBuilder {

    private ConflictPolicy onConflict;
    private BlankPolicy blankCells;
    private ExistingPolicy existing;
    private MissingPolicy missing;
    private AbsentPolicy absent;
    private DuplicatePolicy duplicates;
    private UnknownPolicy unknownRole;
    private UnknownPolicy unknownGroup;
    private UnknownPolicy unknownOrganization;
    private InvalidPolicy invalid;
    private InvalidPolicy unknownManager;
    private ApplyPolicy applying;
    private String clearToken;
    private final Map<Field<?>, InvalidPolicy> fieldInvalids;
    private final Map<Field<?>, ConflictPolicy> fieldConflicts;
    private final Map<Field<?>, BlankPolicy> fieldBlanks;

    PolicyDraft(MigrationPolicy policy) {
        onConflict = policy.onConflict();
        blankCells = policy.blank();
        existing = policy.existing();
        missing = policy.missing();
        absent = policy.absent();
        duplicates = policy.duplicates();
        unknownRole = policy.unknownRole();
        unknownGroup = policy.unknownGroup();
        unknownOrganization = policy.unknownOrganization();
        invalid = policy.invalid();
        unknownManager = policy.unknownManager();
        applying = policy.applying();
        clearToken = policy.clearToken();
        fieldInvalids = new LinkedHashMap<>(policy.fieldInvalids());
        fieldConflicts = new LinkedHashMap<>(policy.fieldConflicts());
        fieldBlanks = new LinkedHashMap<>(policy.fieldBlanks());
    }

    /** {@return the builder that this is a part of} */
    abstract ProfileBuilder self();

    /**
     * Says what happens when a cell and the stored value differ.
     *
     * @param value default {@link ConflictPolicy#OVERWRITE}: the cell Marketing replaces the stored Sales; with
     *     {@link ConflictPolicy#FILL_MISSING} Sales stays
     * @return this builder
     */
    public ProfileBuilder onConflict(ConflictPolicy value) {
        onConflict = value;
        return self();
    }

    /**
     * Says what a blank cell means.
     *
     * @param value default {@link BlankPolicy#KEEP}: a blank department keeps the stored one; with
     *     {@link BlankPolicy#CLEAR} it is taken away
     * @return this builder
     */
    public ProfileBuilder blankCells(BlankPolicy value) {
        blankCells = value;
        return self();
    }

    /**
     * Says what happens to a row whose user exists already.
     *
     * @param value default {@link ExistingPolicy#UPDATE}: a row for ada@example.com, who is stored, changes her; with
     *     {@link ExistingPolicy#REJECT} the row is an error
     * @return this builder
     */
    public ProfileBuilder existing(ExistingPolicy value) {
        existing = value;
        return self();
    }

    /**
     * Says what happens to a row whose user does not exist yet.
     *
     * @param value default {@link MissingPolicy#CREATE}: a row for new@example.com makes a new user; with
     *     {@link MissingPolicy#REJECT} the row is an error
     * @return this builder
     */
    public ProfileBuilder missing(MissingPolicy value) {
        missing = value;
        return self();
    }

    /**
     * Says what happens to stored users whom the file does not mention.
     *
     * @param value default {@link AbsentPolicy#IGNORE}: who left the list stays as they are; with
     *     {@link AbsentPolicy#DEACTIVATE} they may not sign in any more
     * @return this builder
     */
    public ProfileBuilder absent(AbsentPolicy value) {
        absent = value;
        return self();
    }

    /**
     * Says what happens to several rows for one user.
     *
     * @param value default {@link DuplicatePolicy#REJECT}: two rows for ada are two errors; with
     *     {@link DuplicatePolicy#LAST_WINS} the lower one counts
     * @return this builder
     */
    public ProfileBuilder duplicates(DuplicatePolicy value) {
        duplicates = value;
        return self();
    }

    /**
     * Says what happens when a cell names a role that does not exist.
     *
     * @param value default {@link UnknownPolicy#REJECT}: a cell with the role pilot is an error; with
     *     {@link UnknownPolicy#CREATE} the role is created, and allows nothing yet
     * @return this builder
     */
    public ProfileBuilder unknownRole(UnknownPolicy value) {
        unknownRole = value;
        return self();
    }

    /**
     * Says what happens when a cell names a group that does not exist.
     *
     * @param value default {@link UnknownPolicy#REJECT}: a cell with the group Berlin is an error; with
     *     {@link UnknownPolicy#SKIP_VALUE} it is left out with a warning
     * @return this builder
     */
    public ProfileBuilder unknownGroup(UnknownPolicy value) {
        unknownGroup = value;
        return self();
    }

    /**
     * Says what happens when a cell names an organization that does not exist.
     *
     * @param value default {@link UnknownPolicy#REJECT}: a cell with the organization Acme is an error; with
     *     {@link UnknownPolicy#CREATE} it is created first
     * @return this builder
     */
    public ProfileBuilder unknownOrganization(UnknownPolicy value) {
        unknownOrganization = value;
        return self();
    }

    /**
     * Says what happens to values that cannot be read.
     *
     * @param value default {@link InvalidPolicy#REJECT}: a telephone number without country code is an error; with
     *     {@link InvalidPolicy#SKIP_VALUE} it is left out with a warning
     * @return this builder
     */
    public ProfileBuilder invalidValues(InvalidPolicy value) {
        invalid = value;
        return self();
    }

    /**
     * Says what happens to values of one field that cannot be read.
     *
     * @param field the field
     * @param value as for all fields
     * @return this builder
     */
    public ProfileBuilder invalidValues(Field<?> field, InvalidPolicy value) {
        fieldInvalids.put(field, value);
        return self();
    }

    /**
     * Says what happens when a cell names a manager who is nobody, neither stored nor in the file.
     *
     * @param value default {@link InvalidPolicy#REJECT}: a boss who left is an error; with
     *     {@link InvalidPolicy#SKIP_VALUE} the manager is left out with a warning
     * @return this builder
     */
    public ProfileBuilder unknownManager(InvalidPolicy value) {
        unknownManager = value;
        return self();
    }

    /**
     * Says what is applied when some rows are rejected, or were changed by somebody since the preview.
     *
     * @param value default {@link ApplyPolicy#VALID_ROWS}: of ten rows with one error, nine are written; with
     *     {@link ApplyPolicy#ALL_OR_NOTHING} none is
     * @return this builder
     */
    public ProfileBuilder applying(ApplyPolicy value) {
        applying = value;
        return self();
    }

    /**
     * Says which text of a cell clears the value, apart from what a blank cell means.
     *
     * @param value the text; default {@code ""}, which is none. Example: with {@code "-"} a department {@code -} is
     *     taken away
     * @return this builder
     */
    public ProfileBuilder clearToken(String value) {
        clearToken = value;
        return self();
    }

    /**
     * Says for one field what happens when a cell and the stored value differ.
     *
     * @param field the field
     * @param value the choice, before the one for all fields; default none. Example: {@code APPEND} for
     *     {@code Field.GROUPS} adds the groups of the cell to the stored ones; APPEND and REMOVE are for lists only
     * @return this builder
     */
    public ProfileBuilder onConflict(Field<?> field, ConflictPolicy value) {
        fieldConflicts.put(field, value);
        return self();
    }

    /**
     * Says for one field what a blank cell means.
     *
     * @param field the field
     * @param value the choice, before the one for all fields; default none. Example: {@code CLEAR} for
     *     {@code Field.MANAGER_ID} takes the manager away where the cell is blank
     * @return this builder
     */
    public ProfileBuilder blankCells(Field<?> field, BlankPolicy value) {
        fieldBlanks.put(field, value);
        return self();
    }

    MigrationPolicy policy() {
        return new MigrationPolicy(
                onConflict,
                fieldConflicts,
                blankCells,
                fieldBlanks,
                clearToken,
                existing,
                missing,
                absent,
                duplicates,
                unknownRole,
                unknownGroup,
                unknownOrganization,
                invalid,
                fieldInvalids,
                unknownManager,
                applying);
    }
}
