package dev.roster.verifier;

import dev.roster.access.Actor;
import dev.roster.access.RoleCatalog;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.apply.SingleRun;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.PlannedChange;
import dev.roster.preview.SinglePlanning;
import dev.roster.profile.Profile;
import dev.roster.signin.Claims;
import dev.roster.signin.JustInTime;
import dev.roster.signin.ProvisioningOutcome;
import dev.roster.signin.ProvisioningOutcome.Kind;
import dev.roster.signin.SessionStamp;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.PlanId;
import dev.roster.spi.StoreException;
import dev.roster.spi.Touch;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From claims to somebody who is in: found, or made by a plan of one row. Safe for use by many threads. */
final class Provisioning {

    /** How often a sign-in is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    /** Who acts: what it gives is what the settings name. */
    private static final Actor DOOR = Actor.operator(JustInTime.OWNER);

    private final TenantState tenant;
    private final JustInTime settings;

    Provisioning(TenantState tenant) {
        this.tenant = tenant;
        this.settings = tenant.justInTime()
                .orElseThrow(() -> new IllegalStateException(
                        "nobody comes in by single sign-on here; say how by RosterBuilder.justInTime"));
    }

    ProvisioningOutcome provision(Claims claims) {
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
            Optional<ProvisioningOutcome> outcome = once(ClaimReading.of(settings, tenant.present(), claims));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StoreException(
                "roles, groups or the user keep changing, so nobody was let in; try again when they do" + " not");
    }

    /** Empty when what it was decided by has changed meanwhile. */
    private Optional<ProvisioningOutcome> once(ClaimReading reading) {
        Issue wrong = reading.refusal().orElse(null);
        if (wrong != null) {
            return refused(wrong);
        }
        String directory = settings.directories().get(reading.claims().issuer());
        String id = directory == null
                ? reading.claims().externalId()
                : tenant.directory(directory).source().idPrefix()
                        + reading.claims().subject();
        List<List<User>> found = tenant.stores()
                .users()
                .correlate(List.of(
                        CorrelationKey.of(Field.EXTERNAL_ID, id),
                        CorrelationKey.of(Field.PRIMARY_EMAIL, reading.email())));
        List<User> known = having(id, found.get(0));
        if (known.size() > 1) {
            return refused(ClaimReading.issue(IssueCode.SSO_IDENTITY_SEVERAL));
        }
        if (known.isEmpty() && directory != null) {
            return refused(ClaimReading.issue(IssueCode.SSO_NOT_IN_DIRECTORY, directory));
        }
        return known.isEmpty()
                ? unknown(reading, id, found.get(1).stream().findFirst().orElse(null))
                : known(reading, id, known.get(0));
    }

    /** Exactly: where external ids are compared, case is not. */
    private static List<User> having(String id, List<User> users) {
        return users.stream()
                .filter(user -> id.equals(user.access().externalId()))
                .toList();
    }

    private Optional<ProvisioningOutcome> known(ClaimReading reading, String id, User user) {
        Issue out = keptOut(user).orElse(null);
        if (out != null) {
            return refused(out);
        }
        return settings.updates() == JustInTime.Updates.EACH_SIGN_IN
                ? planned(reading, id, reading.update(user, tenant.owned()), user)
                : in(new Done(Kind.UNCHANGED, id, user.id(), null, List.of()));
    }

    /** Nobody has the subject: only an address that is known to be theirs makes a user of them, or finds one. */
    private Optional<ProvisioningOutcome> unknown(ClaimReading reading, String id, @Nullable User holder) {
        EmailAddress email = reading.email();
        if (!reading.isEmailVerified()) {
            return refused(reading.ofEmail(IssueCode.SSO_EMAIL_UNVERIFIED, email.value()));
        }
        if (holder == null) {
            Issue wrong = reading.unknown(reading.roles()).orElse(null);
            return wrong == null ? planned(reading, id, reading.creation(id), null) : refused(wrong);
        }
        Issue out = keptOut(holder).orElse(null);
        if (out != null) {
            return refused(out);
        }
        boolean isFree = holder.access().externalId() == null;
        if (settings.linking() == JustInTime.Linking.NONE || !isFree) {
            return refused(reading.ofEmail(IssueCode.SSO_EMAIL_TAKEN, email.value()));
        }
        UserForm form = settings.updates() == JustInTime.Updates.EACH_SIGN_IN
                ? reading.update(holder, tenant.owned())
                : UserForm.about(holder.id());
        return planned(reading, id, form.set(Field.EXTERNAL_ID, id), holder);
    }

    /** Why somebody does not come in; empty when they do. */
    private static Optional<Issue> keptOut(User user) {
        String reason = user.access().statusReason();
        String why = reason == null ? "-" : reason;
        return switch (user.access().status()) {
            case INVITED -> Optional.of(ClaimReading.issue(IssueCode.SSO_PENDING));
            case SUSPENDED -> Optional.of(ClaimReading.issue(IssueCode.SIGN_IN_SUSPENDED, why));
            case INACTIVE -> Optional.of(ClaimReading.issue(IssueCode.SIGN_IN_INACTIVE, why));
            case DELETED -> Optional.of(ClaimReading.issue(IssueCode.SIGN_IN_DELETED));
            case ACTIVE ->
                user.access().roles().contains(RoleCatalog.BLOCKED)
                        ? Optional.of(ClaimReading.issue(IssueCode.SIGN_IN_BLOCKED))
                        : Optional.empty();
        };
    }

    private Optional<ProvisioningOutcome> planned(ClaimReading reading, String id, UserForm form, @Nullable User user) {
        UUID seed = tenant.newId();
        Present present = reading.present();
        Profile profile = settings.profile();
        Party party =
                user == null ? new Party(DOOR, Set.of(), List.of()) : new Party(DOOR, Set.of(user.id()), List.of(user));
        SinglePlanning.Planned planned = new SinglePlanning(tenant, party, present)
                .keptBy(JustInTime.OWNER)
                .plan(UserForms.of(profile.name(), List.of(form)), profile, seed);
        PlannedChange change = planned.change();
        List<Issue> issues = new ArrayList<>(reading.issues());
        issues.addAll(change.issues());
        if (isOfOther(planned, user) || (user == null && isTaken(change))) {
            return Optional.empty();
        }
        if (change.kind() == ChangeKind.UNCHANGED && user != null) {
            return in(new Done(Kind.UNCHANGED, id, user.id(), null, issues));
        }
        return change.kind().isWrite() ? write(planned, seed, id, user, issues) : refused(issues);
    }

    /** Whom the plan found is not whom it was to be about: somebody came or went in between. */
    private static boolean isOfOther(SinglePlanning.Planned planned, @Nullable User user) {
        return user == null
                ? planned.change().kind() != ChangeKind.CREATE
                        && planned.change().kind() != ChangeKind.REJECTED
                : planned.find(user.id()).isEmpty();
    }

    /** Nobody had the address a moment ago. */
    private static boolean isTaken(PlannedChange change) {
        return change.issues().stream()
                .anyMatch(issue -> issue.code() == IssueCode.KEY_TAKEN
                        && Field.PRIMARY_EMAIL.key().equals(issue.field()));
    }

    private Optional<ProvisioningOutcome> write(
            SinglePlanning.Planned planned, UUID seed, String id, @Nullable User user, List<Issue> issues) {
        SingleRun run = new SingleRun(tenant, seed);
        SingleRun.Result result = run.apply(new SingleRun.Decided(
                planned.basis(),
                planned.changes(),
                user == null ? List.of() : List.of(user),
                null,
                planned.actor(),
                planned.present(),
                null,
                Purpose.INVITATION));
        issues.addAll(result.issues());
        Kind kind = user == null ? Kind.PROVISIONED : Kind.UPDATED;
        return switch (result.outcome()) {
            case WRITTEN, REPEATED ->
                in(new Done(kind, id, result.after().get(0).id(), run.id(), issues));
            // Decided again, it is known who has the key, or what the user is like now.
            case STALE, OUTDATED, DUPLICATE -> Optional.empty();
            case LAST_OWNER, IN_USE, REFUSED -> refused(issues);
        };
    }

    /** What was done for somebody who is about to come in. */
    private record Done(
            Kind kind,
            String externalId,
            UserId user,
            @Nullable PlanId run,
            List<Issue> issues) {}

    /** As the store has them now: whoever was kept out meanwhile, or is not the only one of that identity, stays out. */
    private Optional<ProvisioningOutcome> in(Done done) {
        CorrelationKey key = CorrelationKey.of(Field.EXTERNAL_ID, done.externalId());
        List<User> now = having(
                done.externalId(),
                tenant.stores().users().correlate(List.of(key)).get(0));
        if (now.isEmpty() || now.stream().noneMatch(user -> user.id().equals(done.user()))) {
            return Optional.empty();
        }
        Issue out = now.size() > 1
                ? ClaimReading.issue(IssueCode.SSO_IDENTITY_SEVERAL)
                : keptOut(now.get(0)).orElse(null);
        if (out != null) {
            return Optional.of(new ProvisioningOutcome(Kind.REFUSED, null, done.run(), null, List.of(out)));
        }
        tenant.stores().users().touch(List.of(Touch.signIn(done.user(), tenant.now())));
        return Optional.of(
                new ProvisioningOutcome(done.kind(), now.get(0), done.run(), stamp(done.user()), done.issues()));
    }

    private @Nullable SessionStamp stamp(UserId user) {
        return tenant.signIn()
                .flatMap(kept -> tenant.stores().require(CredentialStore.class).find(user))
                .map(credentials -> new SessionStamp(user, credentials.generation()))
                .orElse(null);
    }

    private static Optional<ProvisioningOutcome> refused(Issue issue) {
        return refused(List.of(issue));
    }

    private static Optional<ProvisioningOutcome> refused(List<Issue> issues) {
        return Optional.of(new ProvisioningOutcome(Kind.REFUSED, null, null, null, issues));
    }
}
