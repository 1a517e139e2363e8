package dev.roster.door;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.account.Invitation;
import dev.roster.account.Invitations;
import dev.roster.account.UserForm;
import dev.roster.account.UserOutcome;
import dev.roster.apply.SingleRun;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.TokenStore;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the secret of a link to its invitation, and from there to an active user. Safe for use by many threads. */
public final class InvitationsDoor implements Invitations {

    /** What people say of themselves, in the order in which a page asks. */
    private static final Set<Field<?>> OF_THE_PERSON = Stream.<Field<?>>of(
                    Field.FIRST_NAME, Field.LAST_NAME, Field.DISPLAY_NAME, Field.PHONE_NUMBER, Field.AVATAR_URL)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private static final Profile ACCEPT = Profiles.users()
            .with(profile -> profile.name("invitation")
                    .operation(Profile.Operation.UPDATE)
                    .matchBy(Field.ID));

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
        return accept(secret, form, user -> null);
    }

    /**
     * Accepts an invitation, and keeps what the person signs in with.
     *
     * @param secret what stands in the link
     * @param form what the person says of themselves
     * @param first what they sign in with from then on, or null for nothing
     * @return what became of it
     * @throws IllegalArgumentException if the form names other fields; the link stays good
     */
    public UserOutcome accept(String secret, Consumer<UserForm> form, Function<UserId, @Nullable Credentials> first) {
        UserForm said = new UserForm();
        form.accept(said);
        LinkUse.requireOnly(OF_THE_PERSON, said, "who accepts an invitation");
        return LinkUse.of(
                tenant,
                () -> open(secret)
                        .map(open -> use(open, said, first.apply(open.user().id()))),
                IssueCode.LINK_INVALID);
    }

    private static LinkUse use(Open open, UserForm said, @Nullable Credentials first) {
        UserForm form = UserForm.about(open.user().id());
        said.texts().forEach(form::text);
        form.set(Field.STATUS, UserStatus.ACTIVE);
        var acceptance = new SingleRun.Acceptance(open.inviter(), open.token(), first);
        return new LinkUse(open.user(), acceptance, open.present(), ACCEPT, form);
    }
}
