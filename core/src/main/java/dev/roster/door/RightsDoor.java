package dev.roster.door;

import dev.roster.access.Action;
import dev.roster.access.ActionRules;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Decision;
import dev.roster.access.Explanation;
import dev.roster.access.OfferedAction;
import dev.roster.access.Offering;
import dev.roster.access.Rights;
import dev.roster.access.RightsQuestion;
import dev.roster.access.RightsRow;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Permission;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.preview.Planning;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers about rights: one look at the catalogs and one at the users. Safe for use by many threads. */
public final class RightsDoor implements Rights {

    private static final int MOST_SELECTED = 1_000;
    private static final int MOST_SWEPT = 10_000;
    private static final Profile SWEEP = Profiles.users()
            .with(profile -> profile.name("ended-grants")
                    .operation(Profile.Operation.UPDATE)
                    .matchBy(Field.ID)
                    .onConflict(Field.GRANTS, ConflictPolicy.REMOVE));

    private final TenantState tenant;
    private final Actor actor;

    /**
     * Opens the door.
     *
     * @param tenant whose users
     * @param actor who asks
     */
    public RightsDoor(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.actor = actor;
    }

    /** A question about a right of somebody, as the rules answer it. */
    private interface Question {
        Explanation ask(Authorizer authorizer, Actor user, @Nullable User target);
    }

    @Override
    public Explanation explain(UserId user, Action action, UserId target) {
        if (action.equals(Action.CREATE)) {
            throw new IllegalArgumentException(
                    "nobody who is there is created; ask about the permission " + action.permission() + " instead");
        }
        return explain(
                user,
                action.name(),
                target,
                (authorizer, holder, about) -> explained(authorizer, holder, action, Objects.requireNonNull(about)));
    }

    /** What the state of the account forbids, no role turns. */
    private Explanation explained(Authorizer authorizer, Actor holder, Action action, User about) {
        Explanation byRules = authorizer.explain(holder, action, about);
        Decision byState = new ActionRules(authorizer, tenant.accounts()).ofState(action, about);
        return byRules.decision().isAllowed() ? byRules.decided(byState) : byRules;
    }

    @Override
    public Explanation explain(UserId user, Permission permission, @Nullable UserId target) {
        return explain(
                user,
                permission.name(),
                target,
                (authorizer, holder, about) -> authorizer.explain(holder, permission, about));
    }

    private Explanation explain(UserId user, String asked, @Nullable UserId target, Question question) {
        Present present = tenant.present();
        Set<UserId> wanted = new LinkedHashSet<>(Set.of(user));
        if (target != null) {
            wanted.add(target);
        }
        Party party = tenant.party(actor, present, wanted);
        Optional<User> holder = seen(party, present, user);
        if (holder.isEmpty()) {
            return Explanation.notKnown(user, asked, target, user);
        }
        Actor whose = isOneself(user) ? party.actor() : tenant.asNow(holder.get(), present);
        if (target == null) {
            return question.ask(present.authorizer(), whose, null);
        }
        return seen(party, present, target)
                .map(about -> question.ask(present.authorizer(), whose, about))
                .orElseGet(() -> Explanation.notKnown(user, asked, target, target));
    }

    @Override
    public List<OfferedAction> actions() {
        Present present = tenant.present();
        return offering(tenant, present).toNobody(tenant.refreshed(actor, present));
    }

    @Override
    public Map<UserId, List<OfferedAction>> actionsOfEach(Collection<UserId> users) {
        Selected selected = selected(users);
        Map<UserId, List<OfferedAction>> offered = new LinkedHashMap<>();
        selected.users()
                .forEach(user -> offered.put(user.id(), selected.offering().to(selected.actor(), user)));
        return Collections.unmodifiableMap(offered);
    }

    @Override
    public List<OfferedAction> actionsOn(Collection<UserId> users) {
        Selected selected = selected(users);
        int wanted = new LinkedHashSet<>(users).size();
        if (wanted == 0) {
            throw new IllegalArgumentException("a selection has one user at least");
        }
        return selected.offering()
                .toAll(
                        selected.actor(),
                        selected.users(),
                        wanted - selected.users().size());
    }

    /** The users of a selection whom the actor may see, in the order asked, and what answers about them. */
    private record Selected(Offering offering, Actor actor, List<User> users) {}

    private Selected selected(Collection<UserId> ids) {
        if (ids.size() > MOST_SELECTED) {
            throw new IllegalArgumentException("1,000 users at the most are asked about at once, found " + ids.size());
        }
        Present present = tenant.present();
        Set<UserId> wanted = new LinkedHashSet<>(ids);
        Party party = tenant.party(actor, present, wanted);
        List<User> seen =
                wanted.stream().flatMap(id -> seen(party, present, id).stream()).toList();
        return new Selected(offering(tenant, present), party.actor(), seen);
    }

    /** What answers about the menu of the application. */
    static Offering offering(TenantState tenant, Present present) {
        return new Offering(
                new ActionRules(present.authorizer(), tenant.accounts()),
                present.catalogs().roles(),
                tenant.menu(),
                tenant.features());
    }

    @Override
    public Stream<RightsRow> audit(RightsQuestion question) {
        Present present = tenant.present();
        Filter readable =
                present.authorizer().readable(tenant.refreshed(actor, present)).and(TenantState.NOT_DELETED);
        UsualRoles usual = new UsualRoles();
        if (question.kinds().contains(RightsRow.Kind.UNUSUAL)) {
            try (Stream<User> users = tenant.stores().users().scan(readable)) {
                users.forEach(usual::add);
            }
        }
        RightsAudit audit =
                new RightsAudit(present.authorizer(), present.catalogs().roles(), question, usual, tenant.now());
        Stream<User> users = tenant.stores().users().scan(readable);
        return Stream.concat(users.flatMap(audit::about), Stream.of(audit).flatMap(RightsAudit::atLast))
                .onClose(users::close);
    }

    @Override
    public ImportPlan sweep(Duration kept) {
        if (kept.isNegative()) {
            throw new IllegalArgumentException("ended grants are kept for some time, found " + kept);
        }
        actor.inPerson();
        Instant before = tenant.now().minus(kept);
        Present present = tenant.present();
        Actor acting = tenant.refreshed(actor, present);
        Filter holders = present.authorizer()
                .readable(acting)
                .and(TenantState.NOT_DELETED)
                .and(new Filter.Comparison(Field.GRANTS, Operator.PRESENT, ""));
        UserForms forms = UserForms.of("ended grants", ended(holders, before));
        return new Planning(tenant, acting, forms, SWEEP, Progress.SILENT).plan();
    }

    private List<UserForm> ended(Filter holders, Instant before) {
        try (Stream<User> users = tenant.stores().users().scan(holders)) {
            return users.flatMap(user -> ended(user, before).stream())
                    .limit(MOST_SWEPT)
                    .toList();
        }
    }

    private static Optional<UserForm> ended(User user, Instant before) {
        Set<Grant> ended = user.access().grants().stream()
                .filter(grant -> grant.hasEndedAt(before))
                .collect(Collectors.toSet());
        return ended.isEmpty()
                ? Optional.empty()
                : Optional.of(UserForm.about(user.id()).set(Field.GRANTS, ended));
    }

    /** Everybody sees themselves, even those who may not act, and learn here why. */
    private Optional<User> seen(Party party, Present present, UserId id) {
        return party.found().stream()
                .filter(user -> user.id().equals(id))
                .filter(user -> isOneself(id) || present.authorizer().mayRead(party.actor(), user))
                .findFirst();
    }

    private boolean isOneself(UserId id) {
        return actor.id().filter(id::equals).isPresent();
    }
}
