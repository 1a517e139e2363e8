package dev.roster.spi;

import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.Set;

/** One change to what a tenant keeps. */
public sealed interface Write {

    /** Which kind of write this is, for switches without a default. */
    enum Kind {
        /** {@link InsertUser}. */
        INSERT_USER,
        /** {@link UpdateUser}. */
        UPDATE_USER,
        /** {@link DeleteUser}. */
        DELETE_USER,
        /** {@link InsertRole}. */
        INSERT_ROLE,
        /** {@link DeleteRole}. */
        DELETE_ROLE,
        /** {@link InsertGroup}. */
        INSERT_GROUP,
        /** {@link DeleteGroup}. */
        DELETE_GROUP,
        /** {@link InsertOrganization}. */
        INSERT_ORGANIZATION,
        /** {@link DeleteOrganization}. */
        DELETE_ORGANIZATION
    }

    /** {@return which kind of write this is} */
    Kind kind();

    /**
     * Adds a user with the version that the user carries. Fails as {@link UnitOutcome.Kind#DUPLICATE} when
     * the id or a unique key is taken.
     *
     * @param user the user; version 1 or more
     */
    record InsertUser(User user) implements Write {
        /**
         * Checks the version.
         *
         * @throws IllegalArgumentException if the version is not positive
         */
        public InsertUser {
            if (user.version() < 1) {
                throw new IllegalArgumentException("an inserted user carries a version of 1 or more");
            }
        }

        @Override
        public Kind kind() {
            return Kind.INSERT_USER;
        }
    }

    /**
     * Changes the named fields of a user and counts the version up by one. Fails as
     * {@link UnitOutcome.Kind#STALE} when the user is gone or has another version.
     *
     * @param after the user as it shall be; fields that are not named must not be written
     * @param expectedVersion the version that the stored user must have
     * @param fields what changes, at least one; system fields such as {@code deactivatedAt} may be among them
     */
    record UpdateUser(User after, long expectedVersion, Set<Field<?>> fields) implements Write {
        /**
         * Copies the fields.
         *
         * @throws IllegalArgumentException if there are no fields
         */
        public UpdateUser {
            fields = Set.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("an update names at least one field");
            }
        }

        @Override
        public Kind kind() {
            return Kind.UPDATE_USER;
        }
    }

    /**
     * Removes a user with everything that belongs to it. Fails as {@link UnitOutcome.Kind#STALE} when the
     * user is gone or has another version.
     *
     * @param id the user
     * @param expectedVersion the version that the stored user must have
     */
    record DeleteUser(UserId id, long expectedVersion) implements Write {
        @Override
        public Kind kind() {
            return Kind.DELETE_USER;
        }
    }

    /**
     * Adds a role; one that exists is left as it is.
     *
     * @param role the role
     */
    record InsertRole(Role role) implements Write {
        @Override
        public Kind kind() {
            return Kind.INSERT_ROLE;
        }
    }

    /**
     * Removes a role that no user holds; one that is held, or gone, is left as it is.
     *
     * @param key the role
     */
    record DeleteRole(RoleKey key) implements Write {
        @Override
        public Kind kind() {
            return Kind.DELETE_ROLE;
        }
    }

    /**
     * Adds a group; one that exists is left as it is.
     *
     * @param group the group
     */
    record InsertGroup(Group group) implements Write {
        @Override
        public Kind kind() {
            return Kind.INSERT_GROUP;
        }
    }

    /**
     * Removes a group that no user belongs to; one that has members, or is gone, is left as it is.
     *
     * @param key the group
     */
    record DeleteGroup(GroupKey key) implements Write {
        @Override
        public Kind kind() {
            return Kind.DELETE_GROUP;
        }
    }

    /**
     * Adds an organization; one that exists is left as it is.
     *
     * @param organization the organization
     */
    record InsertOrganization(Organization organization) implements Write {
        @Override
        public Kind kind() {
            return Kind.INSERT_ORGANIZATION;
        }
    }

    /**
     * Removes an organization that no user belongs to; one that has members, or is gone, is left as it is.
     *
     * @param key the organization
     */
    record DeleteOrganization(OrganizationKey key) implements Write {
        @Override
        public Kind kind() {
            return Kind.DELETE_ORGANIZATION;
        }
    }
}
