package dev.roster.plan;

import dev.roster.model.CatalogEntry;
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

    /**
     * What a change of one entry means for its undo: what was created may go, what was deleted comes back. Other changes,
     * teams and custom attributes are none.
     *
     * @param before the entry as it was, or null when it was created
     * @param after the entry as it is, or null when it was deleted
     * @return the prerequisites
     */
    public static Prerequisites of(@Nullable CatalogEntry before, @Nullable CatalogEntry after) {
        if (before != null && after != null) {
            return NONE;
        }
        List<CatalogEntry> created = after == null ? List.of() : List.of(after);
        List<CatalogEntry> gone = before == null ? List.of() : List.of(before);
        return new Prerequisites(
                only(Role.class, created),
                only(Group.class, created),
                only(Organization.class, created),
                new Obsolete(only(Role.class, gone), only(Group.class, gone), only(Organization.class, gone)));
    }

    private static <E> List<E> only(Class<E> type, List<CatalogEntry> entries) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Copies the lists. */
    public Prerequisites {
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
        organizations = List.copyOf(organizations);
    }
}
