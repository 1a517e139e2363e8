package dev.roster.decide;

import dev.roster.life.Effects;
import dev.roster.life.Transition;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.Profile;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides one row against the user it leads to: kind, changes, issues and effects, by policy and authorization. */
final class RowDecision {

    private final DecisionTerms terms;
    private final SheetLayout layout;
    private final CellPolicy cellPolicy;
    private final ChangeDecision decision;
    private final NewUserIds ids;
    private final EndedWork ended;
    private final SheetLayout.@Nullable Use<?> endDate;
    /** What new users get where their row says nothing. */
    private final List<FieldChange<?>> defaults;

    RowDecision(
            DecisionTerms terms, SheetLayout layout, CellPolicy cellPolicy, ChangeDecision decision, NewUserIds ids) {
        this.terms = terms;
        this.layout = layout;
        this.cellPolicy = cellPolicy;
        this.decision = decision;
        this.ids = ids;
        this.ended = new EndedWork(terms.today());
        this.defaults = terms.profile().defaults().entrySet().stream()
                .<FieldChange<?>>map(entry -> usual(entry.getKey(), entry.getValue()))
                .toList();
        this.endDate = terms.table().isTyped() ? null : layout.writableUse(Field.END_DATE);
    }

    private static <T> FieldChange<T> usual(Field<T> field, String text) {
        return new FieldChange<>(field, null, field.parse(text).value(), null);
    }

    ChangeDecision.Decided decide(RowBatch.Cells cells, @Nullable User stored) {
        List<Issue> issues = new ArrayList<>(cells.issues);
        checkRequired(cells, issues);
        if (stored == null) {
            return decideMissing(cells, issues);
        }
        if (ChangeDecision.hasErrors(issues)) {
            collectCellIssues(cells, stored, issues);
            return rejected(cells, stored, issues);
        }
        return switch (cells.operation) {
            case DELETE -> decision.delete(at(cells), stored, issues);
            case ERASE -> decision.erase(at(cells), stored, issues);
            case RESTORE -> restore(cells, stored, issues);
            case INVITE -> invite(cells, stored, issues);
            case CREATE -> isDeleted(stored) ? deleted(cells, stored, issues) : exists(cells, stored, issues);
            case UPSERT, UPDATE ->
                isDeleted(stored) && !terms.changesDeleted()
                        ? deleted(cells, stored, issues)
                        : decideExisting(cells, stored, issues);
        };
    }

    /** No row brings a deleted user back by the way, or takes their keys; that a directory still has them is no error. */
    private ChangeDecision.Decided deleted(RowBatch.Cells cells, User stored, List<Issue> issues) {
        if (terms.owners().isSync()) {
            issues.add(Issue.of(IssueCode.USER_DELETED, at(cells).location()).rowLeftOut());
            return idle(cells, ChangeKind.SKIPPED, stored, issues);
        }
        issues.add(Issue.of(IssueCode.USER_DELETED, at(cells).location()));
        return rejected(cells, stored, issues);
    }

    private ChangeDecision.Decided restore(RowBatch.Cells cells, User stored, List<Issue> issues) {
        FieldChange<UserStatus> back =
                FieldChange.between(Field.STATUS, stored, stored.with(user -> user.status(UserStatus.ACTIVE)));
        List<FieldChange<?>> changes = back == null ? List.of() : List.of(back);
        return decision.decide(at(cells), ChangeDecision.Wish.step(stored, changes, Transition.RESTORE), issues);
    }

    /** Nobody is invited who was there already, is kept out, or has no address. */
    private ChangeDecision.Decided invite(RowBatch.Cells cells, User stored, List<Issue> issues) {
        UserStatus status = stored.access().status();
        boolean waits = status == UserStatus.INVITED;
        boolean isNew = status == UserStatus.ACTIVE && stored.lifecycle().lastLoginAt() == null;
        if (stored.contact().primaryEmail() == null || !(waits || isNew)) {
            issues.add(Issue.of(
                    stored.contact().primaryEmail() == null
                            ? IssueCode.INVITE_NO_ADDRESS
                            : IssueCode.INVITE_NOT_WAITING,
                    at(cells).location(),
                    status.word()));
            return idle(cells, ChangeKind.SKIPPED, stored, issues);
        }
        List<FieldChange<?>> changes =
                waits ? invitedFor(stored) : List.of(new FieldChange<>(Field.STATUS, status, UserStatus.INVITED, null));
        return decision.decide(at(cells), ChangeDecision.Wish.invite(stored, changes), issues);
    }

    /** Whatever somebody waited for, from now on it is this invitation. */
    private static List<FieldChange<?>> invitedFor(User stored) {
        String reason = stored.access().statusReason();
        return reason == null ? List.of() : List.of(new FieldChange<>(Field.STATUS_REASON, reason, null, null));
    }

    private static boolean isDeleted(User user) {
        return user.access().status() == UserStatus.DELETED;
    }

    private ChangeDecision.Decided exists(RowBatch.Cells cells, User stored, List<Issue> issues) {
        issues.add(Issue.of(IssueCode.USER_EXISTS, at(cells).location()));
        return rejected(cells, stored, issues);
    }

    private ChangeDecision.Decided decideExisting(RowBatch.Cells cells, User stored, List<Issue> issues) {
        return switch (terms.profile().policy().existing()) {
            case SKIP -> kept(cells, stored, issues);
            case REJECT -> exists(cells, stored, issues);
            case UPDATE -> decideUpdate(cells, stored, issues);
        };
    }

    private ChangeDecision.Decided kept(RowBatch.Cells cells, User stored, List<Issue> issues) {
        issues.add(Issue.of(IssueCode.USER_KEPT, at(cells).location()));
        return idle(cells, ChangeKind.SKIPPED, stored, issues);
    }

    /** Decides for a user whom the file does not mention. */
    ChangeDecision.Decided decideAbsent(User user) {
        var file = new ChangeDecision.Place(null, new RowLocation(terms.source(), null, 0, null), layout::columnOf);
        if (terms.profile().policy().absent() == AbsentPolicy.DELETE) {
            return decision.delete(file, user, new ArrayList<>(0));
        }
        FieldChange<?> rest = new FieldChange<>(Field.STATUS, user.access().status(), UserStatus.INACTIVE, null);
        return decision.decide(file, ChangeDecision.Wish.change(user, List.of(rest)), new ArrayList<>(0));
    }

    private ChangeDecision.Decided decideMissing(RowBatch.Cells cells, List<Issue> issues) {
        MissingPolicy missing = missingPolicy(cells.operation);
        if (missing == MissingPolicy.REJECT && !ChangeDecision.hasErrors(issues)) {
            issues.add(Issue.of(codeOfNobody(terms, cells.operation), at(cells).location(), keysInWords(cells)));
        }
        if (ChangeDecision.hasErrors(issues)) {
            collectCellIssues(cells, null, issues);
            return rejected(cells, null, issues);
        }
        return missing == MissingPolicy.SKIP
                ? idle(cells, ChangeKind.SKIPPED, null, issues)
                : decideCreate(cells, issues);
    }

    /** Creating the user is no way out where rows only change or remove users. */
    static IssueCode codeOfNobody(DecisionTerms terms, Profile.Operation operation) {
        boolean mayCreate = terms.table().isTyped() || operation == Profile.Operation.UPSERT;
        return mayCreate ? IssueCode.USER_NOT_FOUND : IssueCode.USER_NOBODY;
    }

    private MissingPolicy missingPolicy(Profile.Operation operation) {
        return switch (operation) {
            case CREATE -> MissingPolicy.CREATE;
            case UPSERT -> terms.profile().policy().missing();
            case UPDATE, DELETE, ERASE, RESTORE, INVITE -> MissingPolicy.REJECT;
        };
    }

    /** Tells everything that is wrong with a rejected row at once. */
    private void collectCellIssues(RowBatch.Cells cells, @Nullable User stored, List<Issue> issues) {
        boolean isWrite = !cells.operation.removes()
                && issues.stream()
                        .noneMatch(issue ->
                                issue.code() == IssueCode.USER_NOT_FOUND || issue.code() == IssueCode.USER_NOBODY);
        if (isWrite) {
            for (SheetLayout.Use<?> use : layout.writable) {
                cellPolicy.change(use, cells, stored, issues);
            }
        }
    }

    private ChangeDecision.Decided decideUpdate(RowBatch.Cells cells, User stored, List<Issue> issues) {
        List<FieldChange<?>> changes = null;
        for (SheetLayout.Use<?> use : layout.writable) {
            if (!isUpdated(use.field())) {
                continue;
            }
            FieldChange<?> change = cellPolicy.change(use, cells, stored, issues);
            if (change != null) {
                changes = changes == null ? new ArrayList<>() : changes;
                changes.add(change);
            }
        }
        UserStatus forced = terms.profile().forced();
        changes = terms.owners().present(stored, changes, forced != null || saysStatus(cells));
        if (forced != null) {
            changes = withStatus(forced, stored, changes);
        } else if (endDate != null) {
            changes = changes == null ? new ArrayList<>() : changes;
            ended.apply(stored, cells.row.cell(endDate.index()), at(cells), changes, issues);
        }
        if (ChangeDecision.hasErrors(issues)) {
            return rejected(cells, stored, issues);
        }
        if (cells.leftOut != null) {
            return leftOut(cells, cells.leftOut, stored, issues);
        }
        if (changes == null || changes.isEmpty()) {
            return idle(cells, ChangeKind.UNCHANGED, stored, issues);
        }
        ChangeDecision.Wish wish = forced == null
                ? ChangeDecision.Wish.change(stored, changes)
                : ChangeDecision.Wish.step(stored, changes, stepTo(forced, stored));
        return decision.decide(at(cells), wish.keeping(repeated(cells, stored, changes)), issues);
    }

    /**
     * What the row says as it is stored, where a change of status would take it away: the row would want it back the next
     * time, so it stays.
     */
    private Set<Field<?>> repeated(RowBatch.Cells cells, User stored, List<FieldChange<?>> changes) {
        if (!says(changes, Field.STATUS)) {
            return Set.of();
        }
        User unsaid = StepConsequences.unsaid(stored);
        Set<Field<?>> repeated = new LinkedHashSet<>();
        for (SheetLayout.Use<?> use : layout.writable) {
            Field<?> field = use.field();
            boolean isTaken = !Objects.equals(field.valueOf(stored), field.valueOf(unsaid));
            if (isTaken
                    && isUpdated(field)
                    && !says(changes, field)
                    && cellPolicy.change(use, cells, unsaid, new ArrayList<>(0)) != null) {
                repeated.add(field);
            }
        }
        return repeated;
    }

    private boolean isUpdated(Field<?> field) {
        Set<Field<?>> updates = terms.profile().updates();
        return updates.isEmpty() || updates.contains(field);
    }

    private static Transition stepTo(UserStatus forced, User stored) {
        return stored.access().status() == forced ? Transition.STAY : Transition.to(forced);
    }

    private boolean saysStatus(RowBatch.Cells cells) {
        SheetLayout.Use<?> status = layout.writableUse(Field.STATUS);
        return status != null
                && JoinedCells.columns(status).stream()
                        .anyMatch(use -> !cells.row.cell(use.index()).isBlank());
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

    private ChangeDecision.Decided decideCreate(RowBatch.Cells cells, List<Issue> issues) {
        List<FieldChange<?>> changes = new ArrayList<>();
        for (SheetLayout.Use<?> use : layout.writable) {
            FieldChange<?> change = cellPolicy.change(use, cells, null, issues);
            if (change != null) {
                changes.add(change);
            }
        }
        addDefaults(cells, changes);
        if (endDate != null && terms.profile().forced() == null) {
            ended.apply(null, cells.row.cell(endDate.index()), at(cells), changes, issues);
        }
        if (ChangeDecision.hasErrors(issues)) {
            return rejected(cells, null, issues);
        }
        if (cells.leftOut != null) {
            return leftOut(cells, cells.leftOut, null, issues);
        }
        UserBuilder start =
                User.builder(ids.of(cells.ordinal, NewUserIds.mark(cells.row))).version(1);
        Effects.Arrival arrival = cells.isInvited ? Effects.Arrival.INVITED : Effects.Arrival.QUIET;
        return decision.decide(at(cells), ChangeDecision.Wish.create(start, changes, arrival), issues);
    }

    private void addDefaults(RowBatch.Cells cells, List<FieldChange<?>> changes) {
        UserStatus forced = terms.profile().forced();
        changes.removeIf(change -> forced != null && change.field().equals(Field.STATUS));
        if (forced != null) {
            changes.add(new FieldChange<>(Field.STATUS, null, forced, null));
        } else if (waits(cells, changes) && !says(changes, Field.STATUS)) {
            changes.add(new FieldChange<>(Field.STATUS, null, UserStatus.INVITED, null));
        }
        defaults.stream()
                .filter(usual -> !says(changes, usual.field()) && !isCleared(cells, usual.field()))
                .forEach(changes::add);
        if (!says(changes, Field.STATUS)) {
            changes.add(new FieldChange<>(Field.STATUS, null, UserStatus.ACTIVE, null));
        }
    }

    /** A row that clears a field says that there is no value, so that none comes by default only to go the next time. */
    private boolean isCleared(RowBatch.Cells cells, Field<?> field) {
        SheetLayout.Use<?> use = layout.writableUse(field);
        return use != null && cellPolicy.clears(use, cells);
    }

    /** Nobody waits for an invitation that goes nowhere. */
    private boolean waits(RowBatch.Cells cells, List<FieldChange<?>> changes) {
        return terms.profile().invitation() == Profile.Invitation.NEW_USERS
                && cells.isInvited
                && says(changes, Field.PRIMARY_EMAIL);
    }

    private static boolean says(List<FieldChange<?>> changes, Field<?> field) {
        return changes.stream().anyMatch(change -> change.field().equals(field));
    }

    private ChangeDecision.Decided leftOut(RowBatch.Cells cells, Issue why, @Nullable User stored, List<Issue> issues) {
        issues.add(why);
        return idle(cells, ChangeKind.SKIPPED, stored, issues);
    }

    private void checkRequired(RowBatch.Cells cells, List<Issue> issues) {
        boolean isOpen = issues.stream().anyMatch(issue -> issue.code() == IssueCode.ACTION_INVALID);
        if (cells.operation.removes() || isOpen) {
            return;
        }
        for (Field<?> field : terms.profile().required()) {
            if (isMissing(field, cells)) {
                issues.add(Issue.ofCell(IssueCode.REQUIRED_MISSING, at(cells).of(field), field, ""));
            }
        }
        for (List<Field<?>> group : terms.profile().requiredOneOf()) {
            if (group.stream().noneMatch(field -> isFilled(field, cells))) {
                String keys = String.join(", ", group.stream().map(Field::key).toList());
                issues.add(Issue.of(IssueCode.REQUIRED_ONE_OF, at(cells).location(), keys));
            }
        }
    }

    /** A column that a file lacks is told of the file, a field that a form lacks is told of its entry. */
    private boolean isMissing(Field<?> field, RowBatch.Cells cells) {
        boolean isKey = layout.match.stream().anyMatch(use -> use.field().equals(field));
        if (isKey && cells.issues.stream().anyMatch(issue -> issue.code() == IssueCode.ROW_WITHOUT_KEY)) {
            return false;
        }
        boolean hasColumn = layout.writableUse(field) != null;
        return hasColumn ? !isFilled(field, cells) : terms.table().isTyped() && !field.isSystem();
    }

    private boolean isFilled(Field<?> field, RowBatch.Cells cells) {
        SheetLayout.Use<?> use = layout.writableUse(field);
        return use != null && !cells.row.cell(use.index()).isBlank();
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

    private ChangeDecision.Decided rejected(RowBatch.Cells cells, @Nullable User stored, List<Issue> issues) {
        return idle(cells, ChangeKind.REJECTED, stored, issues);
    }

    private ChangeDecision.Decided idle(
            RowBatch.Cells cells, ChangeKind kind, @Nullable User stored, List<Issue> issues) {
        return ChangeDecision.idle(at(cells), kind, stored, issues);
    }

    private ChangeDecision.Place at(RowBatch.Cells cells) {
        RowLocation row = RowLocation.ofRow(terms.source(), cells.row.number());
        return new ChangeDecision.Place(cells.row.number(), row, layout::columnOf);
    }
}
