package dev.roster.plan;

import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must exist before the rows are written, and, for an undo, what may go afterwards when nobody uses it.
 *
 * @param roles roles to create
 * @param groups groups to create
 * @param organizations organizations to create
 * @param obsolete what to remove afterwards
 * @param change the change of an entry that the undo of a call on a catalog brings along, or null: an entry that goes
 *     goes after the rows, any other change comes before them
 */
public record Prerequisites(
        List<Role> roles,
        List<Group> groups,
        List<Organization> organizations,
        Obsolete obsolete,
        @Nullable EntryChange change) {

    /** Nothing. */
    public static final Prerequisites NONE =
            new Prerequisites(List.of(), List.of(), List.of(), new Obsolete(List.of(), List.of(), List.of()), null);

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

    /**
     * What a call on a catalog did, and what its undo does.
     *
     * @param change the change of the entry
     * @return the prerequisites
     */
    public static Prerequisites of(EntryChange change) {
        return new Prerequisites(List.of(), List.of(), List.of(), NONE.obsolete(), change);
    }

    /** Copies the lists. */
    public Prerequisites {
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
        organizations = List.copyOf(organizations);
    }
}
