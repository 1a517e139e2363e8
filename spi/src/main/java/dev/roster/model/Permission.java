package dev.roster.model;

import java.util.List;

/**
 * What a role allows, by name: {@code users.update}. Hosts add names of their own.
 *
 * @param name 1 to 100 lower-case ASCII letters, digits, {@code .}, {@code -} or {@code _}
 */
public record Permission(String name) implements Comparable<Permission> {

    /** See users and preview plans. */
    public static final Permission READ_USERS = new Permission("users.read");
    /** Create users. */
    public static final Permission CREATE_USERS = new Permission("users.create");
    /** Change fields of users. */
    public static final Permission UPDATE_USERS = new Permission("users.update");
    /** Change status, roles and other privileged fields of users. */
    public static final Permission ADMINISTER_USERS = new Permission("users.administer");
    /** Delete users. */
    public static final Permission DELETE_USERS = new Permission("users.delete");
    /** Create, change and delete roles. */
    public static final Permission MANAGE_ROLES = new Permission("roles.manage");
    /** Create, change and delete groups and organizations. */
    public static final Permission MANAGE_GROUPS = new Permission("groups.manage");
    /** Define custom attributes. */
    public static final Permission MANAGE_ATTRIBUTES = new Permission("attributes.manage");
    /** Own the tenant: one active user at least holds it in every committed state. */
    public static final Permission OWN_TENANT = new Permission("tenant.own");

    /** Act in the place of users whose roles are strictly below. */
    public static final Permission IMPERSONATE_USERS = new Permission("users.impersonate");

    private static final List<Permission> BUILT_IN = List.of(
            READ_USERS,
            CREATE_USERS,
            UPDATE_USERS,
            ADMINISTER_USERS,
            DELETE_USERS,
            MANAGE_ROLES,
            MANAGE_GROUPS,
            MANAGE_ATTRIBUTES,
            OWN_TENANT,
            IMPERSONATE_USERS);

    private static final int MAX_LENGTH = 100;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is not a permission name
     */
    public Permission {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !name.chars().allMatch(Permission::isNameCharacter)) {
            throw new IllegalArgumentException(
                    "permission \"" + name + "\" must be lower-case ASCII like users.update");
        }
    }

    /** {@return the permissions whose meaning is Roster's; all others are the host's} */
    public static List<Permission> builtIn() {
        return BUILT_IN;
    }

    @Override
    public int compareTo(Permission other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    }
}
