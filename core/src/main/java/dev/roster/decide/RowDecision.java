package dev.roster.decide;

import dev.roster.access.Action;
import dev.roster.access.Decision;
import dev.roster.life.Effects;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.Profile;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides one row against the user it leads to: kind, changes, issues and effects, by policy and authorization. */
final class RowDecision {

    /** A decided row, with the users before and after for what must be known of all rows. */
    record Decided(
            PlannedChange change,
            @Nullable User before,
            @Nullable User after) {}

    private final PlanningContext context;
    private final SheetLayout layout;
    private final CellPolicy cellPolicy;
    private final NewEntries entries;
    private final NewUserIds ids;

    RowDecision(
            PlanningContext context, SheetLayout layout, CellPolicy cellPolicy, NewEntries entries, NewUserIds ids) {
        this.context = context;
        this.layout = layout;
        this.cellPolicy = cellPolicy;
        this.entries = entries;
        this.ids = ids;
    }

    Decided decide(RowBatch.Cells cells, @Nullable User stored) {
        List<Issue> issues = new ArrayList<>(cells.issues);
        checkRequired(cells, issues);
        if (stored == null) {
            return decideMissing(cells, issues);
        }
        if (hasErrors(issues)) {
            collectCellIssues(cells, stored, issues);
            return rejected(cells, stored, issues);
        }
        if (cells.operation == Profile.Operation.DELETE) {
            return decideDelete(cells.row.number(), stored, at(cells), issues);
        }
        return switch (context.profile().policy().existing()) {
            case SKIP -> idle(cells, ChangeKind.SKIPPED, stored, issues);
            case REJECT -> {
                issues.add(Issue.of(IssueCode.USER_EXISTS, at(cells)));
                yield rejected(cells, stored, issues);
            }
            case UPDATE -> decideUpdate(cells, stored, issues);
        };
    }

    /** Decides for a user whom the file does not mention. */
    Decided decideAbsent(User user) {
        RowLocation file = new RowLocation(context.source(), null, 0, null);
        if (context.profile().policy().absent() == AbsentPolicy.DELETE) {
            return decideDelete(0, user, file, new ArrayList<>());
        }
        User after = user.with(copy -> copy.status(UserStatus.INACTIVE));
        return finish(0, file, user, after, changesBetween(user, after), new ArrayList<>(), false);
    }

    private Decided decideMissing(RowBatch.Cells cells, List<Issue> issues) {
        boolean mustExist = cells.operation != Profile.Operation.UPSERT;
        MissingPolicy missing =
                mustExist ? MissingPolicy.REJECT : context.profile().policy().missing();
        if (missing == MissingPolicy.REJECT && !hasErrors(issues)) {
            issues.add(Issue.of(IssueCode.USER_NOT_FOUND, at(cells), keysInWords(cells)));
        }
        if (hasErrors(issues)) {
            collectCellIssues(cells, null, issues);
            return rejected(cells, null, issues);
        }
        return missing == MissingPolicy.SKIP
                ? idle(cells, ChangeKind.SKIPPED, null, issues)
                : decideCreate(cells, issues);
    }

    /** Tells everything that is wrong with a rejected row at once. */
    private void collectCellIssues(RowBatch.Cells cells, @Nullable User stored, List<Issue> issues) {
        boolean isWrite = cells.operation != Profile.Operation.DELETE
                && issues.stream().noneMatch(issue -> issue.code() == IssueCode.USER_NOT_FOUND);
        if (isWrite) {
            for (SheetLayout.Use<?> use : layout.writable) {
                cellPolicy.change(use, cells, stored, issues);
            }
        }
    }

    private Decided decideUpdate(RowBatch.Cells cells, User stored, List<Issue> issues) {
        List<FieldChange<?>> changes = null;
        for (SheetLayout.Use<?> use : layout.writable) {
            FieldChange<?> change = cellPolicy.change(use, cells, stored, issues);
            if (change != null) {
                changes = changes == null ? new ArrayList<>() : changes;
                changes.add(change);
            }
        }
        UserStatus forced = context.profile().forced();
        if (forced != null) {
            changes = withStatus(forced, stored, changes);
        }
        if (hasErrors(issues)) {
            return rejected(cells, stored, issues);
        }
        if (changes == null || changes.isEmpty()) {
            return idle(cells, ChangeKind.UNCHANGED, stored, issues);
        }
        UserBuilder after = stored.toBuilder();
        changes.forEach(change -> change.applyTo(after));
        if (!after.violations().isEmpty()) {
            return rejected(cells, stored, withViolations(cells, after, issues));
        }
        return finish(cells.row.number(), at(cells), stored, after.build(), changes, issues, false);
    }

    /** The status that every row gives its user counts, whatever its cells say. */
    private static List<FieldChange<?>> withStatus(
            UserStatus forced, User stored, @Nullable List<FieldChange<?>> changes) {
        List<FieldChange<?>> all = changes == null ? new ArrayList<>() : changes;
        all.removeIf(change -> change.field().equals(Field.STATUS));
        UserStatus status = stored.access().status();
        if (status != forced) {
            all.add(new FieldChange<>(Field.STATUS, status, forced, null));
        }
        return all;
    }

    private Decided decideCreate(RowBatch.Cells cells, List<Issue> issues) {
        List<FieldChange<?>> changes = new ArrayList<>();
        for (SheetLayout.Use<?> use : layout.writable) {
            FieldChange<?> change = cellPolicy.change(use, cells, null, issues);
            if (change != null) {
                changes.add(change);
            }
        }
        addDefaults(cells, changes);
        if (hasErrors(issues)) {
            return rejected(cells, null, issues);
        }
        UserBuilder after = User.builder(ids.ofOrdinal(cells.ordinal)).version(1);
        changes.forEach(change -> change.applyTo(after));
        if (!after.violations().isEmpty()) {
            return rejected(cells, null, withViolations(cells, after, issues));
        }
        return finish(cells.row.number(), at(cells), null, after.build(), changes, issues, cells.isInvited);
    }

    private void addDefaults(RowBatch.Cells cells, List<FieldChange<?>> changes) {
        UserStatus forced = context.profile().forced();
        boolean waits = context.profile().invitation() == Profile.Invitation.NEW_USERS && cells.isInvited;
        UserStatus status = forced != null ? forced : waits ? UserStatus.INVITED : UserStatus.ACTIVE;
        changes.removeIf(change -> forced != null && change.field().equals(Field.STATUS));
        if (changes.stream().noneMatch(change -> change.field().equals(Field.STATUS))) {
            changes.add(new FieldChange<>(Field.STATUS, null, status, null));
        }
        RoleKey role = context.profile().defaultRole();
        if (role != null && changes.stream().noneMatch(change -> change.field().equals(Field.ROLES))) {
            changes.add(new FieldChange<>(Field.ROLES, null, Set.of(role), null));
        }
    }

    private Decided decideDelete(long row, User stored, RowLocation place, List<Issue> issues) {
        Decision decision = entries.authorizer().decide(context.actor(), Action.DELETE, stored, null);
        if (!decision.isAllowed()) {
            issues.add(Issue.of(IssueCode.NOT_AUTHORIZED, place, decision.reason()));
            return new Decided(
                    PlannedChange.idle(row, ChangeKind.REJECTED, PlannedUser.of(stored), issues), stored, stored);
        }
        var change = new PlannedChange(
                row,
                ChangeKind.DELETE,
                PlannedUser.of(stored),
                stored.version(),
                List.of(),
                issues,
                List.of(Effect.REMOVE_SIGN_IN),
                PlannedChange.Order.FREE);
        return new Decided(change, stored, null);
    }

    private Decided finish(
            long row,
            RowLocation place,
            @Nullable User before,
            User after,
            List<FieldChange<?>> changes,
            List<Issue> issues,
            boolean isInvited) {
        if (after.id().equals(after.employment().managerId())) {
            issues.add(Issue.of(IssueCode.MANAGER_SELF, place));
        }
        Action action = Action.of(before, after);
        Decision decision = entries.authorizer().decide(context.actor(), action, before, after);
        if (!decision.isAllowed()) {
            issues.add(Issue.of(IssueCode.NOT_AUTHORIZED, place, decision.reason()));
        }
        flagLookAlikes(changes, place, issues);
        PlannedUser user = PlannedUser.of(before == null ? after : before);
        if (hasErrors(issues)) {
            return new Decided(
                    PlannedChange.idle(row, ChangeKind.REJECTED, before == null ? null : user, issues), before, before);
        }
        var change = new PlannedChange(
                row,
                kindOf(action),
                user,
                before == null ? 0 : before.version(),
                changes,
                issues,
                Effects.of(before, after, isInvited),
                PlannedChange.Order.FREE);
        return new Decided(change, before, after);
    }

    private void flagLookAlikes(List<FieldChange<?>> changes, RowLocation place, List<Issue> issues) {
        for (FieldChange<?> change : changes) {
            String key = change.field().isUnique() ? change.afterText() : null;
            if (key != null && LookAlikes.isSuspicious(key)) {
                issues.add(Issue.ofCell(
                        IssueCode.LOOKALIKE, place.column(layout.columnOf(change.field())), change.field(), key));
            }
        }
    }

    static ChangeKind kindOf(Action action) {
        return switch (action) {
            case CREATE -> ChangeKind.CREATE;
            case UPDATE -> ChangeKind.UPDATE;
            case DEACTIVATE -> ChangeKind.DEACTIVATE;
            case REACTIVATE -> ChangeKind.REACTIVATE;
            case DELETE -> ChangeKind.DELETE;
            case READ -> ChangeKind.UNCHANGED;
        };
    }

    private List<FieldChange<?>> changesBetween(User before, User after) {
        List<FieldChange<?>> changes = new ArrayList<>();
        for (Field<?> field : context.fields().all()) {
            FieldChange<?> change = field.isSystem() ? null : FieldChange.between(field, before, after);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private void checkRequired(RowBatch.Cells cells, List<Issue> issues) {
        for (Field<?> field : context.profile().required()) {
            for (SheetLayout.Use<?> use : layout.writable) {
                boolean isMissing =
                        use.field().equals(field) && cells.row.cell(use.index()).isBlank();
                if (isMissing && cells.operation != Profile.Operation.DELETE) {
                    issues.add(
                            Issue.ofCell(IssueCode.REQUIRED_MISSING, at(cells).column(use.column()), field, ""));
                }
            }
        }
    }

    private String keysInWords(RowBatch.Cells cells) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < layout.match.size(); i++) {
            if (cells.keyOf[i] != null) {
                SheetLayout.Use<?> use = layout.match.get(i);
                keys.add(use.field().key() + " \"" + cells.row.cell(use.index()).strip() + "\"");
            }
        }
        return String.join(" or ", keys);
    }

    private List<Issue> withViolations(RowBatch.Cells cells, UserBuilder after, List<Issue> issues) {
        after.violations().forEach(missing -> issues.add(Issue.of(IssueCode.USER_INCOMPLETE, at(cells), missing)));
        return issues;
    }

    private Decided rejected(RowBatch.Cells cells, @Nullable User stored, List<Issue> issues) {
        return idle(cells, ChangeKind.REJECTED, stored, issues);
    }

    private Decided idle(RowBatch.Cells cells, ChangeKind kind, @Nullable User stored, List<Issue> issues) {
        PlannedUser user = stored == null ? null : PlannedUser.of(stored);
        return new Decided(PlannedChange.idle(cells.row.number(), kind, user, issues), stored, stored);
    }

    private RowLocation at(RowBatch.Cells cells) {
        return RowLocation.ofRow(context.source(), cells.row.number());
    }

    static boolean hasErrors(List<Issue> issues) {
        for (Issue issue : issues) {
            if (issue.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
