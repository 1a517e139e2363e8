package dev.roster.door;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.NotAuthorizedException;
import dev.roster.account.UserReview;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.DocumentStore;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Counts what hangs on a user, each by one bounded question. For one thread and one call. */
final class UserReviews {

    private final TenantState tenant;
    private final Present present;
    private final Actor actor;

    private UserReviews(TenantState tenant, Present present, Actor actor) {
        this.tenant = tenant;
        this.present = present;
        this.actor = actor;
    }

    /**
     * Reviews a user.
     *
     * @throws NotAuthorizedException if the actor may not delete the user
     */
    static Optional<UserReview> of(TenantState tenant, Actor actor, UserId id) {
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.of(id));
        var reviews = new UserReviews(tenant, present, party.actor());
        return party.found().stream()
                .filter(user -> present.authorizer().mayRead(party.actor(), user))
                .findFirst()
                .map(reviews::of);
    }

    private UserReview of(User user) {
        Decision decision = present.authorizer().decide(actor, Action.DELETE, user, null);
        if (!decision.isAllowed()) {
            throw new NotAuthorizedException(decision.reason());
        }
        Set<GroupKey> groups = new HashSet<>(user.access().groups());
        groups.addAll(user.access().setAsideGroups());
        return new UserReview(
                user.id(),
                user.access().roles().size(),
                user.access().grants().size(),
                groups.size(),
                directReports(tenant, present, actor, user.id()),
                tenant.stores().audit().ofUser(user.id(), UserReview.MOST).size(),
                notes(user.id()));
    }

    /** How many users whom the actor may read report to somebody, up to {@link UserReview#MOST}. */
    static long directReports(TenantState tenant, Present present, Actor actor, UserId manager) {
        Filter reports = present.authorizer()
                .readable(actor)
                .and(TenantState.NOT_DELETED)
                .and(Filter.of(Field.MANAGER_ID, Operator.EQUAL, manager));
        return tenant.stores().users().count(reports, UserReview.MOST);
    }

    private int notes(UserId user) {
        return tenant.stores()
                .capability(DocumentStore.class)
                .map(documents -> documents
                        .ofUser(user, NotesDoor.KIND, DocumentStore.Page.first(UserReview.MOST))
                        .size())
                .orElse(0);
    }
}
