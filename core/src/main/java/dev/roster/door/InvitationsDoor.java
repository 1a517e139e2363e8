package dev.roster.door;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.account.Invitation;
import dev.roster.account.Invitations;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserOutcome;
import dev.roster.apply.SingleRun;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.PlannedChange;
import dev.roster.preview.SinglePlanning;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.StoreException;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From the secret of a link to its invitation, and from there to an active user. Safe for use by many threads. */
public final class InvitationsDoor implements Invitations {

    private static final String SOURCE = "invitation";
    /** How often an acceptance is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    /** What people say of themselves, in the order in which a page asks. */
    private static final Set<Field<?>> OF_THE_PERSON = Stream.<Field<?>>of(
                    Field.FIRST_NAME, Field.LAST_NAME, Field.DISPLAY_NAME, Field.PHONE_NUMBER, Field.AVATAR_URL)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private static final Profile ACCEPT = Profiles.users()
            .with(profile ->
                    profile.name(SOURCE).operation(Profile.Operation.UPDATE).matchBy(Field.ID));

    private final TenantState tenant;
    private final TokenStore tokens;

    /**
     * Opens the door.
     *
     * @param tenant whose invitations
     * @throws IllegalStateException if the host makes no links
     */
    public InvitationsDoor(TenantState tenant) {
        if (tenant.links().isEmpty()) {
            throw new IllegalStateException("invitations need links: set them up by RosterBuilder.links");
        }
        this.tenant = tenant;
        this.tokens = tenant.stores().require(TokenStore.class);
    }

    /** A link that is good, with whom it is about, as one look at the store found them. */
    private record Open(OneTimeToken token, User user, Actor inviter, Present present) {}

    @Override
    public Optional<Invitation> look(String secret) {
        return open(secret)
                .map(open -> new Invitation(
                        open.user(),
                        open.token().address(),
                        open.inviter().label(),
                        open.token().expiresAt()));
    }

    private Optional<Open> open(String secret) {
        if (!OneTimeLinks.isPossible(secret)) {
            return Optional.empty();
        }
        return tokens.find(OneTimeLinks.hashOf(secret), OneTimeToken.Purpose.INVITATION)
                .filter(token -> !token.isExpired(tenant.now()))
                .flatMap(this::open);
    }

    private Optional<Open> open(OneTimeToken token) {
        Present present = tenant.present();
        List<User> found = tenant.stores().users().findAll(wanted(token));
        Optional<Actor> inviter = OneTimeLinks.operatorOf(token.issuer())
                .map(Actor::operator)
                .or(() -> find(found, token.issuer()).map(user -> tenant.asNow(user, present)));
        return find(found, token.user().value())
                .filter(user -> waits(user, token))
                .flatMap(user -> inviter.filter(actor -> mayInvite(present, actor, user))
                        .map(actor -> new Open(token, user, actor, present)));
    }

    private static Set<UserId> wanted(OneTimeToken token) {
        Set<UserId> wanted = new LinkedHashSet<>(Set.of(token.user()));
        if (OneTimeLinks.operatorOf(token.issuer()).isEmpty()) {
            wanted.add(new UserId(token.issuer()));
        }
        return wanted;
    }

    private static Optional<User> find(List<User> users, String id) {
        return users.stream().filter(user -> user.id().value().equals(id)).findFirst();
    }

    private static boolean waits(User user, OneTimeToken token) {
        return user.access().status() == UserStatus.INVITED
                && token.address().equals(user.contact().primaryEmail());
    }

    /** Who may not make this user of nobody, or change them, has no say in whether they come. */
    private static boolean mayInvite(Present present, Actor inviter, User user) {
        return present.authorizer().decide(inviter, Action.CREATE, null, user).isAllowed()
                || present.authorizer()
                        .decide(inviter, Action.UPDATE, user, active(user))
                        .isAllowed();
    }

    private static User active(User user) {
        return user.with(accepted -> accepted.status(UserStatus.ACTIVE));
    }

    @Override
    public UserOutcome accept(String secret, Consumer<UserForm> form) {
        UserForm said = new UserForm();
        form.accept(said);
        requireOfThePerson(said);
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
            Optional<Open> open = open(secret);
            if (open.isEmpty()) {
                return refused();
            }
            Optional<UserOutcome> outcome = accept(open.get(), said);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StoreException("roles, groups or the rights of who invited keep changing, so nothing was written; try"
                + " again when they do not");
    }

    /**
     * Checks that a form says only what is the person's own.
     *
     * @throws IllegalArgumentException if not
     */
    private static void requireOfThePerson(UserForm form) {
        for (Field<?> field : form.texts().keySet()) {
            if (!OF_THE_PERSON.contains(field)) {
                throw new IllegalArgumentException("who accepts an invitation sets "
                        + OF_THE_PERSON.stream().map(Field::key).collect(Collectors.joining(", ")) + ", not "
                        + field.key());
            }
        }
    }

    private static UserOutcome refused() {
        return new UserOutcome(UserOutcome.Kind.REJECTED, null, null, List.of(Issue.of(IssueCode.LINK_INVALID, null)));
    }

    /** Empty when what it was decided by has changed meanwhile; nothing is written then. */
    private Optional<UserOutcome> accept(Open open, UserForm said) {
        UUID seed = tenant.newId();
        UserId id = open.user().id();
        Actor person = Actor.operator(id.value());
        UserForm form = UserForm.about(id);
        said.texts().forEach(form::text);
        form.set(Field.STATUS, UserStatus.ACTIVE);
        var planned = new SinglePlanning(tenant, new Party(person, Set.of(id), List.of(open.user())), open.present())
                .accepting()
                .plan(UserForms.of(SOURCE, List.of(form)), ACCEPT, seed);
        PlannedChange change = planned.change();
        if (!change.kind().isWrite()) {
            return Optional.of(new UserOutcome(UserOutcome.Kind.REJECTED, open.user(), null, change.issues()));
        }
        var run = new SingleRun(tenant, seed);
        SingleRun.Result result = run.apply(new SingleRun.Decided(
                planned.basis(),
                planned.changes(),
                List.of(open.user()),
                null,
                planned.actor(),
                planned.present(),
                new SingleRun.Acceptance(open.inviter(), open.token())));
        if (result.outcome() == UnitOutcome.Kind.OUTDATED || result.outcome() == UnitOutcome.Kind.STALE) {
            return Optional.empty();
        }
        List<Issue> issues = new ArrayList<>(change.issues());
        issues.addAll(result.issues());
        boolean isApplied = result.outcome() == UnitOutcome.Kind.WRITTEN;
        return Optional.of(new UserOutcome(
                isApplied ? UserOutcome.Kind.APPLIED : UserOutcome.Kind.REJECTED,
                isApplied ? result.after().get(0) : open.user(),
                isApplied ? run.id() : null,
                issues));
    }
}
