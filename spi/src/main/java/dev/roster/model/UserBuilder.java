package dev.roster.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects the properties of a {@link User}. Setters take null for "none" where the property may be absent. For one thread.
 */
public final class UserBuilder {
    private final UserId id;
    private long version;
    private UserStatus status = UserStatus.ACTIVE;
    private @Nullable String externalId;
    private @Nullable String statusReason;
    private @Nullable UserName userName;
    private @Nullable EmailAddress primaryEmail;
    private @Nullable String displayName;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String avatarUrl;
    private @Nullable PhoneNumber phoneNumber;
    private @Nullable OrganizationKey organization;
    private @Nullable String department;
    private @Nullable String company;
    private @Nullable String location;
    private @Nullable String jobTitle;
    private @Nullable String position;
    private @Nullable EmployeeId employeeId;
    private @Nullable UserId managerId;
    private @Nullable String userType;
    private @Nullable LocalDate hireDate;
    private @Nullable LocalDate endDate;
    private @Nullable TaskNotification taskNotification;
    private @Nullable Long skillCount;
    private @Nullable Long roleLevel;
    private @Nullable Boolean secondFactor;
    private @Nullable Instant lastLoginAt;
    private @Nullable Instant lastActivityAt;
    private @Nullable Instant createdAt;
    private @Nullable Instant deactivatedAt;
    private Collection<RoleKey> roles = Set.of();
    private Collection<GroupKey> groups = Set.of();
    private Collection<GroupKey> setAsideGroups = Set.of();
    private Collection<TeamKey> teams = Set.of();
    private Collection<ModuleKey> modules = Set.of();
    private final Map<AttributeKey, AttributeValue> attributes = new TreeMap<>();

    UserBuilder(UserId id) {
        this.id = Objects.requireNonNull(id, "id");
    }

    UserBuilder(User user) {
        id = user.id();
        version = user.version();
        status = user.access().status();
        externalId = user.access().externalId();
        statusReason = user.access().statusReason();
        userName = user.access().userName();
        primaryEmail = user.contact().primaryEmail();
        displayName = user.name().displayName();
        firstName = user.name().firstName();
        lastName = user.name().lastName();
        avatarUrl = user.name().avatarUrl();
        phoneNumber = user.contact().phoneNumber();
        organization = user.access().organization();
        department = user.employment().department();
        company = user.employment().company();
        location = user.employment().location();
        jobTitle = user.employment().jobTitle();
        position = user.employment().position();
        employeeId = user.employment().employeeId();
        managerId = user.employment().managerId();
        userType = user.employment().userType();
        hireDate = user.employment().hireDate();
        endDate = user.employment().endDate();
        taskNotification = user.contact().taskNotification();
        skillCount = user.lifecycle().skillCount();
        roleLevel = user.lifecycle().roleLevel();
        secondFactor = user.lifecycle().secondFactor();
        lastLoginAt = user.lifecycle().lastLoginAt();
        lastActivityAt = user.lifecycle().lastActivityAt();
        createdAt = user.lifecycle().createdAt();
        deactivatedAt = user.lifecycle().deactivatedAt();
        roles = user.access().roles();
        groups = user.access().groups();
        setAsideGroups = user.access().setAsideGroups();
        teams = user.access().teams();
        modules = user.access().modules();
        attributes.putAll(user.attributes());
    }

    /**
     * Sets the version.
     *
     * @param value 0 for a user that is not stored, else from 1
     * @return this builder
     */
    public UserBuilder version(long value) {
        version = value;
        return this;
    }

    /**
     * Sets the status.
     *
     * @param value the status; null stands for the default, {@link UserStatus#ACTIVE}
     * @return this builder
     */
    public UserBuilder status(@Nullable UserStatus value) {
        status = value == null ? UserStatus.ACTIVE : value;
        return this;
    }

    /**
     * Sets {@code externalId}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder externalId(@Nullable String value) {
        externalId = value;
        return this;
    }

    /**
     * Sets {@code statusReason}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder statusReason(@Nullable String value) {
        statusReason = value;
        return this;
    }

    /**
     * Sets {@code userName}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder userName(@Nullable UserName value) {
        userName = value;
        return this;
    }

    /**
     * Sets {@code primaryEmail}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder primaryEmail(@Nullable EmailAddress value) {
        primaryEmail = value;
        return this;
    }

    /**
     * Sets {@code displayName}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder displayName(@Nullable String value) {
        displayName = value;
        return this;
    }

    /**
     * Sets {@code firstName}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder firstName(@Nullable String value) {
        firstName = value;
        return this;
    }

    /**
     * Sets {@code lastName}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder lastName(@Nullable String value) {
        lastName = value;
        return this;
    }

    /**
     * Sets {@code avatarUrl}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder avatarUrl(@Nullable String value) {
        avatarUrl = value;
        return this;
    }

    /**
     * Sets {@code phoneNumber}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder phoneNumber(@Nullable PhoneNumber value) {
        phoneNumber = value;
        return this;
    }

    /**
     * Sets {@code organization}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder organization(@Nullable OrganizationKey value) {
        organization = value;
        return this;
    }

    /**
     * Sets {@code department}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder department(@Nullable String value) {
        department = value;
        return this;
    }

    /**
     * Sets {@code company}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder company(@Nullable String value) {
        company = value;
        return this;
    }

    /**
     * Sets {@code location}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder location(@Nullable String value) {
        location = value;
        return this;
    }

    /**
     * Sets {@code jobTitle}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder jobTitle(@Nullable String value) {
        jobTitle = value;
        return this;
    }

    /**
     * Sets {@code position}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder position(@Nullable String value) {
        position = value;
        return this;
    }

    /**
     * Sets {@code employeeId}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder employeeId(@Nullable EmployeeId value) {
        employeeId = value;
        return this;
    }

    /**
     * Sets {@code managerId}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder managerId(@Nullable UserId value) {
        managerId = value;
        return this;
    }

    /**
     * Sets {@code userType}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder userType(@Nullable String value) {
        userType = value;
        return this;
    }

    /**
     * Sets {@code hireDate}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder hireDate(@Nullable LocalDate value) {
        hireDate = value;
        return this;
    }

    /**
     * Sets {@code endDate}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder endDate(@Nullable LocalDate value) {
        endDate = value;
        return this;
    }

    /**
     * Sets {@code taskNotification}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder taskNotification(@Nullable TaskNotification value) {
        taskNotification = value;
        return this;
    }

    /**
     * Sets {@code skillCount}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder skillCount(@Nullable Long value) {
        skillCount = value;
        return this;
    }

    /**
     * Sets {@code roleLevel}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder roleLevel(@Nullable Long value) {
        roleLevel = value;
        return this;
    }

    /**
     * Sets {@code secondFactor}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder secondFactor(@Nullable Boolean value) {
        secondFactor = value;
        return this;
    }

    /**
     * Sets {@code lastLoginAt}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder lastLoginAt(@Nullable Instant value) {
        lastLoginAt = value;
        return this;
    }

    /**
     * Sets {@code lastActivityAt}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder lastActivityAt(@Nullable Instant value) {
        lastActivityAt = value;
        return this;
    }

    /**
     * Sets {@code createdAt}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder createdAt(@Nullable Instant value) {
        createdAt = value;
        return this;
    }

    /**
     * Sets {@code deactivatedAt}.
     *
     * @param value the value, or null for none
     * @return this builder
     */
    public UserBuilder deactivatedAt(@Nullable Instant value) {
        deactivatedAt = value;
        return this;
    }

    /**
     * Sets {@code roles}.
     *
     * @param value the keys; empty for none
     * @return this builder
     */
    public UserBuilder roles(Collection<RoleKey> value) {
        roles = List.copyOf(value);
        return this;
    }

    /**
     * Sets {@code groups}.
     *
     * @param value the keys; empty for none
     * @return this builder
     */
    public UserBuilder groups(Collection<GroupKey> value) {
        groups = List.copyOf(value);
        return this;
    }

    /**
     * Sets {@code setAsideGroups}.
     *
     * @param value the keys; empty for none
     * @return this builder
     */
    public UserBuilder setAsideGroups(Collection<GroupKey> value) {
        setAsideGroups = List.copyOf(value);
        return this;
    }

    /**
     * Sets {@code teams}.
     *
     * @param value the keys; empty for none
     * @return this builder
     */
    public UserBuilder teams(Collection<TeamKey> value) {
        teams = List.copyOf(value);
        return this;
    }

    /**
     * Sets {@code modules}.
     *
     * @param value the keys; empty for none
     * @return this builder
     */
    public UserBuilder modules(Collection<ModuleKey> value) {
        modules = List.copyOf(value);
        return this;
    }

    /**
     * Sets or removes a custom attribute.
     *
     * @param key the attribute
     * @param value the value, or null to remove it
     * @return this builder
     */
    public UserBuilder attribute(AttributeKey key, @Nullable AttributeValue value) {
        if (value == null) {
            attributes.remove(key);
        } else {
            attributes.put(key, value);
        }
        return this;
    }

    /** {@return every rule that the user would break, in words; empty when it can be built} */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (userName == null && primaryEmail == null && phoneNumber == null) {
            violations.add("one of userName, primaryEmail and phoneNumber");
        }
        if (id.equals(managerId)) {
            violations.add("a manager other than the user");
        }
        if (version < 0) {
            violations.add("a version of 0 or more");
        }
        addUnencodable(violations);
        return violations;
    }

    /** Other values check themselves when they are made. */
    private void addUnencodable(List<String> violations) {
        addUnencodable(Field.EXTERNAL_ID, externalId, violations);
        addUnencodable(Field.STATUS_REASON, statusReason, violations);
        addUnencodable(Field.DISPLAY_NAME, displayName, violations);
        addUnencodable(Field.FIRST_NAME, firstName, violations);
        addUnencodable(Field.LAST_NAME, lastName, violations);
        addUnencodable(Field.AVATAR_URL, avatarUrl, violations);
        addUnencodable(Field.DEPARTMENT, department, violations);
        addUnencodable(Field.COMPANY, company, violations);
        addUnencodable(Field.LOCATION, location, violations);
        addUnencodable(Field.JOB_TITLE, jobTitle, violations);
        addUnencodable(Field.POSITION, position, violations);
        addUnencodable(Field.USER_TYPE, userType, violations);
        attributes.forEach((key, value) -> {
            if (value instanceof AttributeValue.Text text && !TextRules.isEncodable(text.value())) {
                violations.add("text without NUL and half characters in " + key);
            }
        });
    }

    private static void addUnencodable(Field<String> field, @Nullable String text, List<String> violations) {
        if (text != null && !TextRules.isEncodable(text)) {
            violations.add("text without NUL and half characters in " + field.key());
        }
    }

    /**
     * {@return the user}
     *
     * @throws IllegalArgumentException if any rule is broken; the message names all of them
     */
    public User build() {
        List<String> violations = violations();
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("user " + id + " needs " + String.join("; ", violations));
        }
        return new User(
                id,
                version,
                new PersonName(displayName, firstName, lastName, avatarUrl),
                new Contact(primaryEmail, phoneNumber, taskNotification),
                new Employment(
                        employeeId,
                        department,
                        company,
                        location,
                        jobTitle,
                        position,
                        userType,
                        managerId,
                        hireDate,
                        endDate),
                new Access(
                        userName,
                        externalId,
                        status,
                        statusReason,
                        Set.copyOf(roles),
                        Set.copyOf(groups),
                        Set.copyOf(setAsideGroups),
                        organization,
                        Set.copyOf(teams),
                        Set.copyOf(modules)),
                new Lifecycle(createdAt, deactivatedAt, lastLoginAt, lastActivityAt, skillCount, roleLevel, secondFactor),
                attributes);
    }
}
