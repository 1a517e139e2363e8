package dev.roster.model;

import static dev.roster.model.FieldBuilder.keys;
import static dev.roster.model.FieldBuilder.moment;
import static dev.roster.model.FieldBuilder.text;

import dev.roster.table.TableColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One property of a user: its key, its type, how it is read, written, parsed and printed.
 *
 * <p>Mapping, policy, diff, filter, sort, export and messages all speak in fields. Built-in fields are
 * the constants of this class; a {@link CustomAttribute} is a field too ({@link CustomAttribute#field()}).
 * {@link #parse} and {@link #format} are inverse to each other: the canonical text is what plan files,
 * journals, exports and filters hold. Fields are equal when their keys are.
 *
 * @param <T> the type of the value; a {@code Set} of keys for built-in list-valued fields
 */
public final class Field<T> {

    /** What is special about a field. */
    enum Trait {
        UNIQUE,
        PRIVILEGED,
        SENSITIVE,
        SYSTEM,
        LIST
    }

    /** The identity, given by Roster. */
    public static final Field<UserId> ID = Field.<UserId>named("id", "ID", FieldType.TEXT)
            .codec(UserId::parse, UserId::value)
            .access(User::id, null)
            .canonical(UserId::value)
            .is(Trait.UNIQUE, Trait.SYSTEM)
            .build();
    /** The name used to sign in. */
    public static final Field<UserName> USER_NAME = Field.<UserName>named("userName", "User name", FieldType.TEXT)
            .codec(UserName::parse, UserName::value)
            .access(user -> user.access().userName(), UserBuilder::userName)
            .canonical(UserName::canonical)
            .is(Trait.UNIQUE)
            .build();
    /** The id in the directory that the user comes from (SCIM {@code externalId}, RFC 7643 §3.1); not unique. */
    public static final Field<String> EXTERNAL_ID = text(
                    "externalId", "External ID", 200, user -> user.access().externalId(), UserBuilder::externalId)
            .build();
    /** The main e-mail address. */
    public static final Field<EmailAddress> PRIMARY_EMAIL = Field.<EmailAddress>named(
                    "primaryEmail", "Email", FieldType.TEXT)
            .codec(EmailAddress::parse, EmailAddress::value)
            .access(user -> user.contact().primaryEmail(), UserBuilder::primaryEmail)
            .canonical(EmailAddress::canonical)
            .is(Trait.UNIQUE)
            .build();
    /** The full name as people read it. */
    public static final Field<String> DISPLAY_NAME = text(
                    "displayName", "Full name", 200, user -> user.name().displayName(), UserBuilder::displayName)
            .build();
    /** The given name. */
    public static final Field<String> FIRST_NAME = text(
                    "firstName", "First name", 100, user -> user.name().firstName(), UserBuilder::firstName)
            .build();
    /** The family name. */
    public static final Field<String> LAST_NAME = text(
                    "lastName", "Last name", 100, user -> user.name().lastName(), UserBuilder::lastName)
            .build();
    /** Where a picture of the user is. */
    public static final Field<String> AVATAR_URL = text(
                    "avatarUrl", "Avatar", 2000, user -> user.name().avatarUrl(), UserBuilder::avatarUrl)
            .build();
    /** The telephone number. */
    public static final Field<PhoneNumber> PHONE_NUMBER = Field.<PhoneNumber>named(
                    "phoneNumber", "Phone number", FieldType.TEXT)
            .codec(PhoneNumber::parse, PhoneNumber::value)
            .access(user -> user.contact().phoneNumber(), UserBuilder::phoneNumber)
            .canonical(PhoneNumber::value)
            .build();
    /** The roles; they decide what the user may do. */
    public static final Field<Set<RoleKey>> ROLES = keys(
                    "roles", "Roles", RoleKey::parse, user -> user.access().roles(), UserBuilder::roles)
            .is(Trait.PRIVILEGED)
            .build();
    /** The roles that count in one place, perhaps for a time. Filters compare role and place. */
    public static final Field<Set<Grant>> GRANTS = Field.<Set<Grant>>named("grants", "Grants", FieldType.KEYS)
            .listCodec(GrantText::parseAll, Grant::texts)
            .compared(text ->
                    Grant.parse(text).isValid() ? Grant.parse(text).value().toString() : CanonicalForm.of(text))
            .access(user -> user.access().grants(), (user, value) -> user.grants(value == null ? Set.of() : value))
            .is(Trait.LIST, Trait.PRIVILEGED)
            .build();
    /** The groups. */
    public static final Field<Set<GroupKey>> GROUPS = keys(
                    "groups", "Groups", GroupKey::parse, user -> user.access().groups(), UserBuilder::groups)
            .build();
    /** The groups that the user left when the account was put to rest, to come back to when it returns. */
    public static final Field<Set<GroupKey>> SET_ASIDE_GROUPS = keys(
                    "setAsideGroups",
                    "Groups set aside",
                    GroupKey::parse,
                    user -> user.access().setAsideGroups(),
                    UserBuilder::setAsideGroups)
            .is(Trait.PRIVILEGED)
            .build();
    /** The organization. */
    public static final Field<OrganizationKey> ORGANIZATION = Field.<OrganizationKey>named(
                    "organization", "Organization", FieldType.KEYS)
            .codec(OrganizationKey::parse, OrganizationKey::value)
            .access(user -> user.access().organization(), UserBuilder::organization)
            .build();
    /** The teams inside the organization. */
    public static final Field<Set<TeamKey>> TEAMS = keys(
                    "teams", "Teams", TeamKey::parse, user -> user.access().teams(), UserBuilder::teams)
            .build();
    /** The department. */
    public static final Field<String> DEPARTMENT = text(
                    "department", "Department", 200, user -> user.employment().department(), UserBuilder::department)
            .build();
    /** The company or sub-organization, as text. */
    public static final Field<String> COMPANY = text(
                    "company", "Company", 200, user -> user.employment().company(), UserBuilder::company)
            .build();
    /** Where the user works. */
    public static final Field<String> LOCATION = text(
                    "location", "Location", 200, user -> user.employment().location(), UserBuilder::location)
            .build();
    /** The job title. */
    public static final Field<String> JOB_TITLE = text(
                    "jobTitle", "Job title", 200, user -> user.employment().jobTitle(), UserBuilder::jobTitle)
            .build();
    /** The position in the organization chart. */
    public static final Field<String> POSITION = text(
                    "position", "Position", 200, user -> user.employment().position(), UserBuilder::position)
            .build();
    /** The employee number. */
    public static final Field<EmployeeId> EMPLOYEE_ID = Field.<EmployeeId>named(
                    "employeeId", "Employee ID", FieldType.TEXT)
            .codec(EmployeeId::parse, EmployeeId::value)
            .access(user -> user.employment().employeeId(), UserBuilder::employeeId)
            .canonical(EmployeeId::canonical)
            .is(Trait.UNIQUE)
            .build();
    /** The direct manager. Files may name the manager by id, user name, e-mail address or employee id. */
    public static final Field<UserId> MANAGER_ID = Field.<UserId>named("managerId", "Manager", FieldType.USER_REFERENCE)
            .codec(UserId::parse, UserId::value)
            .access(user -> user.employment().managerId(), UserBuilder::managerId)
            .canonical(UserId::value)
            .build();
    /**
     * The managers at all levels, for filters alone: {@code managers eq "u-1"} wants everybody who reports to u-1, directly or
     * not. It is worked out of {@link #MANAGER_ID} level by level before a store is asked, so no user has a value of it, no
     * store sees it, and {@link Fields#all()} does not list it.
     */
    public static final Field<Set<UserId>> MANAGERS = Field.<Set<UserId>>named(
                    "managers", "Managers", FieldType.USER_REFERENCE)
            .listCodec(texts -> TextRules.parseKeys(texts, UserId::parse), FieldBuilder::texts)
            .compared(String::strip)
            .access(user -> null, (user, value) -> {})
            .is(Trait.LIST, Trait.SYSTEM)
            .build();
    /** The kind of employment, such as contractor. */
    public static final Field<String> USER_TYPE = text(
                    "userType", "User type", 100, user -> user.employment().userType(), UserBuilder::userType)
            .build();
    /** The first day of work. */
    public static final Field<LocalDate> HIRE_DATE = Field.<LocalDate>named("hireDate", "Hire date", FieldType.DATE)
            .codec(TextRules::parseDate, LocalDate::toString)
            .access(user -> user.employment().hireDate(), UserBuilder::hireDate)
            .build();
    /** The last day of work. */
    public static final Field<LocalDate> END_DATE = Field.<LocalDate>named("endDate", "End date", FieldType.DATE)
            .codec(TextRules::parseDate, LocalDate::toString)
            .access(user -> user.employment().endDate(), UserBuilder::endDate)
            .build();
    /** Where the account stands in its life. */
    public static final Field<UserStatus> STATUS = Field.<UserStatus>named("status", "Status", FieldType.TEXT)
            .codec(UserStatus::parse, UserStatus::word)
            .access(user -> user.access().status(), UserBuilder::status)
            .is(Trait.PRIVILEGED)
            .build();
    /** Why the account stands where it does; decided together with the status. */
    public static final Field<String> STATUS_REASON = text(
                    "statusReason",
                    "Status reason",
                    1000,
                    user -> user.access().statusReason(),
                    UserBuilder::statusReason)
            .is(Trait.PRIVILEGED)
            .build();
    /** The product modules that are switched on. */
    public static final Field<Set<ModuleKey>> MODULES = keys(
                    "modules",
                    "Modules",
                    ModuleKey::parse,
                    user -> user.access().modules(),
                    UserBuilder::modules)
            .build();
    /** How the user hears of tasks. */
    public static final Field<TaskNotification> TASK_NOTIFICATION = Field.<TaskNotification>named(
                    "taskNotification", "Task notification", FieldType.TEXT)
            .codec(TaskNotification::parse, TaskNotification::word)
            .access(user -> user.contact().taskNotification(), UserBuilder::taskNotification)
            .build();
    /** The highest level among the roles of the user; no value without roles. */
    public static final Field<Long> ROLE_LEVEL = Field.<Long>named("roleLevel", "Highest role level", FieldType.NUMBER)
            .codec(TextRules::parseCount, level -> Long.toString(level))
            .access(user -> user.lifecycle().roleLevel(), UserBuilder::roleLevel)
            .is(Trait.SYSTEM)
            .build();
    /** Whether a second factor of sign-in is set up. */
    public static final Field<Boolean> SECOND_FACTOR = Field.<Boolean>named(
                    "secondFactor", "Second factor", FieldType.YES_NO)
            .codec(TextRules::parseYesNo, isSetUp -> Boolean.toString(isSetUp))
            .access(user -> user.lifecycle().secondFactor(), UserBuilder::secondFactor)
            .is(Trait.SYSTEM)
            .build();
    /** How many skills the host counts for the user. */
    public static final Field<Long> SKILL_COUNT = Field.<Long>named("skillCount", "Skills", FieldType.NUMBER)
            .codec(TextRules::parseCount, count -> Long.toString(count))
            .access(user -> user.lifecycle().skillCount(), UserBuilder::skillCount)
            .is(Trait.SYSTEM)
            .build();
    /** The last time the user signed in. */
    public static final Field<Instant> LAST_LOGIN_AT =
            moment("lastLoginAt", "Last login", user -> user.lifecycle().lastLoginAt(), UserBuilder::lastLoginAt);
    /** The last time the user did anything. */
    public static final Field<Instant> LAST_ACTIVITY_AT = moment(
            "lastActivityAt", "Last activity", user -> user.lifecycle().lastActivityAt(), UserBuilder::lastActivityAt);
    /** When the user was created. */
    public static final Field<Instant> CREATED_AT =
            moment("createdAt", "Created on", user -> user.lifecycle().createdAt(), UserBuilder::createdAt);
    /** When the user was deactivated. */
    public static final Field<Instant> DEACTIVATED_AT = moment(
            "deactivatedAt", "Deactivated on", user -> user.lifecycle().deactivatedAt(), UserBuilder::deactivatedAt);
    /** Since when the user owes the acceptance of an invitation; no value when none is owed. */
    public static final Field<Instant> WAITING_SINCE =
            moment("waitingSince", "Waiting since", user -> user.lifecycle().waitingSince(), UserBuilder::waitingSince);

    private final String key;
    private final String label;
    private final FieldType type;
    private final Set<Trait> traits;
    private final int maxLength;
    private final Function<String, Parsed<T>> parser;
    private final Function<List<String>, Parsed<T>> listParser;
    private final Function<T, String> formatter;
    private final Function<T, List<String>> listFormatter;
    private final Function<T, String> canonical;
    private final Function<String, String> compared;
    private final Function<User, @Nullable T> reader;
    private final @Nullable BiConsumer<UserBuilder, @Nullable T> writer;
    private final @Nullable CustomAttribute attribute;

    Field(FieldBuilder<T> builder) {
        key = builder.key;
        label = builder.label;
        type = builder.type;
        traits = builder.traits;
        maxLength = builder.maxLength;
        parser = Objects.requireNonNull(builder.parser);
        listParser = Objects.requireNonNull(builder.listParser);
        formatter = Objects.requireNonNull(builder.formatter);
        listFormatter = Objects.requireNonNull(builder.listFormatter);
        Function<T, List<String>> texts = listFormatter;
        boolean isList = isList();
        canonical = builder.canonical != null
                ? builder.canonical
                : value -> CanonicalForm.of(
                        isList
                                ? ListText.join(texts.apply(value))
                                : texts.apply(value).get(0));
        compared = builder.compared;
        reader = Objects.requireNonNull(builder.reader);
        writer = builder.writer;
        attribute = builder.attribute;
    }

    /** {@return how files, filters, plans and stores name the field, such as {@code department}} */
    public String key() {
        return key;
    }

    /** {@return what people read, such as {@code Department}} */
    public String label() {
        return label;
    }

    /**
     * What people of a language read. A file with these titles is recognised by an import as one with keys is.
     *
     * @param locale the language: English, German, French, Spanish, Italian, Dutch, Portuguese or Polish
     * @return the title, in English for any other language; custom attributes keep the {@link #label()} that they have
     */
    public String label(Locale locale) {
        return attribute == null ? Titles.in(locale, key, label) : label;
    }

    /** {@return how values are written, compared and ordered} */
    public FieldType type() {
        return type;
    }

    /** {@return the longest text that the field takes, in UTF-16 units} */
    public int maxLength() {
        return maxLength;
    }

    /** {@return whether the value has elements: a set of keys, or several texts} */
    public boolean isList() {
        return traits.contains(Trait.LIST);
    }

    /** {@return whether no two users of a tenant may have the same canonical value} */
    public boolean isUnique() {
        return traits.contains(Trait.UNIQUE);
    }

    /** {@return whether the value decides what a user may do} */
    public boolean isPrivileged() {
        return traits.contains(Trait.PRIVILEGED);
    }

    /** {@return whether the value must be masked in messages} */
    public boolean isSensitive() {
        return traits.contains(Trait.SENSITIVE);
    }

    /** {@return whether Roster alone writes the field; no file, form or directory can} */
    public boolean isSystem() {
        return traits.contains(Trait.SYSTEM);
    }

    /** {@return the definition, when the field is a custom attribute} */
    public Optional<CustomAttribute> attribute() {
        return Optional.ofNullable(attribute);
    }

    /** {@return the column of this field in a table, titled with its key, which imports recognise} */
    public TableColumn column() {
        return column(key);
    }

    /**
     * The column of this field in a table for people.
     *
     * @param locale the language of its title; see {@link #label(Locale)}
     * @return the column, which imports recognise as well
     */
    public TableColumn column(Locale locale) {
        return column(label(locale));
    }

    private TableColumn column(String title) {
        TableColumn.Values values = switch (type) {
            case NUMBER -> TableColumn.Values.NUMBER;
            case DATE -> TableColumn.Values.DATE;
            case YES_NO -> TableColumn.Values.YES_NO;
            case INSTANT -> TableColumn.Values.MOMENT;
            case TEXT, USER_REFERENCE, KEYS -> TableColumn.Values.TEXT;
        };
        return new TableColumn(title, values);
    }

    /**
     * The value of this field.
     *
     * @param user the user to read
     * @return the value, or empty when there is none; an empty set is no value
     */
    public Optional<T> of(User user) {
        return Optional.ofNullable(valueOf(user));
    }

    /**
     * The value of this field, for code that compares many.
     *
     * @param user the user to read
     * @return the value, or null when there is none; an empty set is no value
     */
    public @Nullable T valueOf(User user) {
        T value = reader.apply(user);
        return value instanceof Set<?> set && set.isEmpty() ? null : value;
    }

    /**
     * Sets the value of this field.
     *
     * @param user what to change
     * @param value the new value, or null for none
     * @throws IllegalStateException for {@link #ID}, which never changes
     */
    public void set(UserBuilder user, @Nullable T value) {
        if (writer == null) {
            throw new IllegalStateException(key + " never changes");
        }
        writer.accept(user, value);
    }

    /**
     * Reads the canonical text.
     *
     * @param text what {@link #format} wrote; a list is split at {@code |}
     * @return the value, or the reason why there is none; never throws on bad data
     */
    public Parsed<T> parse(String text) {
        return parser.apply(text);
    }

    /**
     * Reads the canonical texts of the elements.
     *
     * @param texts the elements of a list, or the one text of another field
     * @return the value, or the reason why there is none; never throws on bad data
     */
    public Parsed<T> parseAll(List<String> texts) {
        return listParser.apply(texts);
    }

    /**
     * Writes the canonical text.
     *
     * @param value the value
     * @return the text; the elements of a list are joined by {@code |}
     */
    public String format(T value) {
        return formatter.apply(value);
    }

    /**
     * Writes the canonical texts of the elements.
     *
     * @param value the value
     * @return one text for each element of a list, the one text otherwise
     */
    public List<String> formatAll(T value) {
        return listFormatter.apply(value);
    }

    /**
     * What filters compare of one element of a list: stores index it.
     *
     * @param text the canonical text of one element, as {@link #formatAll} writes it
     * @return its {@link CanonicalForm}; of {@link #GRANTS} role and place alone, as in {@code lead@team:backend}
     */
    public String comparedText(String text) {
        return compared.apply(text);
    }

    /**
     * The form in which two values are compared for equality of identity and for order of text.
     *
     * @param value the value
     * @return the canonical form
     */
    public String canonical(T value) {
        return canonical.apply(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Field<?> field && field.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }

    static <T> FieldBuilder<T> named(String key, String label, FieldType type) {
        return new FieldBuilder<>(key, label, type);
    }
}
