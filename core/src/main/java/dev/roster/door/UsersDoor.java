package dev.roster.door;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.account.UserForm;
import dev.roster.account.UserForms;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.apply.SingleRun;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.plan.PlannedChange;
import dev.roster.preview.SinglePlanning;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One user at a time: a form becomes a row, the row a change, the change one unit. Safe for use by many threads. */
public final class UsersDoor implements Users {

    private static final String SOURCE = "form";
    private static final Profile CREATE = profile(Profile.Operation.CREATE);
    private static final Profile INVITE =
            CREATE.with(profile -> profile.invitation(Profile.Invitation.NEW_USERS));
    private static final Profile UPDATE = profile(Profile.Operation.UPDATE);
    private static final Profile DELETE = profile(Profile.Operation.DELETE);

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
        List<CorrelationKey> keys = new ArrayList<>();
        addKey(keys, Field.ID, UserId.parse(text));
        addKey(keys, Field.USER_NAME, UserName.parse(text));
        addKey(keys, Field.PRIMARY_EMAIL, EmailAddress.parse(text));
        addKey(keys, Field.EMPLOYEE_ID, EmployeeId.parse(text));
        List<User> found = tenant.stores().users().correlate(keys).stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        return found.size() == 1 ? shown(found.get(0)) : Optional.empty();
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
        return call(filledIn, UPDATE, new Seen(id, expectedVersion));
    }

    @Override
    public UserOutcome delete(UserId id, long expectedVersion) {
        return call(UserForm.about(id), DELETE, new Seen(id, expectedVersion));
    }

    /** The user as somebody saw it. */
    private record Seen(UserId id, long version) {}

    private UserOutcome call(UserForm form, Profile profile, @Nullable Seen seen) {
        SingleRun run = new SingleRun(tenant, actor);
        var planning = new SinglePlanning(tenant, tenant.refreshed(actor));
        SinglePlanning.Planned planned = planning.plan(UserForms.of(SOURCE, List.of(form)), profile, run.seed());
        User stored = seen == null ? null : planned.find(seen.id()).orElse(null);
        if (seen != null && stored != null && stored.version() != seen.version()) {
            return outcome(UserOutcome.Kind.STALE, stored, List.of(staleness(planned.change())));
        }
        PlannedChange change = planned.change();
        return switch (change.kind()) {
            case CREATE, UPDATE, DEACTIVATE, REACTIVATE, DELETE -> written(run.apply(planned.basis(), change), change);
            case UNCHANGED -> outcome(UserOutcome.Kind.UNCHANGED, stored, change.issues());
            case SKIPPED, REJECTED -> outcome(UserOutcome.Kind.REJECTED, stored, change.issues());
        };
    }

    private UserOutcome written(SingleRun.Result result, PlannedChange change) {
        List<Issue> issues = new ArrayList<>(change.issues());
        issues.addAll(result.issues());
        UserOutcome.Kind kind = kindOf(result.outcome());
        User after = result.after() == null ? null : shown(result.after()).orElse(null);
        return new UserOutcome(kind, after, kind == UserOutcome.Kind.APPLIED ? result.run() : null, issues);
    }

    private static UserOutcome.Kind kindOf(UnitOutcome.Kind outcome) {
        return switch (outcome) {
            case WRITTEN -> UserOutcome.Kind.APPLIED;
            case STALE -> UserOutcome.Kind.STALE;
            default -> UserOutcome.Kind.REJECTED;
        };
    }

    private UserOutcome outcome(UserOutcome.Kind kind, @Nullable User stored, List<Issue> issues) {
        User visible = stored == null ? null : shown(stored).orElse(null);
        return new UserOutcome(kind, visible, null, issues);
    }

    private static Issue staleness(PlannedChange change) {
        return Issue.of(IssueCode.STALE, change.issues().isEmpty() ? null : change.issues().get(0).location());
    }

    /** A user as the actor may see them; empty for one whom the actor may not. */
    private Optional<User> shown(User user) {
        Authorizer authorizer = tenant.authorizer();
        return authorizer.mayRead(actor, user) ? Optional.of(authorizer.visible(actor, user)) : Optional.empty();
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
