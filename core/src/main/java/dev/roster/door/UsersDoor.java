package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.UserImpact;
import dev.roster.account.Notes;
import dev.roster.account.OverdueErasure;
import dev.roster.account.UserDetail;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserHistory;
import dev.roster.account.UserOutcome;
import dev.roster.account.UserReview;
import dev.roster.account.Users;
import dev.roster.apply.SingleRun;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.model.Place;
import dev.roster.model.RoleKey;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Progress;
import dev.roster.plan.Proof;
import dev.roster.preview.SinglePlanning;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.Instruction;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Profile;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.Profiles;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.StoreException;
import dev.roster.spi.UnitOutcome;
import dev.roster.table.RowLocation;
import dev.roster.table.TableWriter;
import dev.roster.tenant.Party;
import dev.roster.tenant.Present;
import dev.roster.tenant.TenantState;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One user at a time: a form becomes a row, the row a change, the change one unit. Safe for use by many threads. */
public final class UsersDoor implements Users {

    private static final String SOURCE = "form";
    /** How often a call is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    /** What decides about somebody's rights and reach. */
    private static final Set<Field<?>> OF_RIGHTS =
            Set.of(Field.ROLES, Field.GRANTS, Field.STATUS, Field.GROUPS, Field.ORGANIZATION);

    private static final Profile CREATE = profile(Profile.Operation.CREATE);
    private static final Profile INVITE = CREATE.with(profile -> profile.invitation(Profile.Invitation.NEW_USERS));
    private static final Profile UPDATE = profile(Profile.Operation.UPDATE);
    private static final Profile UPDATE_BUT_EMAIL =
            UPDATE.with(profile -> profile.onConflict(Field.PRIMARY_EMAIL, ConflictPolicy.REJECT));
    private static final Profile GRANT =
            UPDATE.with(profile -> profile.onConflict(Field.GRANTS, ConflictPolicy.APPEND));
    private static final Profile WITHDRAW =
            UPDATE.with(profile -> profile.onConflict(Field.GRANTS, ConflictPolicy.REMOVE));
    private static final Profile SUSPEND = to(UserStatus.SUSPENDED);
    private static final Profile DEACTIVATE = to(UserStatus.INACTIVE);
    private static final Profile REACTIVATE = to(UserStatus.ACTIVE);
    private static final Profile SOFT_DELETE = to(UserStatus.DELETED);
    private static final Profile DELETE = profile(Profile.Operation.DELETE);
    private static final Profile ERASE = profile(Profile.Operation.ERASE);
    private static final Profile RESTORE = profile(Profile.Operation.RESTORE);
    private static final Profile SEND_INVITATION = profile(Profile.Operation.INVITE);

    private final TenantState tenant;
    private final Actor actor;

    /**
     * Opens the door.
     *
     * @param tenant whose users
     * @param actor who acts
     */
    public UsersDoor(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.actor = actor;
    }

    @Override
    public Optional<User> find(String text) {
        return find(text, user -> !isDeleted(user));
    }

    @Override
    public Optional<User> findDeleted(String text) {
        return find(text, UsersDoor::isDeleted);
    }

    private static boolean isDeleted(User user) {
        return user.access().status() == UserStatus.DELETED;
    }

    private Optional<User> find(String text, Predicate<User> wanted) {
        List<CorrelationKey> keys = new ArrayList<>();
        addKey(keys, Field.ID, UserId.parse(text));
        addKey(keys, Field.USER_NAME, UserName.parse(text));
        addKey(keys, Field.PRIMARY_EMAIL, EmailAddress.parse(text));
        addKey(keys, Field.EMPLOYEE_ID, EmployeeId.parse(text));
        List<List<User>> found = tenant.stores().users().correlate(keys);
        Present present = tenant.present();
        Actor now = tenant.refreshed(actor, present);
        List<User> visible = found.stream()
                .flatMap(List::stream)
                .distinct()
                .filter(wanted)
                .flatMap(user -> shown(user, now, present).stream())
                .toList();
        return visible.size() == 1 ? Optional.of(visible.get(0)) : Optional.empty();
    }

    @Override
    public Optional<UserDetail> detailOf(UserId id) {
        return UserDetails.of(tenant, actor, id);
    }

    @Override
    public Optional<UserHistory> historyOf(UserId id, @Nullable String cursor) {
        return UserDetails.historyOf(tenant, actor, id, cursor);
    }

    @Override
    public UserOutcome create(Consumer<UserForm> form) {
        UserForm filledIn = new UserForm();
        form.accept(filledIn);
        return call(filledIn, filledIn.isInvited() ? INVITE : CREATE, null);
    }

    @Override
    public UserOutcome update(UserId id, long expectedVersion, Consumer<UserForm> form) {
        UserForm filledIn = UserForm.about(id);
        form.accept(filledIn);
        Profile profile = switch (tenant.accounts().emails()) {
            case ALLOWED -> UPDATE;
            case REFUSED -> UPDATE_BUT_EMAIL;
        };
        return call(filledIn, profile.with(told -> tell(told, filledIn)), new Seen(id, expectedVersion));
    }

    private static void tell(ProfileBuilder profile, UserForm form) {
        if (form.isNotified()) {
            profile.instruct(Instruction.notice());
        }
    }

    @Override
    public Optional<UserImpact> impactOf(UserId id, Consumer<UserForm> form) {
        UserForm filledIn = UserForm.about(id);
        form.accept(filledIn);
        Present present = tenant.present();
        Party party = tenant.party(actor, present, Set.of(id));
        SinglePlanning.Planned planned = new SinglePlanning(tenant, party, present)
                .plan(UserForms.of(SOURCE, List.of(filledIn)), UPDATE, tenant.newId());
        List<Issue> errors = planned.change().issues().stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .toList();
        return planned.find(id)
                .map(before ->
                        new UserImpacts(tenant, present, party.actor()).of(before, wanted(before, filledIn), errors));
    }

    /** The user as the form has them, be it allowed or not: what is refused has an impact, too. */
    private static User wanted(User before, UserForm form) {
        return before.with(user -> form.texts().forEach((field, text) -> {
            if (OF_RIGHTS.contains(field)) {
                put(user, field, text);
            }
        }));
    }

    private static <T> void put(UserBuilder user, Field<T> field, @Nullable String text) {
        Parsed<T> value = text == null ? null : field.parse(text);
        if (value == null || value.isValid()) {
            field.set(user, value == null ? null : value.value());
        }
    }

    @Override
    public UserOutcome grant(UserId id, long expectedVersion, Grant grant) {
        Grant given = actor.id().map(grant::by).orElse(grant);
        UserForm form = UserForm.about(id).set(Field.GRANTS, Set.of(given));
        return call(form, GRANT, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome withdraw(UserId id, long expectedVersion, RoleKey role, Place place) {
        UserForm form = UserForm.about(id).set(Field.GRANTS, Set.of(Grant.of(role, place)));
        return call(form, WITHDRAW, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome invite(UserId id, long expectedVersion) {
        return call(UserForm.about(id), SEND_INVITATION, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome suspend(UserId id, long expectedVersion, @Nullable String reason) {
        return call(because(id, reason), SUSPEND, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome deactivate(UserId id, long expectedVersion, @Nullable String reason) {
        return call(because(id, reason), DEACTIVATE, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome reactivate(UserId id, long expectedVersion) {
        return call(UserForm.about(id), REACTIVATE, new Seen(id, expectedVersion));
    }

    private static UserForm because(UserId id, @Nullable String reason) {
        UserForm form = UserForm.about(id);
        return reason == null ? form : form.set(Field.STATUS_REASON, reason);
    }

    @Override
    public UserOutcome instruct(UserId id, long expectedVersion, Instruction instruction) {
        Profile profile = UPDATE.with(told -> told.instruct(instruction));
        return call(UserForm.about(id), profile, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome offboard(UserId id, long expectedVersion, Offboarding offboarding) {
        return call(because(id, offboarding.reason()), offboarding.of(UPDATE), new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome delete(UserId id, long expectedVersion) {
        return call(UserForm.about(id), SOFT_DELETE, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome restore(UserId id, long expectedVersion) {
        return call(UserForm.about(id), RESTORE, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome deleteForGood(UserId id, long expectedVersion) {
        return removed(DELETE, new Seen(id, expectedVersion), null);
    }

    @Override
    public UserOutcome deleteForGood(UserId id, long expectedVersion, Proof proof) {
        return removed(DELETE, new Seen(id, expectedVersion), Objects.requireNonNull(proof, "proof"));
    }

    @Override
    public UserOutcome erase(UserId id, long expectedVersion) {
        return removed(ERASE, new Seen(id, expectedVersion), null);
    }

    @Override
    public UserOutcome erase(UserId id, long expectedVersion, Proof proof) {
        return removed(ERASE, new Seen(id, expectedVersion), Objects.requireNonNull(proof, "proof"));
    }

    @Override
    public OverdueErasure eraseOverdue(Progress progress) {
        return new OverdueUsers(tenant, actor.inPerson(), user -> call(UserForm.about(user.id()), ERASE, Seen.of(user)))
                .erase(progress);
    }

    @Override
    public boolean exportOf(UserId id, OutputStream zip, Function<Appendable, TableWriter> csv) {
        return new PersonExport(tenant, actor, csv).write(id, zip);
    }

    @Override
    public Optional<UserReview> reviewOf(UserId id) {
        return UserReviews.of(tenant, actor, id);
    }

    @Override
    public Notes notes(UserId id) {
        return new NotesDoor(tenant, actor, id);
    }

    /** Whom nobody stores any more, no row finds. */
    private UserOutcome removed(Profile profile, Seen seen, @Nullable Proof proof) {
        boolean isOfTraces = profile.operation() == Profile.Operation.ERASE && seen.version() == 0;
        return tenant.unconfirmed(actor, proof)
                .map(why -> new UserOutcome(
                        UserOutcome.Kind.REJECTED, null, null, List.of(Issue.of(why, RowLocation.ofRow(SOURCE, 1)))))
                .orElseGet(() -> isOfTraces
                        ? new TraceErasure(tenant, actor).erase(seen.id())
                        : call(UserForm.about(seen.id()), profile, seen));
    }

    /** The user as somebody saw it. */
    private record Seen(UserId id, long version) {

        static Seen of(User user) {
            return new Seen(user.id(), user.version());
        }
    }

    /**
     * Decides by what is known and writes; the commit itself finds out whether somebody else changed the actor or the
     * catalogs meanwhile, and then it is decided again. Nobody is refused by what is no longer so.
     *
     * @throws StoreException if they change faster than it decides
     */
    private UserOutcome call(UserForm form, Profile profile, @Nullable Seen seen) {
        Present present = tenant.lastKnown();
        if (!defines(present, form)) {
            present = tenant.present();
        }
        for (int attempt = 1; attempt <= MAX_DECISIONS; attempt++) {
            Optional<UserOutcome> outcome = callOnce(form, profile, seen, present);
            if (outcome.isPresent() && (outcome.get().kind() == UserOutcome.Kind.APPLIED || tenant.isNewest(present))) {
                return outcome.get();
            }
            present = tenant.present();
        }
        throw new StoreException("roles, groups or the rights of " + actor.label()
                + " keep changing, so nothing was written; try again when they do not");
    }

    private static boolean defines(Present present, UserForm form) {
        return form.texts().keySet().stream()
                .allMatch(field -> present.fields().find(field.key()).isPresent());
    }

    private Optional<UserOutcome> callOnce(UserForm form, Profile profile, @Nullable Seen seen, Present present) {
        UUID seed = tenant.newId();
        Party party = tenant.party(actor, present, seen == null ? Set.of() : Set.of(seen.id()));
        var planning = new SinglePlanning(tenant, party, present);
        SinglePlanning.Planned planned = planning.plan(UserForms.of(SOURCE, List.of(form)), profile, seed);
        PlannedChange change = planned.change();
        User stored = seen == null ? null : planned.find(seen.id()).orElse(null);
        if (seen != null && stored != null && stored.version() != seen.version()) {
            Issue stale = Issue.of(IssueCode.STALE, change.at(SOURCE));
            return Optional.of(outcome(UserOutcome.Kind.STALE, stored, List.of(stale), planned));
        }
        return switch (change.kind()) {
            case CREATE, UPDATE, DEACTIVATE, REACTIVATE, DELETE, ERASE -> write(planned, stored, seed);
            case UNCHANGED -> Optional.of(outcome(UserOutcome.Kind.UNCHANGED, stored, change.issues(), planned));
            case SKIPPED, REJECTED -> Optional.of(outcome(UserOutcome.Kind.REJECTED, stored, change.issues(), planned));
        };
    }

    /** Empty when what it was decided by has changed meanwhile; nothing is written then. */
    private Optional<UserOutcome> write(SinglePlanning.Planned planned, @Nullable User stored, UUID seed) {
        SingleRun run = new SingleRun(tenant, seed);
        SingleRun.Result result = run.apply(new SingleRun.Decided(
                planned.basis(),
                planned.changes(),
                stored == null ? List.of() : List.of(stored),
                null,
                planned.actor(),
                planned.present(),
                null,
                Purpose.INVITATION));
        if (result.outcome() == UnitOutcome.Kind.OUTDATED) {
            return Optional.empty();
        }
        List<Issue> issues = new ArrayList<>(planned.change().issues());
        issues.addAll(result.issues());
        UserOutcome.Kind kind = kindOf(result.outcome());
        boolean isApplied = kind == UserOutcome.Kind.APPLIED;
        User now = isApplied ? result.after().stream().findFirst().orElse(null) : stored;
        User visible = now == null
                ? null
                : shown(now, planned.actor(), planned.present()).orElse(null);
        return Optional.of(new UserOutcome(kind, visible, isApplied ? run.id() : null, issues));
    }

    private static UserOutcome.Kind kindOf(UnitOutcome.Kind outcome) {
        return switch (outcome) {
            case WRITTEN, REPEATED -> UserOutcome.Kind.APPLIED;
            case STALE -> UserOutcome.Kind.STALE;
            case DUPLICATE, LAST_OWNER, IN_USE, OUTDATED, REFUSED -> UserOutcome.Kind.REJECTED;
        };
    }

    private static UserOutcome outcome(
            UserOutcome.Kind kind, @Nullable User stored, List<Issue> issues, SinglePlanning.Planned planned) {
        User visible = stored == null
                ? null
                : shown(stored, planned.actor(), planned.present()).orElse(null);
        return new UserOutcome(kind, visible, null, issues);
    }

    /** A user as the actor may see them; empty for one whom the actor may not. */
    private static Optional<User> shown(User user, Actor reader, Present present) {
        Authorizer authorizer = present.authorizer();
        return authorizer.mayRead(reader, user) ? Optional.of(authorizer.visible(reader, user)) : Optional.empty();
    }

    private static Profile to(UserStatus status) {
        return UPDATE.with(profile -> profile.forced(status));
    }

    private static Profile profile(Profile.Operation operation) {
        return Profiles.users().with(profile -> {
            profile.name(SOURCE).operation(operation);
            if (operation != Profile.Operation.CREATE) {
                profile.matchBy(Field.ID);
            }
        });
    }

    private static <T> void addKey(List<CorrelationKey> keys, Field<T> field, Parsed<T> value) {
        if (value.isValid()) {
            keys.add(CorrelationKey.of(field, value.value()));
        }
    }
}
