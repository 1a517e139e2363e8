package dev.roster.verifier;

import dev.roster.account.Invitation;
import dev.roster.account.UserForm;
import dev.roster.account.UserOutcome;
import dev.roster.account.Verification;
import dev.roster.door.InvitationsDoor;
import dev.roster.door.RegistrationDoor;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.signin.Password;
import dev.roster.signin.PasswordOwner;
import dev.roster.signin.SecondFactorEnrolment;
import dev.roster.signin.SecondFactorOutcome;
import dev.roster.signin.SessionStamp;
import dev.roster.signin.SignIn;
import dev.roster.signin.SignInAnswer;
import dev.roster.signin.SignInOrigin;
import dev.roster.spi.Credentials;
import dev.roster.tenant.TenantState;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The door where nobody acts yet. Safe for use by many threads. */
public final class SignInDoor implements SignIn {

    private final TenantState tenant;
    private final AtomicReference<@Nullable Hashes> kept = new AtomicReference<>();

    /**
     * Builds the door, closed.
     *
     * @param tenant where somebody signs in
     */
    public SignInDoor(TenantState tenant) {
        this.tenant = tenant;
    }

    /** {@return this door; where passwords are kept, one of nobody is hashed by now} */
    public SignInDoor opened() {
        if (kept.get() == null) {
            tenant.signIn().ifPresent(settings -> kept.compareAndSet(null, new Hashes(settings.hasher())));
        }
        return this;
    }

    /**
     * What the steps work with.
     *
     * @throws IllegalStateException if no passwords are kept here
     */
    private Verifier verifier() {
        Hashes hashes = kept.get();
        if (hashes == null) {
            throw new IllegalStateException(
                    "no passwords are kept here; say how by RosterBuilder.signIn(SignInSettings)");
        }
        return new Verifier(
                tenant, tenant.signIn().orElseThrow(), hashes, tenant.links().orElseThrow());
    }

    @Override
    public SignInAnswer authenticate(String name, Password password, SignInOrigin origin) {
        return new PasswordStep(verifier()).authenticate(name, password, origin);
    }

    @Override
    public SignInAnswer verify(String ticket, String code, SignInOrigin origin) {
        return new CodeStep(verifier()).verify(ticket, code, origin);
    }

    @Override
    public SignInAnswer changePassword(String ticket, Password next) {
        return new PasswordStep(verifier()).change(ticket, next);
    }

    @Override
    public Optional<SecondFactorEnrolment> enrol(String ticket) {
        return new SecondFactorSteps(verifier()).enrol(ticket);
    }

    @Override
    public SecondFactorOutcome confirm(String enrolment, String code, SignInOrigin origin) {
        return new SecondFactorSteps(verifier()).confirm(enrolment, code, origin);
    }

    @Override
    public SecondFactorOutcome renewRecoveryCodes(String ticket) {
        return new SecondFactorSteps(verifier()).renewRecoveryCodes(ticket);
    }

    @Override
    public SignInAnswer removeSecondFactor(String ticket) {
        return new SecondFactorSteps(verifier()).remove(ticket);
    }

    @Override
    public void requestReset(String name, SignInOrigin origin) {
        new Resets(verifier()).request(name, origin);
    }

    @Override
    public SignInAnswer openReset(String secret) {
        return new Resets(verifier()).open(secret);
    }

    @Override
    public boolean isCurrent(SessionStamp stamp) {
        Verifier verifier = verifier();
        return verifier.claimants()
                        .find(stamp.user())
                        .filter(Claimants::mayComeIn)
                        .isPresent()
                && verifier.credentials()
                        .find(stamp.user())
                        .filter(now -> now.generation() == stamp.generation())
                        .isPresent();
    }

    @Override
    public UserOutcome accept(String secret, Password password, Consumer<UserForm> form) {
        InvitationsDoor door = new InvitationsDoor(tenant);
        Optional<User> invited = door.look(secret).map(Invitation::user);
        return first(invited, IssueCode.LINK_INVALID, password, form, given -> door.accept(secret, form, given));
    }

    @Override
    public UserOutcome acceptRegistration(String secret, Password password, Consumer<UserForm> form) {
        RegistrationDoor door = new RegistrationDoor(tenant);
        Optional<User> registered = door.look(secret).map(Verification::user);
        return first(
                registered, IssueCode.VERIFICATION_INVALID, password, form, given -> door.verify(secret, form, given));
    }

    /** A password that is not taken leaves the link good. */
    private UserOutcome first(
            Optional<User> user,
            IssueCode spent,
            Password password,
            Consumer<UserForm> form,
            Function<Function<UserId, Credentials>, UserOutcome> accepting) {
        if (user.isEmpty()) {
            return rejected(List.of(Issue.of(spent, null)));
        }
        Verifier verifier = verifier();
        List<Issue> issues = verifier.settings().screening().check(password, owner(verifier, user.get(), form));
        if (Verifier.hasError(issues)) {
            return rejected(issues);
        }
        Credentials.Password kept = new PasswordStep(verifier).password(null, password);
        return accepting.apply(id -> saved(verifier, id, kept));
    }

    private static UserOutcome rejected(List<Issue> issues) {
        return new UserOutcome(UserOutcome.Kind.REJECTED, null, null, issues);
    }

    /** The names that somebody gives themselves a moment later are no passwords either. */
    private static PasswordOwner owner(Verifier verifier, User user, Consumer<UserForm> form) {
        UserForm said = new UserForm();
        form.accept(said);
        PasswordOwner known = verifier.owner(user, null);
        Set<String> names = new HashSet<>(known.names());
        said.texts().forEach((field, text) -> {
            if (text != null && !field.equals(Field.AVATAR_URL)) {
                names.add(text);
            }
        });
        return new PasswordOwner(names, known.use(), known.former());
    }

    private static Credentials saved(Verifier verifier, UserId user, Credentials.Password kept) {
        Objects.requireNonNull(user, "user");
        return verifier.credentials()
                .find(user)
                .map(before -> before.next(kept, before.secondFactor()).endingSessions())
                .orElseGet(() -> Credentials.first(user, kept, null));
    }
}
