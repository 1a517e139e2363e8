package dev.roster.model;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A person with an account in one tenant. Immutable; made by {@link #builder} and {@link #with}.
 *
 * <pre>{@code
 * User ada = User.builder(new UserId("u-1")).displayName("Ada Lovelace").primaryEmail(new EmailAddress("ada@example.com")).build();
 * User moved = ada.with(user -> user.department("Analytical Engines"));
 * }</pre>
 *
 * @param id the identity, never changed
 * @param version counts the stored states of this user, from 1; 0 before it is stored
 * @param name how the person is called
 * @param contact how the person is reached
 * @param employment what the person does
 * @param access what the user may reach
 * @param lifecycle what Roster keeps about the account
 * @param attributes values of custom attributes by key, in the order of the keys; unmodifiable
 */
public record User(
        UserId id,
        long version,
        PersonName name,
        Contact contact,
        Employment employment,
        Access access,
        Lifecycle lifecycle,
        Map<AttributeKey, AttributeValue> attributes) {

    /** Copies the attributes. */
    public User {
        Objects.requireNonNull(id, "id");
        attributes = sortedCopy(attributes);
    }

    /**
     * Starts a new user: active, version 0, with nothing but an id.
     *
     * @param id the identity
     * @return a builder
     */
    public static UserBuilder builder(UserId id) {
        return new UserBuilder(id);
    }

    /**
     * Changes a copy.
     *
     * @param change what to do to the copy
     * @return the changed copy
     * @throws IllegalArgumentException if the copy breaks the rules of {@link UserBuilder#build()}
     */
    public User with(Consumer<UserBuilder> change) {
        UserBuilder builder = toBuilder();
        change.accept(builder);
        return builder.build();
    }

    /** {@return a builder that holds everything this user has} */
    public UserBuilder toBuilder() {
        return UserCopy.of(this);
    }

    /** {@return what to call the user in a list: full name, else first and last name, user name, address, phone or id} */
    public String label() {
        if (name.displayName() != null) {
            return name.displayName();
        }
        if (name.firstName() != null || name.lastName() != null) {
            return ((name.firstName() == null ? "" : name.firstName()) + " "
                            + (name.lastName() == null ? "" : name.lastName()))
                    .strip();
        }
        if (access.userName() != null) {
            return access.userName().value();
        }
        if (contact.primaryEmail() != null) {
            return contact.primaryEmail().value();
        }
        return contact.phoneNumber() != null ? contact.phoneNumber().value() : id.value();
    }

    /** {@return the id alone: users hold personal data, which does not belong into logs} */
    @Override
    public String toString() {
        return "User[" + id + " v" + version + "]";
    }

    private static Map<AttributeKey, AttributeValue> sortedCopy(Map<AttributeKey, AttributeValue> attributes) {
        return switch (attributes.size()) {
            case 0 -> Map.of();
            case 1 -> Map.copyOf(attributes);
            default -> Collections.unmodifiableMap(new TreeMap<>(attributes));
        };
    }
}
