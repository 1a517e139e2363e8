package dev.roster.door;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.account.Note;
import dev.roster.account.UserDetail;
import dev.roster.account.UserHistory;
import dev.roster.model.Access;
import dev.roster.model.Grant;
import dev.roster.model.Parsed;
import dev.roster.model.Permission;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.time.DateTimeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of one user shows, each part by one bounded question. For one thread and one call. */
final class UserDetails {

    private static final Action HISTORY = new Action("read-history", Permission.ADMINISTER_USERS);

    private final TenantState tenant;
    private final Present present;
    private final Actor reader;
    private final User user;

    private UserDetails(TenantState tenant, Present present, Actor reader, User user) {
        this.tenant = tenant;
        this.present = present;
        this.reader = reader;
        this.user = user;
    }

    static Optional<UserDetail> of(TenantState tenant, Actor actor, UserId id) {
        return seen(tenant, actor, id).map(UserDetails::detail);
    }

    static Optional<UserHistory> historyOf(TenantState tenant, Actor actor, UserId id, @Nullable String cursor) {
        return seen(tenant, actor, id).map(details -> details.history(cursor));
    }

    private static Optional<UserDetails> seen(TenantState tenant, Actor actor, UserId id) {
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.of(id));
        return party.found().stream()
                .filter(found -> present.authorizer().mayRead(party.actor(), found))
                .findFirst()
                .map(found -> new UserDetails(tenant, present, party.actor(), found));
    }

    private UserDetail detail() {
        User visible = present.authorizer().visible(reader, user);
        UserDetail.Noted notes = NotesDoor.shown(tenant, present, reader, user);
        return new UserDetail(
                visible,
                new HeldRights(present, tenant.now()).of(user),
                membership(),
                tenant.sections().stream()
                        .map(section -> AskedSection.of(section, visible, reader))
                        .toList(),
                notes,
                history(null),
                RightsDoor.offering(tenant, present).to(reader, user),
                names(named(notes)));
    }

    private UserDetail.Membership membership() {
        Access access = user.access();
        return new UserDetail.Membership(
                present.snapshot().organizations().stream()
                        .filter(organization -> organization.key().equals(access.organization()))
                        .findFirst()
                        .orElse(null),
                present.snapshot().teams().stream()
                        .filter(team -> access.teams().contains(team.key()))
                        .toList(),
                present.snapshot().groups().stream()
                        .filter(group -> access.groups().contains(group.key()))
                        .toList(),
                UserReviews.directReports(tenant, present, reader, user.id()));
    }

    private UserHistory history(@Nullable String cursor) {
        Decision decision = present.authorizer().decide(reader, HISTORY, user, user);
        if (!decision.isAllowed()) {
            return UserHistory.denied(decision);
        }
        AuditStore.Page page = page(cursor);
        var shown = new ShownEntries(present, reader, user, false);
        return new UserHistory(
                decision,
                page.entries().stream().map(shown::of).toList(),
                names(page.entries().stream().flatMap(UserDetails::named)),
                page.nextCursor());
    }

    private AuditStore.Page page(@Nullable String cursor) {
        AuditStore.Query latest = AuditStore.Query.latest(UserHistory.PAGE).of(AuditEntry.Target.of(user.id()));
        if (cursor == null) {
            return tenant.stores().audit().list(latest);
        }
        try {
            return tenant.stores().audit().list(latest.after(cursor));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + cursor + "\" is no cursor of a history; begin with the newest page", e);
        }
    }

    private static Stream<String> named(AuditEntry entry) {
        return Stream.of(entry.actor(), entry.onBehalfOf()).filter(Objects::nonNull);
    }

    private Stream<String> named(UserDetail.Noted notes) {
        Stream<UserId> others = Stream.concat(
                Stream.ofNullable(user.employment().managerId()),
                user.access().grants().stream().map(Grant::by).filter(Objects::nonNull));
        return Stream.concat(others.map(UserId::value), notes.newest().stream().map(Note::author));
    }

    /** What people call those whom the reader may read; whoever is no user has no other name. */
    private Map<UserId, String> names(Stream<String> named) {
        Set<UserId> ids = named.map(UserId::parse)
                .filter(Parsed::isValid)
                .map(Parsed::value)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<User> found = ids.isEmpty() ? List.of() : tenant.stores().users().findAll(ids);
        return found.stream()
                .filter(other -> present.authorizer().mayRead(reader, other))
                .collect(Collectors.toMap(User::id, User::label));
    }
}
