package dev.roster.door;

import dev.roster.access.Denial;
import dev.roster.access.RightsQuestion;
import dev.roster.access.RightsRow;
import dev.roster.access.RoleCatalog;
import dev.roster.account.UserDetail.Held;
import dev.roster.account.UserDetail.HeldRole;
import dev.roster.model.Grant;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.tenant.Present;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what one user holds and may do, with origins, by what is defined at a moment. Immutable. */
final class HeldRights {

    private final Present present;
    private final RoleCatalog catalog;
    private final Instant now;

    HeldRights(Present present, Instant now) {
        this.present = present;
        this.catalog = present.catalogs().roles();
        this.now = now;
    }

    Held of(User user) {
        RightsQuestion can = RightsQuestion.everything().only(Set.of(RightsRow.Kind.CAN));
        RightsAudit audit = new RightsAudit(present.authorizer(), catalog, can, new UsualRoles(), now);
        Stream<HeldRole> held =
                user.access().roles().stream().flatMap(role -> roles(role, null, denial(user, role, null)));
        Stream<HeldRole> granted = user.access().grants().stream()
                .flatMap(grant -> roles(grant.role(), grant, denial(user, grant.role(), grant)));
        return new Held(
                List.copyOf(catalog.shownRolesOf(user)),
                Stream.concat(held, granted).toList(),
                audit.about(user).toList());
    }

    /** The role and those that it inherits, each by its shortest line. */
    private Stream<HeldRole> roles(RoleKey held, @Nullable Grant grant, @Nullable Denial denial) {
        return denial == Denial.NOT_KNOWN
                ? Stream.of(new HeldRole(held, List.of(held), grant, denial))
                : catalog.pathsFrom(held).entrySet().stream()
                        .map(line -> new HeldRole(line.getKey(), line.getValue(), grant, denial));
    }

    /** Why a role does not count now; the blocked one always does. */
    private @Nullable Denial denial(User user, RoleKey role, @Nullable Grant grant) {
        if (catalog.find(role).isEmpty()) {
            return Denial.NOT_KNOWN;
        }
        boolean isOut = user.access().status() != UserStatus.ACTIVE
                || user.access().roles().contains(RoleCatalog.BLOCKED);
        if (isOut) {
            return role.equals(RoleCatalog.BLOCKED) ? null : Denial.STATE;
        }
        if (grant == null || grant.countsAt(now)) {
            return null;
        }
        return grant.hasEndedAt(now) ? Denial.EXPIRED : Denial.NOT_YET;
    }
}
