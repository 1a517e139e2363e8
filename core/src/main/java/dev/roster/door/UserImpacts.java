package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.RoleCatalog;
import dev.roster.access.UserImpact;
import dev.roster.model.Issue;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.List;

/** Puts a user side by side with what a change makes of them. For one thread and one call. */
final class UserImpacts {

    private final TenantState tenant;
    private final Present present;
    private final Actor asking;

    UserImpacts(TenantState tenant, Present present, Actor asking) {
        this.tenant = tenant;
        this.present = present;
        this.asking = asking;
    }

    UserImpact of(User before, User after, List<Issue> refusals) {
        RoleCatalog roles = present.catalogs().roles();
        Filter now = readable(before);
        Filter then = readable(after);
        boolean takesOwner = owns(before) && !owns(after) && tenant.owners(roles) < 2;
        return new UserImpact(
                before.id(),
                before.label(),
                roles.levelOf(before).orElse(0),
                roles.levelOf(after).orElse(0),
                UserImpact.beyond(roles, after, before, tenant.now()),
                UserImpact.beyond(roles, before, after, tenant.now()),
                tenant.stores().users().count(now, UserImpact.MOST_COUNTED),
                tenant.stores().users().count(then, UserImpact.MOST_COUNTED),
                outOfReach(now, then),
                takesOwner,
                refusals);
    }

    private boolean owns(User user) {
        return user.access().status() == UserStatus.ACTIVE
                && user.access().roles().stream()
                        .anyMatch(present.catalogs().roles().ownerRoles()::contains);
    }

    /** Whom the user reaches, with all under them where a role reaches so far; hidden users are not even counted. */
    private Filter readable(User user) {
        return present.authorizer()
                .readable(tenant.asNow(user, present))
                .and(TenantState.NOT_DELETED)
                .and(present.authorizer().readable(asking));
    }

    private List<String> outOfReach(Filter now, Filter then) {
        Filter lost = now.and(new Filter.Not(then));
        return tenant
                .stores()
                .users()
                .query(UserQuery.first(UserImpact.MAX_NAMES).where(lost))
                .users()
                .stream()
                .map(User::label)
                .toList();
    }
}
