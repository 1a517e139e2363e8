package dev.roster.plan;

import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import java.util.List;

/**
 * What must exist before the rows are written, and, for an undo, what may go afterwards when nobody uses it.
 *
 * @param roles roles to create
 * @param groups groups to create
 * @param organizations organizations to create
 * @param obsolete what to remove afterwards
 */
public record Prerequisites(List<Role> roles, List<Group> groups, List<Organization> organizations, Obsolete obsolete) {

    /** Nothing. */
    public static final Prerequisites NONE =
            new Prerequisites(List.of(), List.of(), List.of(), new Obsolete(List.of(), List.of(), List.of()));

    /**
     * What an undo removes where nobody uses it any more.
     *
     * @param roles the roles
     * @param groups the groups
     * @param organizations the organizations
     */
    public record Obsolete(List<Role> roles, List<Group> groups, List<Organization> organizations) {
        /** Copies the lists. */
        public Obsolete {
            roles = List.copyOf(roles);
            groups = List.copyOf(groups);
            organizations = List.copyOf(organizations);
        }
    }

    /** Copies the lists. */
    public Prerequisites {
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
        organizations = List.copyOf(organizations);
    }
}
