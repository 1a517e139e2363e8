package dev.roster.laws;

import dev.roster.Session;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.life.Transition;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.spi.PlanId;
import dev.roster.testing.Rows;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways on which something happens to an account. */
enum LifeRoad {
    /** A call about the user. */
    CALL,
    /** A plan for users who were picked. */
    SELECTION,
    /** The row of a file. */
    FILE;

    /** What happens to accounts on all roads. */
    static final List<Transition> EVENTS = List.of(
            Transition.SUSPEND,
            Transition.DEACTIVATE,
            Transition.REACTIVATE,
            Transition.SOFT_DELETE,
            Transition.RESTORE,
            Transition.LEAVE);

    /** The run in which it happened, or empty when nothing did. */
    Optional<PlanId> take(Session session, User user, Transition event, @Nullable String reason) {
        return switch (this) {
            case CALL -> call(session.users(), user, event, reason).run();
            case SELECTION -> apply(session.plan(Selection.of(List.of(user.id())), change(event, reason)), session);
            case FILE -> byFile(session, user, event, reason);
        };
    }

    static UserOutcome call(Users users, User user, Transition event, @Nullable String reason) {
        return switch (event) {
            case SUSPEND -> users.suspend(user.id(), user.version(), reason);
            case DEACTIVATE -> users.deactivate(user.id(), user.version(), reason);
            case REACTIVATE -> users.reactivate(user.id(), user.version());
            case SOFT_DELETE -> users.delete(user.id(), user.version());
            case RESTORE -> users.restore(user.id(), user.version());
            case LEAVE -> users.deleteForGood(user.id(), user.version());
            case ARRIVE, STAY, INVITE, RESEND, ACCEPT, EXPIRE -> throw new IllegalArgumentException("no call");
        };
    }

    private static SelectionChange change(Transition event, @Nullable String reason) {
        return switch (event) {
            case SUSPEND -> SelectionChange.suspend(reason);
            case DEACTIVATE -> SelectionChange.deactivate(reason);
            case REACTIVATE -> SelectionChange.reactivate();
            case SOFT_DELETE -> SelectionChange.softDelete();
            case RESTORE -> SelectionChange.restore();
            case LEAVE -> SelectionChange.deleteForGood();
            case ARRIVE, STAY, INVITE, RESEND, ACCEPT, EXPIRE -> throw new IllegalArgumentException("no change");
        };
    }

    private static Optional<PlanId> byFile(Session session, User user, Transition event, @Nullable String reason) {
        String id = user.id().value();
        if (event == Transition.LEAVE) {
            return apply(session.plan(Rows.rows("id", id), Profiles.deleteUsers()), session);
        }
        if (event == Transition.RESTORE) {
            return SELECTION.take(session, user, event, reason);
        }
        UserStatus wanted = switch (event) {
            case SUSPEND -> UserStatus.SUSPENDED;
            case DEACTIVATE -> UserStatus.INACTIVE;
            case SOFT_DELETE -> UserStatus.DELETED;
            default -> UserStatus.ACTIVE;
        };
        boolean accepts = event == Transition.REACTIVATE && user.access().status() == UserStatus.INVITED;
        if (accepts) {
            return Optional.empty();
        }
        String row = id + "," + wanted.word() + (reason == null ? "," : "," + reason);
        return apply(
                session.plan(
                        Rows.rows("id,status,statusReason", row),
                        Profiles.users().with(profile -> profile.map("statusReason", Field.STATUS_REASON))),
                session);
    }

    /** Applies what may be applied, if it writes anything, and closes the plan. */
    static Optional<PlanId> apply(ImportPlan planned, Session session) {
        try (ImportPlan plan = planned) {
            if (plan.summary().writes() == 0 || plan.isBlocked()) {
                return Optional.empty();
            }
            ApplyReport report = session.apply(plan, Scenario.ACKNOWLEDGED);
            return report.applied() == 0 ? Optional.empty() : Optional.of(report.run());
        }
    }
}
