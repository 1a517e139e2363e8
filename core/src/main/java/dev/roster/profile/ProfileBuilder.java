package dev.roster.profile;

import dev.roster.cell.ReadingRules;
import dev.roster.mapping.Control;
import dev.roster.mapping.MappingRules;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.UserStatus;
import dev.roster.spi.CorrelationKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Profile} is made of. For one thread. */
public final class ProfileBuilder {
    private ConflictPolicy onConflict;
    private BlankPolicy blankCells;
    private ExistingPolicy existing;
    private MissingPolicy missing;
    private AbsentPolicy absent;
    private DuplicatePolicy duplicates;
    private UnknownPolicy unknownRole;
    private UnknownPolicy unknownGroup;
    private UnknownPolicy unknownOrganization;
    private ApplyPolicy applying;
    private String clearToken;
    private String name;
    private Profile.Operation operation;
    private Profile.Invitation invitation;
    private long maxRows;
    private Safeguard.Limits safeguards;
    private ReadingRules reading;
    private final Map<Field<?>, ConflictPolicy> fieldConflicts;
    private final Map<Field<?>, BlankPolicy> fieldBlanks;
    private MappingRules mapping;
    private List<Field<?>> matchBy;
    private List<Field<?>> required;
    private Set<Field<?>> onlyFields;
    private @Nullable UserStatus forced;
    private @Nullable RoleKey defaultRole;
    private Set<Safeguard> disarmed;

    ProfileBuilder(Profile profile) {
        MigrationPolicy policy = profile.policy();
        onConflict = policy.onConflict();
        blankCells = policy.blank();
        existing = policy.existing();
        missing = policy.missing();
        absent = policy.absent();
        duplicates = policy.duplicates();
        unknownRole = policy.unknownRole();
        unknownGroup = policy.unknownGroup();
        unknownOrganization = policy.unknownOrganization();
        applying = policy.applying();
        clearToken = policy.clearToken();
        name = profile.name();
        operation = profile.operation();
        invitation = profile.invitation();
        maxRows = profile.maxRows();
        safeguards = profile.safeguards();
        reading = profile.reading();
        fieldConflicts = new LinkedHashMap<>(policy.fieldConflicts());
        fieldBlanks = new LinkedHashMap<>(policy.fieldBlanks());
        mapping = profile.mapping();
        matchBy = profile.matchBy();
        required = profile.required();
        onlyFields = profile.onlyFields();
        forced = profile.forced();
        defaultRole = profile.defaultRole();
        disarmed = profile.disarmed();
    }

    /**
     * Chooses when cell and stored value differ.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder onConflict(ConflictPolicy value) {
        onConflict = value;
        return this;
    }

    /**
     * Chooses what a blank cell means.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder blankCells(BlankPolicy value) {
        blankCells = value;
        return this;
    }

    /**
     * Chooses when the user exists.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder existing(ExistingPolicy value) {
        existing = value;
        return this;
    }

    /**
     * Chooses when the user does not exist.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder missing(MissingPolicy value) {
        missing = value;
        return this;
    }

    /**
     * Chooses users whom the file does not mention.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder absent(AbsentPolicy value) {
        absent = value;
        return this;
    }

    /**
     * Chooses several rows for one user.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder duplicates(DuplicatePolicy value) {
        duplicates = value;
        return this;
    }

    /**
     * Chooses a role that does not exist.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder unknownRole(UnknownPolicy value) {
        unknownRole = value;
        return this;
    }

    /**
     * Chooses a group that does not exist.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder unknownGroup(UnknownPolicy value) {
        unknownGroup = value;
        return this;
    }

    /**
     * Chooses an organization that does not exist.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder unknownOrganization(UnknownPolicy value) {
        unknownOrganization = value;
        return this;
    }

    /**
     * Chooses which rows are applied when some are rejected.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder applying(ApplyPolicy value) {
        applying = value;
        return this;
    }

    /**
     * Chooses a cell text that clears the value; {@code ""} for none.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder clearToken(String value) {
        clearToken = value;
        return this;
    }

    /**
     * Chooses how the command line and plans call the profile.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder name(String value) {
        name = value;
        return this;
    }

    /**
     * Chooses what rows do that name no action of their own.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder operation(Profile.Operation value) {
        operation = value;
        return this;
    }

    /**
     * Chooses whether new users are invited.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder invitation(Profile.Invitation value) {
        invitation = value;
        return this;
    }

    /**
     * Chooses how many rows a file may have, 1 or more.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder maxRows(long value) {
        maxRows = value;
        return this;
    }

    /**
     * Chooses when safeguards trip.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder safeguards(Safeguard.Limits value) {
        safeguards = value;
        return this;
    }

    /**
     * Chooses how cells are read.
     *
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder reading(ReadingRules value) {
        reading = value;
        return this;
    }

    /**
     * Chooses, for one field, what happens when cell and stored value differ.
     *
     * @param field the field
     * @param value the choice; APPEND and REMOVE for lists only
     * @return this builder
     */
    public ProfileBuilder onConflict(Field<?> field, ConflictPolicy value) {
        fieldConflicts.put(field, value);
        return this;
    }

    /**
     * Chooses, for one field, what a blank cell means.
     *
     * @param field the field
     * @param value the choice
     * @return this builder
     */
    public ProfileBuilder blankCells(Field<?> field, BlankPolicy value) {
        fieldBlanks.put(field, value);
        return this;
    }

    /**
     * Sends a column to a field.
     *
     * @param column the header text, whatever its case, or the column's letters
     * @param field the field
     * @return this builder
     */
    public ProfileBuilder map(String column, Field<?> field) {
        return mapping(rules -> rules.map(column, field));
    }

    /**
     * Makes a column steer its rows.
     *
     * @param column the header text, whatever its case, or the column's letters
     * @param control what it steers
     * @return this builder
     */
    public ProfileBuilder map(String column, Control control) {
        return mapping(rules -> rules.mapControl(column, control));
    }

    /**
     * Changes how columns find their fields.
     *
     * @param change makes the new rules from the old ones
     * @return this builder
     */
    public ProfileBuilder mapping(UnaryOperator<MappingRules> change) {
        mapping = change.apply(mapping);
        return this;
    }

    /**
     * Chooses the fields by which users are found.
     *
     * @param fields the fields, in order; none for the default
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
     * Chooses the fields that every row must fill.
     *
     * @param fields the fields
     * @return this builder
     */
    public ProfileBuilder required(Field<?>... fields) {
        required = List.of(fields);
        return this;
    }

    /**
     * Chooses the fields that the file may write or match by; other columns are left out.
     *
     * @param fields the fields; none for all
     * @return this builder
     */
    public ProfileBuilder onlyFields(Field<?>... fields) {
        onlyFields = Set.of(fields);
        return this;
    }

    /**
     * Gives every user of the file a status.
     *
     * @param status the status, or null for none
     * @return this builder
     */
    public ProfileBuilder forced(@Nullable UserStatus status) {
        forced = status;
        return this;
    }

    /**
     * Chooses the role of new users whose row names none.
     *
     * @param role the role, or null for none
     * @return this builder
     */
    public ProfileBuilder defaultRole(@Nullable RoleKey role) {
        defaultRole = role;
        return this;
    }

    /**
     * Lets safeguards never trip.
     *
     * @param safeguards the safeguards
     * @return this builder
     */
    public ProfileBuilder disarmed(Safeguard... safeguards) {
        disarmed = Set.of(safeguards);
        return this;
    }

    Profile build() {
        return new Profile(
                name,
                mapping,
                reading,
                new MigrationPolicy(
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
                        applying),
                matchBy,
                required,
                onlyFields,
                forced,
                operation,
                defaultRole,
                invitation,
                maxRows,
                safeguards,
                disarmed);
    }
}
