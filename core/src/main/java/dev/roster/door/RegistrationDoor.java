package dev.roster.door;

import dev.roster.account.Registration;
import dev.roster.account.RegistrationOutcome;
import dev.roster.account.UserForm;
import dev.roster.account.UserOutcome;
import dev.roster.account.Verification;
import dev.roster.apply.SingleRun;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.RegistrationSettings.Approval;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.StoreException;
import dev.roster.spi.TokenStore;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.Present;
import dev.roster.tenant.SelfRegistration;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From a form to a user whose address is to be verified, and from there to an active one. Safe for use by many threads. */
public final class RegistrationDoor implements Registration {

    /** How often a registration is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 2 * RegistrationSettings.MAX_PER_ADDRESS;

    private final TenantState tenant;
    private final OneTimeLinks links;
    private final TokenStore tokens;
    private final SignInAttemptStore attempts;

    /**
     * Opens the door.
     *
     * @param tenant where people register
     * @throws IllegalStateException if the host makes no links
     * @throws IllegalArgumentException if the stores do not count attempts
     */
    public RegistrationDoor(TenantState tenant) {
        this.tenant = tenant;
        this.links = tenant.links()
                .orElseThrow(() ->
                        new IllegalStateException("registration needs links: set them up by RosterBuilder.links"));
        this.tokens = tenant.stores().require(TokenStore.class);
        this.attempts = tenant.stores().require(SignInAttemptStore.class);
    }

    @Override
    public boolean isOpen() {
        return SelfRegistration.of(tenant, tenant.present()).isOpen();
    }

    @Override
    public RegistrationSettings settings() {
        return SelfRegistration.settings(tenant.present());
    }

    @Override
    public RegistrationOutcome register(String source, Consumer<UserForm> form) {
        Objects.requireNonNull(source, "source");
        UserForm said = new UserForm();
        form.accept(said);
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
            Optional<RegistrationRequest> request = RegistrationRequest.now(tenant, said);
            if (request.isEmpty()) {
                return refused(RegistrationOutcome.Kind.OFF, IssueCode.REGISTRATION_OFF);
            }
            List<Issue> flaws = request.get().flaws();
            if (!flaws.isEmpty()) {
                return new RegistrationOutcome(RegistrationOutcome.Kind.REJECTED, flaws);
            }
            if (attempt == 1 && !isWithinLimits(request.get(), source)) {
                return refused(RegistrationOutcome.Kind.LIMITED, IssueCode.REGISTRATION_LIMITED);
            }
            if (request.get().write()) {
                return new RegistrationOutcome(RegistrationOutcome.Kind.RECEIVED, List.of());
            }
        }
        throw new StoreException(
                "roles, settings or the user of the address keep changing, so nothing was written; try again"
                        + " when they do not");
    }

    private static RegistrationOutcome refused(RegistrationOutcome.Kind kind, IssueCode why) {
        return new RegistrationOutcome(kind, List.of(Issue.of(why, null)));
    }

    /** A source that is refused takes no attempt of the address. */
    private boolean isWithinLimits(RegistrationRequest request, String source) {
        RegistrationSettings settings = request.terms().settings();
        return isWithin(settings.perSource(), "source", source)
                && isWithin(settings.perAddress(), "address", request.address().canonical());
    }

    private boolean isWithin(AttemptWindow.Limit limit, String kind, String text) {
        var subject = new SignInSubject("register-" + kind + ":" + links.pseudonym(kind, text));
        return attempts.reserve(subject, limit, tenant.now());
    }

    /** A link that is good, with whom it is about, as one look at the store found them. */
    private record Open(OneTimeToken token, User user, SelfRegistration terms, Present present) {}

    private Optional<Open> open(String secret) {
        if (!OneTimeLinks.isPossible(secret)) {
            return Optional.empty();
        }
        return tokens.find(OneTimeLinks.hashOf(secret), Purpose.VERIFICATION)
                .filter(token -> !token.isExpired(tenant.now()))
                .flatMap(this::open);
    }

    private Optional<Open> open(OneTimeToken token) {
        Present present = tenant.present();
        SelfRegistration terms = SelfRegistration.of(tenant, present);
        return tenant.stores().users().findAll(List.of(token.user())).stream()
                .filter(user -> token.address().equals(user.contact().primaryEmail()))
                .filter(terms::awaits)
                .map(user -> new Open(token, user, terms, present))
                .findFirst();
    }

    @Override
    public Optional<Verification> look(String secret) {
        return open(secret)
                .map(open -> new Verification(
                        open.user(),
                        open.token().address(),
                        open.terms().settings().approval(),
                        open.token().expiresAt()));
    }

    @Override
    public UserOutcome verify(String secret, Consumer<UserForm> form) {
        return verify(secret, form, user -> null);
    }

    /**
     * Verifies an address, and keeps what the person signs in with.
     *
     * @param secret what stands in the link
     * @param form what the person corrects
     * @param first what they sign in with from then on, or null for nothing
     * @return what became of it
     * @throws IllegalArgumentException if the form names other fields; the link stays good
     */
    public UserOutcome verify(String secret, Consumer<UserForm> form, Function<UserId, @Nullable Credentials> first) {
        UserForm said = new UserForm();
        form.accept(said);
        return LinkUse.of(
                tenant,
                () -> open(secret)
                        .map(open -> use(open, said, first.apply(open.user().id()))),
                IssueCode.VERIFICATION_INVALID);
    }

    private static LinkUse use(Open open, UserForm said, @Nullable Credentials first) {
        List<Field<?>> own = new ArrayList<>(open.terms().fields(open.present()));
        own.remove(Field.PRIMARY_EMAIL);
        LinkUse.requireOnly(own, said, "who verifies an address");
        UserForm form = UserForm.about(open.user().id());
        said.texts().forEach(form::text);
        boolean waits = open.terms().settings().approval() == Approval.ADMINISTRATOR;
        form.set(Field.STATUS, waits ? UserStatus.SUSPENDED : UserStatus.ACTIVE)
                .set(Field.STATUS_REASON, waits ? RegistrationSettings.AWAITS_APPROVAL : null);
        return new LinkUse(
                open.user(),
                new SingleRun.Acceptance(RegistrationRequest.DOOR, open.token(), first),
                open.present(),
                RegistrationRequest.updating(open.terms().settings(), open.present(), said),
                form);
    }
}
