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

/** Collects the properties of a {@link User}. Setters take null for "none" where one may be absent. For one thread. */
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
    private @Nullable Instant waitingSince;
    private Collection<RoleKey> roles = Set.of();
    private Collection<Grant> grants = Set.of();
    private Collection<GroupKey> groups = Set.of();
    private Collection<GroupKey> setAsideGroups = Set.of();
    private Collection<TeamKey> teams = Set.of();
    private Collection<ModuleKey> modules = Set.of();
    private final Map<AttributeKey, AttributeValue> attributes = new TreeMap<>();

    UserBuilder(UserId id) {
        this.id = Objects.requireNonNull(id, "id");
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
     * {@return this builder with another {@code externalId}}
     * @param value the value, or null for none
     */
    public UserBuilder externalId(@Nullable String value) {
        externalId = value;
        return this;
    }

    /**
     * {@return this builder with another {@code statusReason}}
     * @param value the value, or null for none
     */
    public UserBuilder statusReason(@Nullable String value) {
        statusReason = value;
        return this;
    }

    /**
     * {@return this builder with another {@code userName}}
     * @param value the value, or null for none
     */
    public UserBuilder userName(@Nullable UserName value) {
        userName = value;
        return this;
    }

    /**
     * {@return this builder with another {@code primaryEmail}}
     * @param value the value, or null for none
     */
    public UserBuilder primaryEmail(@Nullable EmailAddress value) {
        primaryEmail = value;
        return this;
    }

    /**
     * {@return this builder with another {@code displayName}}
     * @param value the value, or null for none
     */
    public UserBuilder displayName(@Nullable String value) {
        displayName = value;
        return this;
    }

    /**
     * {@return this builder with another {@code firstName}}
     * @param value the value, or null for none
     */
    public UserBuilder firstName(@Nullable String value) {
        firstName = value;
        return this;
    }

    /**
     * {@return this builder with another {@code lastName}}
     * @param value the value, or null for none
     */
    public UserBuilder lastName(@Nullable String value) {
        lastName = value;
        return this;
    }

    /**
     * {@return this builder with another {@code avatarUrl}}
     * @param value the value, or null for none
     */
    public UserBuilder avatarUrl(@Nullable String value) {
        avatarUrl = value;
        return this;
    }

    /**
     * {@return this builder with another {@code phoneNumber}}
     * @param value the value, or null for none
     */
    public UserBuilder phoneNumber(@Nullable PhoneNumber value) {
        phoneNumber = value;
        return this;
    }

    /**
     * {@return this builder with another {@code organization}}
     * @param value the value, or null for none
     */
    public UserBuilder organization(@Nullable OrganizationKey value) {
        organization = value;
        return this;
    }

    /**
     * {@return this builder with another {@code department}}
     * @param value the value, or null for none
     */
    public UserBuilder department(@Nullable String value) {
        department = value;
        return this;
    }

    /**
     * {@return this builder with another {@code company}}
     * @param value the value, or null for none
     */
    public UserBuilder company(@Nullable String value) {
        company = value;
        return this;
    }

    /**
     * {@return this builder with another {@code location}}
     * @param value the value, or null for none
     */
    public UserBuilder location(@Nullable String value) {
        location = value;
        return this;
    }

    /**
     * {@return this builder with another {@code jobTitle}}
     * @param value the value, or null for none
     */
    public UserBuilder jobTitle(@Nullable String value) {
        jobTitle = value;
        return this;
    }

    /**
     * {@return this builder with another {@code position}}
     * @param value the value, or null for none
     */
    public UserBuilder position(@Nullable String value) {
        position = value;
        return this;
    }

    /**
     * {@return this builder with another {@code employeeId}}
     * @param value the value, or null for none
     */
    public UserBuilder employeeId(@Nullable EmployeeId value) {
        employeeId = value;
        return this;
    }

    /**
     * {@return this builder with another {@code managerId}}
     * @param value the value, or null for none
     */
    public UserBuilder managerId(@Nullable UserId value) {
        managerId = value;
        return this;
    }

    /**
     * {@return this builder with another {@code userType}}
     * @param value the value, or null for none
     */
    public UserBuilder userType(@Nullable String value) {
        userType = value;
        return this;
    }

    /**
     * {@return this builder with another {@code hireDate}}
     * @param value the value, or null for none
     */
    public UserBuilder hireDate(@Nullable LocalDate value) {
        hireDate = value;
        return this;
    }

    /**
     * {@return this builder with another {@code endDate}}
     * @param value the value, or null for none
     */
    public UserBuilder endDate(@Nullable LocalDate value) {
        endDate = value;
        return this;
    }

    /**
     * {@return this builder with another {@code taskNotification}}
     * @param value the value, or null for none
     */
    public UserBuilder taskNotification(@Nullable TaskNotification value) {
        taskNotification = value;
        return this;
    }

    /**
     * {@return this builder with another {@code skillCount}}
     * @param value the value, or null for none
     */
    public UserBuilder skillCount(@Nullable Long value) {
        skillCount = value;
        return this;
    }

    /**
     * {@return this builder with another {@code roleLevel}}
     * @param value the value, or null for none
     */
    public UserBuilder roleLevel(@Nullable Long value) {
        roleLevel = value;
        return this;
    }

    /**
     * {@return this builder with another {@code secondFactor}}
     * @param value the value, or null for none
     */
    public UserBuilder secondFactor(@Nullable Boolean value) {
        secondFactor = value;
        return this;
    }

    /**
     * {@return this builder with another {@code lastLoginAt}}
     * @param value the value, or null for none
     */
    public UserBuilder lastLoginAt(@Nullable Instant value) {
        lastLoginAt = value;
        return this;
    }

    /**
     * {@return this builder with another {@code lastActivityAt}}
     * @param value the value, or null for none
     */
    public UserBuilder lastActivityAt(@Nullable Instant value) {
        lastActivityAt = value;
        return this;
    }

    /**
     * {@return this builder with another {@code createdAt}}
     * @param value the value, or null for none
     */
    public UserBuilder createdAt(@Nullable Instant value) {
        createdAt = value;
        return this;
    }

    /**
     * {@return this builder with another {@code deactivatedAt}}
     * @param value the value, or null for none
     */
    public UserBuilder deactivatedAt(@Nullable Instant value) {
        deactivatedAt = value;
        return this;
    }

    /**
     * {@return this builder with another {@code waitingSince}}
     * @param value the value, or null for none
     */
    public UserBuilder waitingSince(@Nullable Instant value) {
        waitingSince = value;
        return this;
    }

    /**
     * {@return this builder with another {@code roles}}
     * @param value the keys; empty for none
     */
    public UserBuilder roles(Collection<RoleKey> value) {
        roles = List.copyOf(value);
        return this;
    }

    /**
     * {@return this builder with another {@code grants}}
     * @param value the grants, each role at each place once; empty for none
     */
    public UserBuilder grants(Collection<Grant> value) {
        grants = List.copyOf(value);
        return this;
    }

    /**
     * {@return this builder with another {@code groups}}
     * @param value the keys; empty for none
     */
    public UserBuilder groups(Collection<GroupKey> value) {
        groups = List.copyOf(value);
        return this;
    }

    /**
     * {@return this builder with another {@code setAsideGroups}}
     * @param value the keys; empty for none
     */
    public UserBuilder setAsideGroups(Collection<GroupKey> value) {
        setAsideGroups = List.copyOf(value);
        return this;
    }

    /**
     * {@return this builder with another {@code teams}}
     * @param value the keys; empty for none
     */
    public UserBuilder teams(Collection<TeamKey> value) {
        teams = List.copyOf(value);
        return this;
    }

    /**
     * {@return this builder with another {@code modules}}
     * @param value the keys; empty for none
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
        attributes.compute(key, (same, before) -> value);
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
        if (!grants.isEmpty() && !GrantText.areOneEach(Set.copyOf(grants))) {
            violations.add("one grant at most of a role at a place");
        }
        if (version < 0) {
            violations.add("a version of 0 or more");
        }
        addUnencodable(violations);
        return violations;
    }

    /** Free texts by what they are called; other values check themselves when they are made. */
    private void addUnencodable(List<String> violations) {
        TextRules.check("externalId", externalId, violations);
        TextRules.check("statusReason", statusReason, violations);
        TextRules.check("displayName", displayName, violations);
        TextRules.check("firstName", firstName, violations);
        TextRules.check("lastName", lastName, violations);
        TextRules.check("avatarUrl", avatarUrl, violations);
        TextRules.check("department", department, violations);
        TextRules.check("company", company, violations);
        TextRules.check("location", location, violations);
        TextRules.check("jobTitle", jobTitle, violations);
        TextRules.check("position", position, violations);
        TextRules.check("userType", userType, violations);
        attributes.forEach((key, value) -> {
            if (value instanceof AttributeValue.Text text) {
                TextRules.check(key.value(), text.value(), violations);
            }
        });
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
                        Set.copyOf(grants),
                        Set.copyOf(groups),
                        Set.copyOf(setAsideGroups),
                        organization,
                        Set.copyOf(teams),
                        Set.copyOf(modules)),
                new Lifecycle(
                        createdAt,
                        deactivatedAt,
                        waitingSince,
                        lastLoginAt,
                        lastActivityAt,
                        skillCount,
                        roleLevel,
                        secondFactor),
                attributes);
    }
}
