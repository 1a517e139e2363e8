package dev.roster.profile;

import dev.roster.cell.ReadingRules;
import dev.roster.mapping.Control;
import dev.roster.mapping.MappingRules;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.UserStatus;
import dev.roster.spi.CorrelationKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Profile} is made of. For one thread. */
public final class ProfileBuilder extends PolicyDraft {
    private String name;
    private Profile.Operation operation;
    private Profile.Invitation invitation;
    private long maxRows;
    private Safeguard.Limits safeguards;
    private ReadingRules reading;
    private MappingRules mapping;
    private List<Field<?>> matchBy;
    private List<Field<?>> required;
    private List<List<Field<?>>> requiredOneOf;
    private Set<Field<?>> onlyFields;
    private Set<Field<?>> updates;
    private @Nullable UserStatus forced;
    private final Map<Field<?>, String> defaults;
    private Set<Safeguard> disarmed;
    private final Map<Field<?>, Allowed> allowed;
    private Set<String> excludedDomains;
    private Wording wording;
    private FileForm form;
    private AccountPolicy.@Nullable RestingGroups groupsAtRest;
    private List<Instruction> instructions;

    ProfileBuilder(Profile profile) {
        super(profile.policy());
        name = profile.name();
        operation = profile.operation();
        invitation = profile.invitation();
        maxRows = profile.maxRows();
        safeguards = profile.safeguards();
        reading = profile.reading();
        mapping = profile.mapping();
        matchBy = profile.matchBy();
        required = profile.required();
        requiredOneOf = profile.requiredOneOf();
        onlyFields = profile.onlyFields();
        updates = profile.updates();
        forced = profile.forced();
        defaults = new LinkedHashMap<>(profile.defaults());
        disarmed = profile.disarmed();
        allowed = new LinkedHashMap<>(profile.allowed());
        excludedDomains = profile.excludedDomains();
        wording = profile.wording();
        form = profile.form();
        groupsAtRest = profile.groupsAtRest();
        instructions = profile.instructions();
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
     * Names the fields that every row must fill which does not delete its user.
     *
     * @param fields the fields; default none. Example: with {@code Field.LAST_NAME} a row without a last name is an error
     * @return this builder
     */
    public ProfileBuilder required(Field<?>... fields) {
        required = List.of(fields);
        return this;
    }

    /**
     * Names fields of which every row must fill one, unless it deletes its user. Each call adds a group.
     *
     * @param fields the fields, or none to take all groups away, the default. Example: with {@code Field.PRIMARY_EMAIL,
     *     Field.PHONE_NUMBER} a row needs an address or a telephone number
     * @return this builder
     */
    public ProfileBuilder requiredOneOf(Field<?>... fields) {
        List<List<Field<?>>> groups = new ArrayList<>(fields.length == 0 ? List.of() : requiredOneOf);
        if (fields.length > 0) {
            groups.add(List.of(fields));
        }
        requiredOneOf = groups;
        return this;
    }

    /**
     * Names the fields that a row changes of a user who exists; what it says of others counts for new users alone.
     *
     * @param fields the fields; none, the default, for all. Example: {@code updates(Field.ROLES)} lets a file of new users
     *     change the roles of those who exist already, and nothing else of them
     * @return this builder
     */
    public ProfileBuilder updates(Field<?>... fields) {
        updates = Set.of(fields);
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
     * Gives new users a value where their row says nothing.
     *
     * @param field the field
     * @param text the value as text, or null for none, the default. Example: {@code byDefault(Field.ROLES, "learner")}
     * @return this builder
     * @throws IllegalArgumentException if the text is no value of the field, or Roster keeps the field itself
     */
    public ProfileBuilder byDefault(Field<?> field, @Nullable String text) {
        if (text == null) {
            defaults.remove(field);
            return this;
        }
        if (field.isSystem() || !field.parse(text).isValid()) {
            throw new IllegalArgumentException("\"" + text + "\" is no default of " + field.key());
        }
        defaults.put(field, text);
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
     * Lets a field take some texts alone, whatever else exists; any other is an issue.
     *
     * @param field the field
     * @param texts what it takes, element by element for a list; null, the default, for any. Example:
     *     {@code allowed(Field.ROLES, Allowed.exactly("readonly", "admin"))}
     * @return this builder
     */
    public ProfileBuilder allowed(Field<?> field, @Nullable Allowed texts) {
        if (texts == null) {
            allowed.remove(field);
        } else {
            allowed.put(field, texts);
        }
        return this;
    }

    /**
     * Leaves out rows whose address is of some domains; they are counted as skipped, and their users never as absent.
     *
     * @param domains the part after the {@code @}, in any case; none, the default, to leave out nobody. Example: {@code
     *     excludedDomains("vendor.example")} keeps the accounts of a vendor out of a file of leavers
     * @return this builder
     */
    public ProfileBuilder excludedDomains(String... domains) {
        excludedDomains = Stream.of(domains).map(CanonicalForm::of).collect(Collectors.toSet());
        return this;
    }

    /**
     * Lets the import say things in words of its own.
     *
     * @param change makes the new words from the old ones; default {@link Wording#none()}. Example: {@code words ->
     *     words.saying("Invalid role", IssueCode.ROLE_UNKNOWN)}
     * @return this builder
     */
    public ProfileBuilder wording(UnaryOperator<Wording> change) {
        wording = change.apply(wording);
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

    /**
     * Says what becomes of the groups of accounts that are put to rest, whatever the application wants otherwise.
     *
     * @param value default null: as {@link AccountPolicy#groups} says. Example: with {@code SET_ASIDE} leavers are in no group
     *     while they are away
     * @return this builder
     */
    public ProfileBuilder groupsAtRest(AccountPolicy.@Nullable RestingGroups value) {
        groupsAtRest = value;
        return this;
    }

    /**
     * Does something outside the store to every user who is there already, beside what follows from their changes.
     *
     * @param value what; default nothing. One of the same kind that was said before is replaced. Example: {@code
     *     instruct(Instruction.handOver(successor))} hands over what leavers own
     * @return this builder
     */
    public ProfileBuilder instruct(Instruction value) {
        List<Instruction> all = new ArrayList<>(instructions);
        all.removeIf(said -> said.kind() == value.kind());
        all.add(value);
        instructions = all;
        return this;
    }

    @Override
    ProfileBuilder self() {
        return this;
    }

    Profile build() {
        return new Profile(
                name,
                mapping,
                reading,
                policy(),
                matchBy,
                required,
                requiredOneOf,
                onlyFields,
                updates,
                forced,
                operation,
                defaults,
                invitation,
                maxRows,
                safeguards,
                disarmed,
                allowed,
                excludedDomains,
                wording,
                form,
                groupsAtRest,
                instructions);
    }
}
