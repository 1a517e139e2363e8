package dev.roster.profile;

import dev.roster.cell.ReadingRules;
import dev.roster.mapping.Control;
import dev.roster.mapping.MappingRules;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.UserStatus;
import dev.roster.spi.CorrelationKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Profile} is made of. For one thread. */
public final class ProfileBuilder {
    private final PolicyDraft policy;
    private String name;
    private Profile.Operation operation;
    private Profile.Invitation invitation;
    private long maxRows;
    private Safeguard.Limits safeguards;
    private ReadingRules reading;
    private MappingRules mapping;
    private List<Field<?>> matchBy;
    private List<Field<?>> required;
    private Set<Field<?>> onlyFields;
    private @Nullable UserStatus forced;
    private @Nullable RoleKey defaultRole;
    private Set<Safeguard> disarmed;
    private final Map<Field<?>, Set<String>> allowed;
    private FileForm form;

    ProfileBuilder(Profile profile) {
        policy = new PolicyDraft(profile.policy());
        name = profile.name();
        operation = profile.operation();
        invitation = profile.invitation();
        maxRows = profile.maxRows();
        safeguards = profile.safeguards();
        reading = profile.reading();
        mapping = profile.mapping();
        matchBy = profile.matchBy();
        required = profile.required();
        onlyFields = profile.onlyFields();
        forced = profile.forced();
        defaultRole = profile.defaultRole();
        disarmed = profile.disarmed();
        allowed = new LinkedHashMap<>(profile.allowed());
        form = profile.form();
    }

    /**
     * Says what happens when a cell and the stored value differ.
     *
     * @param value default {@link ConflictPolicy#OVERWRITE}: the cell Marketing replaces the stored Sales; with
     *     {@link ConflictPolicy#FILL_MISSING} Sales stays
     * @return this builder
     */
    public ProfileBuilder onConflict(ConflictPolicy value) {
        policy.onConflict = value;
        return this;
    }

    /**
     * Says what a blank cell means.
     *
     * @param value default {@link BlankPolicy#KEEP}: a blank department keeps the stored one; with
     *     {@link BlankPolicy#CLEAR} it is taken away
     * @return this builder
     */
    public ProfileBuilder blankCells(BlankPolicy value) {
        policy.blankCells = value;
        return this;
    }

    /**
     * Says what happens to a row whose user exists already.
     *
     * @param value default {@link ExistingPolicy#UPDATE}: a row for ada@example.com, who is stored, changes her; with
     *     {@link ExistingPolicy#REJECT} the row is an error
     * @return this builder
     */
    public ProfileBuilder existing(ExistingPolicy value) {
        policy.existing = value;
        return this;
    }

    /**
     * Says what happens to a row whose user does not exist yet.
     *
     * @param value default {@link MissingPolicy#CREATE}: a row for new@example.com makes a new user; with
     *     {@link MissingPolicy#REJECT} the row is an error
     * @return this builder
     */
    public ProfileBuilder missing(MissingPolicy value) {
        policy.missing = value;
        return this;
    }

    /**
     * Says what happens to stored users whom the file does not mention.
     *
     * @param value default {@link AbsentPolicy#IGNORE}: who left the list stays as they are; with
     *     {@link AbsentPolicy#DEACTIVATE} they may not sign in any more
     * @return this builder
     */
    public ProfileBuilder absent(AbsentPolicy value) {
        policy.absent = value;
        return this;
    }

    /**
     * Says what happens to several rows for one user.
     *
     * @param value default {@link DuplicatePolicy#REJECT}: two rows for ada are two errors; with
     *     {@link DuplicatePolicy#LAST_WINS} the lower one counts
     * @return this builder
     */
    public ProfileBuilder duplicates(DuplicatePolicy value) {
        policy.duplicates = value;
        return this;
    }

    /**
     * Says what happens when a cell names a role that does not exist.
     *
     * @param value default {@link UnknownPolicy#REJECT}: a cell with the role pilot is an error; with
     *     {@link UnknownPolicy#CREATE} the role is created, and allows nothing yet
     * @return this builder
     */
    public ProfileBuilder unknownRole(UnknownPolicy value) {
        policy.unknownRole = value;
        return this;
    }

    /**
     * Says what happens when a cell names a group that does not exist.
     *
     * @param value default {@link UnknownPolicy#REJECT}: a cell with the group Berlin is an error; with
     *     {@link UnknownPolicy#SKIP_VALUE} it is left out with a warning
     * @return this builder
     */
    public ProfileBuilder unknownGroup(UnknownPolicy value) {
        policy.unknownGroup = value;
        return this;
    }

    /**
     * Says what happens when a cell names an organization that does not exist.
     *
     * @param value default {@link UnknownPolicy#REJECT}: a cell with the organization Acme is an error; with
     *     {@link UnknownPolicy#CREATE} it is created first
     * @return this builder
     */
    public ProfileBuilder unknownOrganization(UnknownPolicy value) {
        policy.unknownOrganization = value;
        return this;
    }

    /**
     * Says what happens to values that cannot be read.
     *
     * @param value default {@link InvalidPolicy#REJECT}: a telephone number without country code is an error; with
     *     {@link InvalidPolicy#SKIP_VALUE} it is left out with a warning
     * @return this builder
     */
    public ProfileBuilder invalidValues(InvalidPolicy value) {
        policy.invalid = value;
        return this;
    }

    /**
     * Says what happens to values of one field that cannot be read.
     *
     * @param field the field
     * @param value as for all fields
     * @return this builder
     */
    public ProfileBuilder invalidValues(Field<?> field, InvalidPolicy value) {
        policy.fieldInvalids.put(field, value);
        return this;
    }

    /**
     * Says what happens when a cell names a manager who is nobody, neither stored nor in the file.
     *
     * @param value default {@link InvalidPolicy#REJECT}: a boss who left is an error; with
     *     {@link InvalidPolicy#SKIP_VALUE} the manager is left out with a warning
     * @return this builder
     */
    public ProfileBuilder unknownManager(InvalidPolicy value) {
        policy.unknownManager = value;
        return this;
    }

    /**
     * Says what is applied when some rows are rejected, or were changed by somebody since the preview.
     *
     * @param value default {@link ApplyPolicy#VALID_ROWS}: of ten rows with one error, nine are written; with
     *     {@link ApplyPolicy#ALL_OR_NOTHING} none is
     * @return this builder
     */
    public ProfileBuilder applying(ApplyPolicy value) {
        policy.applying = value;
        return this;
    }

    /**
     * Says which text of a cell clears the value, apart from what a blank cell means.
     *
     * @param value the text; default {@code ""}, which is none. Example: with {@code "-"} a department {@code -} is
     *     taken away
     * @return this builder
     */
    public ProfileBuilder clearToken(String value) {
        policy.clearToken = value;
        return this;
    }

    /**
     * Names the profile in plans and runs.
     *
     * @param value the name; default that of the profile which is changed. Example: {@code "hr-nightly"}
     * @return this builder
     */
    public ProfileBuilder name(String value) {
        name = value;
        return this;
    }

    /**
     * Says what a row does that names no action of its own.
     *
     * @param value default {@link Profile.Operation#UPSERT}: it creates or updates; with
     *     {@link Profile.Operation#DELETE} a list of addresses is a list of users to delete
     * @return this builder
     */
    public ProfileBuilder operation(Profile.Operation value) {
        operation = value;
        return this;
    }

    /**
     * Says who of the new users is invited.
     *
     * @param value default {@link Profile.Invitation#NOBODY}: new users are active; with
     *     {@link Profile.Invitation#NEW_USERS} each gets an invitation, and is invited until they accept
     * @return this builder
     */
    public ProfileBuilder invitation(Profile.Invitation value) {
        invitation = value;
        return this;
    }

    /**
     * Bounds the rows of a file; one that has more is refused as a whole.
     *
     * @param value the number of rows, 1 or more; default 10,000,000. Example: 10 for a form
     * @return this builder
     */
    public ProfileBuilder maxRows(long value) {
        maxRows = value;
        return this;
    }

    /**
     * Says when safeguards trip.
     *
     * @param value the limits; default 20 users and a quarter of all. Example: {@code new Safeguard.Limits(1, 0)} trips
     *     at the first deactivation
     * @return this builder
     */
    public ProfileBuilder safeguards(Safeguard.Limits value) {
        safeguards = value;
        return this;
    }

    /**
     * Says how the texts of cells become values.
     *
     * @param value the rules; default {@link ReadingRules#standard()}. Example: rules with the region DE read the phone
     *     number 030 12345 as +49 30 12345
     * @return this builder
     */
    public ProfileBuilder reading(ReadingRules value) {
        reading = value;
        return this;
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
        policy.fieldConflicts.put(field, value);
        return this;
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
        policy.fieldBlanks.put(field, value);
        return this;
    }

    /**
     * Sends a column to a field; by default its header decides. Example: {@code map("Cost center", Field.DEPARTMENT)}.
     *
     * @param column the header text, whatever its case, or the column's letters
     * @param field the field
     * @return this builder
     */
    public ProfileBuilder map(String column, Field<?> field) {
        return mapping(rules -> rules.map(column, field));
    }

    /**
     * Makes a column steer its rows; by default its header decides. Example: a column that says what the row does.
     *
     * @param column the header text, whatever its case, or the column's letters
     * @param control what it steers
     * @return this builder
     */
    public ProfileBuilder map(String column, Control control) {
        return mapping(rules -> rules.mapControl(column, control));
    }

    /**
     * Changes how columns find their fields; by default by the names of headers in all languages that Roster knows.
     *
     * @param change makes the new rules from the old ones. Example: {@code rules -> rules.map("C", Field.LOCATION)}
     * @return this builder
     */
    public ProfileBuilder mapping(UnaryOperator<MappingRules> change) {
        mapping = change.apply(mapping);
        return this;
    }

    /**
     * Names the fields by which the user of a row is found.
     *
     * @param fields the fields, in order; none, the default, for the keys that the file has. Example:
     *     {@code matchBy(Field.EMPLOYEE_ID)} lets a file change addresses
     * @return this builder
     * @throws IllegalArgumentException if users cannot be found by a field
     */
    public ProfileBuilder matchBy(Field<?>... fields) {
        for (Field<?> field : fields) {
            if (!CorrelationKey.isAllowed(field)) {
                throw new IllegalArgumentException("users cannot be matched by " + field.key()
                        + "; use id, userName, primaryEmail, employeeId, phoneNumber or a text or number attribute");
            }
        }
        matchBy = List.of(fields);
        return this;
    }

    /**
     * Names the fields that every row must fill.
     *
     * @param fields the fields; default none. Example: with {@code Field.LAST_NAME} a row without a last name is an error
     * @return this builder
     */
    public ProfileBuilder required(Field<?>... fields) {
        required = List.of(fields);
        return this;
    }

    /**
     * Names the fields that the file may write or match by; other columns are left out.
     *
     * @param fields the fields; none, the default, for all. Example: {@code onlyFields(Field.EMPLOYEE_ID, Field.LOCATION)}
     *     moves people, whatever else the file says
     * @return this builder
     */
    public ProfileBuilder onlyFields(Field<?>... fields) {
        onlyFields = Set.of(fields);
        return this;
    }

    /**
     * Gives every user of the file a status, whatever the row says.
     *
     * @param status the status, or null for none, the default. Example: with {@code INACTIVE} a list of addresses is a list
     *     of users to deactivate
     * @return this builder
     */
    public ProfileBuilder forced(@Nullable UserStatus status) {
        forced = status;
        return this;
    }

    /**
     * Gives new users a role when their row names none.
     *
     * @param role the role, or null for none, the default. Example: {@code new RoleKey("member")}
     * @return this builder
     */
    public ProfileBuilder defaultRole(@Nullable RoleKey role) {
        defaultRole = role;
        return this;
    }

    /**
     * Lets safeguards never trip, because the profile is meant to do what they guard against.
     *
     * @param safeguards the safeguards; default none. Example: a profile that deletes users disarms
     *     {@code DELETIONS}
     * @return this builder
     */
    public ProfileBuilder disarmed(Safeguard... safeguards) {
        disarmed = Set.of(safeguards);
        return this;
    }

    /**
     * Lets a field take some values alone, whatever else exists; any other is an issue.
     *
     * @param field the field
     * @param values the values as texts, of elements for a list, in any case; none, the default, for any. Example:
     *     {@code allowed(Field.ROLES, "readonly", "admin")}
     * @return this builder
     */
    public ProfileBuilder allowed(Field<?> field, String... values) {
        if (values.length == 0) {
            allowed.remove(field);
        } else {
            allowed.put(field, new LinkedHashSet<>(List.of(values)));
        }
        return this;
    }

    /**
     * Says how the file of the profile is documented to look, which its template then does.
     *
     * @param value the header or the lines; default {@link FileForm#ofFields()}: the keys of the fields that the profile
     *     takes. Example: {@code FileForm.of("email", "first_name", "last_name")}
     * @return this builder
     */
    public ProfileBuilder form(FileForm value) {
        form = value;
        return this;
    }

    Profile build() {
        return new Profile(
                name,
                mapping,
                reading,
                policy.policy(),
                matchBy,
                required,
                onlyFields,
                forced,
                operation,
                defaultRole,
                invitation,
                maxRows,
                safeguards,
                disarmed,
                allowed,
                form);
    }
}
