package dev.roster.spi;

import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must still hold inside a commit. Owners are guarded unit by unit, the rest once, before the first write of the
 * call.
 *
 * <pre>{@code
 * CommitGuards.owners(roles.ownerRoles()).decidedBy(actor).decidedOn(catalogs.revision())
 * }</pre>
 *
 * @param ownerRoles the roles that own the tenant once the units are written
 * @param ownerRolesBefore the roles that own it until then: others only where the units change roles; empty, like
 *     {@code ownerRoles}, for no guard
 * @param deciders the users by whose rights the units were decided: mostly one who acts, both where one acts in the place of
 *     another, and none for no guard
 * @param catalogRevision the revision of the catalogs on which the units were decided, or null for no guard
 */
public record CommitGuards(
        Set<RoleKey> ownerRoles,
        Set<RoleKey> ownerRolesBefore,
        Set<Decider> deciders,
        @Nullable Long catalogRevision) {

    /** Nothing is guarded: what a set-up writes. */
    public static final CommitGuards NONE = new CommitGuards(Set.of(), Set.of(), Set.of(), null);

    /**
     * A user by whose rights something was decided.
     *
     * @param id who
     * @param version the version that the stored user must have
     */
    public record Decider(UserId id, long version) {
        /** Checks that somebody is named. */
        public Decider {
            Objects.requireNonNull(id, "id");
        }
    }

    /** Copies the sets. */
    public CommitGuards {
        ownerRoles = Set.copyOf(ownerRoles);
        ownerRolesBefore = Set.copyOf(ownerRolesBefore);
        deciders = Set.copyOf(deciders);
    }

    /**
     * Guards the last owner.
     *
     * @param roles the roles that own the tenant; empty for no guard
     * @return the guards
     */
    public static CommitGuards owners(Set<RoleKey> roles) {
        return new CommitGuards(roles, roles, Set.of(), null);
    }

    /**
     * Guards the last owner in units that change which roles own the tenant: an edit or a removal of a role.
     *
     * @param roles the roles that own the tenant before the units
     * @return the changed copy
     */
    public CommitGuards insteadOf(Set<RoleKey> roles) {
        return new CommitGuards(ownerRoles, roles, deciders, catalogRevision);
    }

    /** {@return whether units could take the last owner away without touching a user, because fewer roles own the tenant} */
    public boolean losesOwnerRoles() {
        return !ownerRoles.containsAll(ownerRolesBefore);
    }

    /**
     * Guards a user as well by whose rights the units were decided, beside those who are guarded already.
     *
     * @param decider the user, as read when the units were decided
     * @return the changed copy
     */
    public CommitGuards decidedBy(User decider) {
        Set<Decider> all = new HashSet<>(deciders);
        all.add(new Decider(decider.id(), decider.version()));
        return new CommitGuards(ownerRoles, ownerRolesBefore, all, catalogRevision);
    }

    /**
     * Guards the catalogs as well.
     *
     * @param revision the revision of the catalogs that were read when the units were decided
     * @return the changed copy
     */
    public CommitGuards decidedOn(long revision) {
        return new CommitGuards(ownerRoles, ownerRolesBefore, deciders, revision);
    }
}
