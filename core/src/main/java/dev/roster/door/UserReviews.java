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
import dev.roster.spi.AuditEntry;
import dev.roster.spi.DocumentStore;
import dev.roster.tenant.DocumentKinds;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        List<AuditEntry> audit = tenant.stores().audit().ofUser(user.id(), UserReview.MOST);
        return new UserReview(
                user.id(),
                user.access().roles().size(),
                user.access().grants().size(),
                groups.size(),
                directReports(tenant, present, actor, user.id()),
                audit.size(),
                (int) audit.stream()
                        .flatMap(entry -> Stream.ofNullable(entry.run()))
                        .distinct()
                        .count(),
                documents(user.id(), List.of(DocumentKinds.NOTE)),
                documents(user.id(), DocumentKinds.ofUsers()),
                messages(user.id()));
    }

    /** How many users whom the actor may read report to somebody, up to {@link UserReview#MOST}. */
    static long directReports(TenantState tenant, Present present, Actor actor, UserId manager) {
        Filter reports = present.authorizer()
                .readable(actor)
                .and(TenantState.NOT_DELETED)
                .and(Filter.of(Field.MANAGER_ID, Operator.EQUAL, manager));
        return tenant.stores().users().count(reports, UserReview.MOST);
    }

    private int documents(UserId user, List<String> kinds) {
        return tenant.stores()
                .capability(DocumentStore.class)
                .map(documents -> kinds.stream()
                        .flatMap(kind ->
                                documents.ofUser(user, kind, DocumentStore.Page.first(UserReview.MOST)).stream())
                        .limit(UserReview.MOST)
                        .count())
                .map(Math::toIntExact)
                .orElse(0);
    }

    private int messages(UserId user) {
        return (int) tenant.stores().outbox().pending(UserReview.MOST).stream()
                .filter(message -> message.user().equals(user))
                .count();
    }
}
