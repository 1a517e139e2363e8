package dev.roster.decide;

import dev.roster.access.Action;
import dev.roster.access.BothSteps;
import dev.roster.access.Decision;
import dev.roster.life.Effects;
import dev.roster.life.LifeTable;
import dev.roster.life.PendingAcceptance;
import dev.roster.life.Transition;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.profile.AccountPolicy;
import dev.roster.table.RowLocation;
import dev.roster.validation.RuleViolation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one decision about one user: what is stored and what is wanted become what will be, with the changes of fields, what
 * is wrong with them, and whether the actor may. Rows of files, users absent from a file, undo and single calls all end
 * here. Pure; for one thread.
 */
final class ChangeDecision {

    /**
     * What came of a decision.
     *
     * @param change what the plan does
     * @param before the user as it was, or null
     * @param after the user as it will be; the same as before when nothing is written, null when deleted
     */
    record Decided(
            PlannedChange change,
            @Nullable User before,
            @Nullable User after) {}

    /**
     * Where a decision stands, for its messages.
     *
     * @param row the row, or null for none
     * @param location the place of the row, or the file as a whole
     * @param columns how the source calls the column of a field
     */
    record Place(@Nullable Long row, RowLocation location, Function<Field<?>, String> columns) {

        RowLocation of(Field<?> field) {
            return location.column(columns.apply(field));
        }
    }

    /**
     * What is wanted of a user.
     *
     * @param before the user as stored, and as the changes before this one left it; null for one who is not there
     * @param start the user to change: the stored one, or a new one with nothing but id and version
     * @param changes the fields that shall change
     * @param arrival how a user comes who is not there yet, or waits
     * @param step what it is in the life of the account
     * @param kept fields of which it is said that they shall be as they are stored, whatever follows from the step
     */
    record Wish(
            @Nullable User before,
            UserBuilder start,
            List<FieldChange<?>> changes,
            Effects.Arrival arrival,
            Transition step,
            Set<Field<?>> kept) {

        static Wish change(User before, List<FieldChange<?>> changes) {
            UserStatus now = before.access().status();
            return step(before, changes, Transition.wanted(now, statusAfter(changes, now)));
        }

        static Wish step(User before, List<FieldChange<?>> changes, Transition step) {
            return new Wish(before, before.toBuilder(), changes, Effects.Arrival.QUIET, step, Set.of());
        }

        static Wish invite(User before, List<FieldChange<?>> changes) {
            Transition step = before.access().status() == UserStatus.INVITED ? Transition.RESEND : Transition.INVITE;
            return new Wish(before, before.toBuilder(), changes, Effects.Arrival.INVITED, step, Set.of());
        }

        static Wish create(UserBuilder start, List<FieldChange<?>> changes, Effects.Arrival arrival) {
            return new Wish(null, start, changes, arrival, Transition.ARRIVE, Set.of());
        }

        Wish keeping(Set<Field<?>> fields) {
            return new Wish(before, start, changes, arrival, step, fields);
        }

        private static UserStatus statusAfter(List<FieldChange<?>> changes, UserStatus otherwise) {
            for (FieldChange<?> change : changes) {
                if (change.field().equals(Field.STATUS) && change.after() instanceof UserStatus status) {
                    return status;
                }
            }
            return otherwise;
        }
    }

    private final DecisionTerms terms;
    private final NewEntries entries;
    private final LifeTable life;
    private final boolean takesBack;
    private final Instant today;

    private ChangeDecision(DecisionTerms terms, NewEntries entries, boolean takesBack) {
        this.terms = terms;
        this.entries = entries;
        this.life = terms.life();
        this.takesBack = takesBack;
        this.today = terms.today().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Decides what is wanted anew, by the states of accounts. */
    static ChangeDecision forward(DecisionTerms terms, NewEntries entries) {
        return new ChangeDecision(terms, entries, false);
    }

    /** Decides about what was there before: nothing follows from it, and whatever state an account had, it may have again. */
    static ChangeDecision backward(DecisionTerms terms, NewEntries entries) {
        return new ChangeDecision(terms, entries, true);
    }

    /**
     * Decides about a new or changed user.
     *
     * @param place where it stands
     * @param wish what is wanted
     * @param issues what was found wrong so far; what is found now is added
     * @return the change, or the rejection when there is an error
     */
    Decided decide(Place place, Wish wish, List<Issue> issues) {
        List<FieldChange<?>> changes = withConsequences(wish, waiting(place, wish, issues));
        changes.forEach(change -> change.applyTo(wish.start()));
        List<String> violations = wish.start().violations();
        if (!violations.isEmpty()) {
            violations.forEach(missing -> issues.add(Issue.of(IssueCode.USER_INCOMPLETE, place.location(), missing)));
            return rejected(place, wish.before(), issues);
        }
        User before = wish.before();
        User after = wish.start().build();
        Action action = actionOf(wish, after);
        authorize(place, action, before, after, issues);
        if (!hasErrors(issues)) {
            issues.addAll(terms.owners().refusals(before, changes, place::of));
        }
        if (!hasErrors(issues) && !takesBack) {
            checkLife(place, wish, changes, after, issues);
        }
        flagLookAlikes(place, changes, issues);
        if (!hasErrors(issues)) {
            checkRules(place, action, after, issues);
        }
        if (hasErrors(issues)) {
            return rejected(place, before, issues);
        }
        Effects.Arrival arrival = takesBack ? Effects.Arrival.RETURNING : wish.arrival();
        List<Effect> effects = Effects.of(before, after, arrival);
        PlannedUser user = PlannedUser.of(before == null ? after : before);
        return new Decided(
                new PlannedChange(
                        place.row(),
                        Transition.kindOf(
                                before == null ? null : before.access().status(),
                                after.access().status()),
                        user,
                        expected(before, after),
                        changes,
                        issues,
                        effects,
                        PlannedChange.Order.FREE),
                before,
                takesBack ? after : owing(before, after));
    }

    /** What a user who is restored or invited again was before does not tell the states apart. */
    private static Action actionOf(Wish wish, User after) {
        return switch (wish.step()) {
            case RESTORE -> Action.RESTORE;
            case RESEND -> Action.RESEND;
            case ARRIVE, STAY, INVITE, ACCEPT, EXPIRE, SUSPEND, DEACTIVATE, REACTIVATE, SOFT_DELETE, LEAVE ->
                Action.of(wish.before(), after);
        };
    }

    /** When it is written is not known yet, but that an acceptance is owed then, later rows about the user should know. */
    private User owing(@Nullable User before, User after) {
        Instant owed = PendingAcceptance.since(before, after.access().status(), today);
        return Objects.equals(owed, after.lifecycle().waitingSince())
                ? after
                : after.with(user -> user.waitingSince(owed));
    }

    /**
     * Decides about removing a user.
     *
     * @param place where it stands
     * @param stored the user
     * @param issues what was found wrong so far; what is found now is added
     * @return the deletion, or the rejection when there is an error
     */
    Decided delete(Place place, User stored, List<Issue> issues) {
        return remove(ChangeKind.DELETE, place, stored, issues);
    }

    /**
     * Decides about erasing a user: like a deletion for good, but nothing brings them back, which is said first.
     *
     * @param place where it stands
     * @param stored the user
     * @param issues what was found wrong so far; what is found now is added
     * @return the erasure, or the rejection when there is an error
     */
    Decided erase(Place place, User stored, List<Issue> issues) {
        if (!hasErrors(issues)) {
            issues.add(0, Issue.of(IssueCode.ERASE_FINAL, place.location()));
        }
        return remove(ChangeKind.ERASE, place, stored, issues);
    }

    private Decided remove(ChangeKind kind, Place place, User stored, List<Issue> issues) {
        authorize(place, Action.DELETE, stored, null, issues);
        if (!hasErrors(issues)) {
            terms.owners().refusalToDelete(stored, place.of(Field.STATUS)).ifPresent(issues::add);
        }
        if (!hasErrors(issues) && !takesBack) {
            refuse(place, stored, Transition.LEAVE, issues);
        }
        if (hasErrors(issues)) {
            return rejected(place, stored, issues);
        }
        var change = new PlannedChange(
                place.row(),
                kind,
                PlannedUser.of(stored),
                ExpectedState.storedAt(stored.version()),
                List.of(),
                issues,
                Effects.of(stored, null, Effects.Arrival.QUIET),
                PlannedChange.Order.FREE);
        return new Decided(change, stored, null);
    }

    /** Nothing is written; a user who is not there is not named, since nobody knows which one is meant. */
    static Decided idle(Place place, ChangeKind kind, @Nullable User stored, List<Issue> issues) {
        PlannedUser user = stored == null ? null : PlannedUser.of(stored);
        return new Decided(PlannedChange.idle(place.row(), kind, user, issues), stored, stored);
    }

    static Decided rejected(Place place, @Nullable User stored, List<Issue> issues) {
        return idle(place, ChangeKind.REJECTED, stored, issues);
    }

    static boolean hasErrors(List<Issue> issues) {
        for (Issue issue : issues) {
            if (issue.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    private void authorize(
            Place place, Action action, @Nullable User before, @Nullable User after, List<Issue> issues) {
        Decision decision = entries.authorizer().decide(terms.actor(), action, before, after);
        if (decision.isAllowed() && !takesBack) {
            decision = new BothSteps(entries.authorizer(), terms.accounts()).decide(terms.actor(), before, after);
        }
        if (!decision.isAllowed()) {
            issues.add(decision.issue(place.location()));
        }
    }

    /** Where the invited alone accept, whoever owes an acceptance comes back to wait for it. */
    private List<FieldChange<?>> waiting(Place place, Wish wish, List<Issue> issues) {
        User before = wish.before();
        if (before == null || takesBack || terms.acceptsForOthers()) {
            return wish.changes();
        }
        List<FieldChange<?>> changes = PendingAcceptance.waiting(before, wish.changes());
        if (!changes.equals(wish.changes())) {
            issues.add(Issue.of(IssueCode.ACCEPTANCE_OWED, place.location()));
        }
        return changes;
    }

    private List<FieldChange<?>> withConsequences(Wish wish, List<FieldChange<?>> changes) {
        User before = wish.before();
        return before == null || takesBack
                ? changes
                : new StepConsequences(terms.groupsAtRest(), terms.owners().keeps(before, Field.GROUPS))
                        .of(before, changes, wish.kept());
    }

    private void checkLife(Place place, Wish wish, List<FieldChange<?>> changes, User after, List<Issue> issues) {
        if (wish.before() != null && !terms.changesDeleted()) {
            refuse(place, wish.before(), wish.step(), issues);
        }
        if (wish.step() == Transition.ACCEPT && !terms.acceptsForOthers()) {
            issues.add(Issue.of(IssueCode.USER_INVITED, place.location()));
        }
        boolean isAbout = changes.stream()
                .anyMatch(change ->
                        change.field().equals(Field.STATUS) || change.field().equals(Field.STATUS_REASON));
        boolean lacksReason = after.access().status() == UserStatus.SUSPENDED
                && after.access().statusReason() == null;
        if (isAbout && lacksReason && terms.accounts().suspension() == AccountPolicy.SuspensionReason.REQUIRED) {
            issues.add(Issue.ofCell(IssueCode.REASON_MISSING, place.of(Field.STATUS_REASON), Field.STATUS_REASON, ""));
        }
    }

    private void refuse(Place place, User before, Transition step, List<Issue> issues) {
        life.refusal(before.access().status(), step)
                .map(why -> Issue.of(why, place.location()))
                .ifPresent(issues::add);
    }

    private static void flagLookAlikes(Place place, List<FieldChange<?>> changes, List<Issue> issues) {
        for (FieldChange<?> change : changes) {
            String key = change.field().isUnique() ? change.afterText() : null;
            if (key != null && LookAlikes.isSuspicious(key)) {
                issues.add(Issue.ofCell(IssueCode.LOOKALIKE, place.of(change.field()), change.field(), key));
            }
        }
    }

    /** Only what is allowed is checked: rules tell what a user is like. Nobody is kept from losing access by a rule. */
    private void checkRules(Place place, Action action, User after, List<Issue> issues) {
        boolean isTakenAway =
                action.equals(Action.SUSPEND) || action.equals(Action.DEACTIVATE) || action.equals(Action.SOFT_DELETE);
        if (!isTakenAway) {
            terms.rules().check(after).forEach(violation -> issues.add(violated(place, violation, after)));
        }
    }

    private Issue violated(Place place, RuleViolation violation, User after) {
        String key = violation.field();
        Field<?> field = key == null ? null : terms.fields().find(key).orElse(null);
        return field == null
                ? Issue.of(IssueCode.RULE_VIOLATED, place.location(), "", violation.message())
                : Issue.ofCell(
                        IssueCode.RULE_VIOLATED, place.of(field), field, text(field, after), violation.message());
    }

    private static <T> String text(Field<T> field, User user) {
        return field.of(user).map(field::format).orElse("");
    }

    private static ExpectedState expected(@Nullable User before, User after) {
        return before == null ? ExpectedState.absentThen(after.version()) : ExpectedState.storedAt(before.version());
    }
}
