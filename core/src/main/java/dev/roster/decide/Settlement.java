package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is decided once all rows are known: verdicts on rows, their order, and references to users of the file. */
final class Settlement {

    /** A reference to a row of the file, which no noted cell stands for. */
    private static final int NO_CELL = -1;

    private final PlanningContext context;
    private final Survey survey;
    private final NewUserIds ids;
    final Tally tally = new Tally();
    private final BitSet naming = new BitSet();
    private final Map<String, String> resolved = new HashMap<>();
    private final List<String> cycles = new ArrayList<>();
    private int nextReference;
    private boolean hasOrder;
    private long owners;
    private int[] waves = new int[0];
    private int[] units = new int[0];

    Settlement(PlanningContext context, Survey survey, NewUserIds ids) {
        this.context = context;
        this.survey = survey;
        this.ids = ids;
    }

    void noteOwner(int row, @Nullable User before, @Nullable User after) {
        boolean owned = before != null && isActiveOwner(before);
        boolean owns = after != null && isActiveOwner(after);
        if (owned && !owns) {
            survey.ownersLost.add(row);
        } else if (!owned && owns) {
            survey.ownersGained.add(row);
        }
    }

    /** Notes the users that a row refers to: managers, and references to users of the file. */
    void noteReferences(int row, PlannedChange change) {
        for (FieldChange<?> field : change.fields()) {
            if (!SheetLayout.isReference(field.field())) {
                continue;
            }
            String named = field.afterText();
            if (CellPolicy.isLater(field.beforeText())) {
                naming.set(row);
            }
            if (CellPolicy.isLater(named)) {
                naming.set(row);
                survey.references.add(new Survey.Reference(
                        row, userOf(change).id(), field, keysOf(Objects.requireNonNull(field.raw()))));
            } else if (field.field().equals(Field.MANAGER_ID)) {
                UserId manager = named == null ? null : new UserId(named);
                survey.managers.set(
                        row, userOf(change).id(), manager, field.raw() == null ? String.valueOf(named) : field.raw());
            }
        }
    }

    /** Finds the rows that references lead to; what it found is not looked for again. */
    void resolveReferences() {
        for (; nextReference < survey.references.size(); nextReference++) {
            Survey.Reference reference = survey.references.get(nextReference);
            int row = rowNamedBy(reference);
            if (row == LongIntMap.ABSENT) {
                continue;
            }
            UserId stored = survey.storedUserOf(row);
            UserId user = stored == null ? ids.ofOrdinal(row) : stored;
            resolved.put(Objects.requireNonNull(reference.change().afterText()), user.value());
            survey.dependencies.add(reference.row(), row);
            if (reference.change().field().equals(Field.MANAGER_ID)) {
                if (row == reference.row()) {
                    survey.verdicts.give(row, IssueCode.MANAGER_SELF, 0, row);
                }
                survey.managers.set(reference.row(), reference.user(), user, "row " + survey.rowNumbers.get(row));
            }
        }
    }

    /** The row that a reference leads to; where there is none, or several, the verdict says so. */
    private int rowNamedBy(Survey.Reference reference) {
        List<Integer> rows = survey.rowsNamedBy(reference.keys()).stream()
                .filter(row -> !survey.superseded.get(row))
                .toList();
        if (rows.size() == 1) {
            return rows.get(0);
        }
        int rejected = survey.rejectedRowNamedBy(reference.keys());
        IssueCode code = !rows.isEmpty()
                ? IssueCode.USER_REFERENCE_AMBIGUOUS
                : rejected == LongIntMap.ABSENT ? IssueCode.USER_REFERENCE_UNKNOWN : IssueCode.DEPENDENCY_REJECTED;
        survey.verdicts.give(
                reference.row(), code, NO_CELL, rejected == LongIntMap.ABSENT ? reference.row() : rejected);
        return LongIntMap.ABSENT;
    }

    /** Whether some row takes an owner away, so that the owners must be counted. */
    boolean losesOwners() {
        return survey.ownersLost.size() > 0;
    }

    void settle(long activeOwners) {
        owners = activeOwners;
        resolveReferences();
        survey.judgeKeys();
        hasOrder = !survey.dependencies.isEmpty();
        rejectDependents();
        boolean isSettled = false;
        while (!isSettled) {
            boolean hasCycles = rejectCycles();
            isSettled = !rejectLostOwners() && !hasCycles && !rejectLostReferences();
        }
        orderRows();
    }

    /** A text that names a stored user must still lead to that user when the plan is applied. */
    private boolean rejectLostReferences() {
        BitSet deleted = new BitSet();
        BitSet takenOver = new BitSet();
        for (int target = 0; target < survey.named.targets(); target++) {
            NamedUsers.Target named = survey.named.target(target);
            deleted.set(target, survey.deletesAnybody() && survey.deletionOf(named.user()) != LongIntMap.ABSENT);
            takenOver.set(target, !survey.isInOrder() && isTakenOver(named));
        }
        boolean isAny = false;
        for (int cell = 0; cell < survey.named.cells() && !(deleted.isEmpty() && takenOver.isEmpty()); cell++) {
            int row = survey.named.rowOf(cell);
            int target = survey.named.targetNumberOf(cell);
            if (isAccepted(row) && (deleted.get(target) || takenOver.get(target))) {
                isAny = true;
                survey.verdicts.give(
                        row,
                        deleted.get(target) ? IssueCode.USER_REFERENCE_DELETED : IssueCode.USER_REFERENCE_AMBIGUOUS,
                        cell,
                        row);
                survey.rejected.set(row);
            }
        }
        if (isAny) {
            rejectDependents();
        }
        return isAny;
    }

    /** Whether the plan gives one of the keys to somebody else. */
    private boolean isTakenOver(NamedUsers.Target named) {
        for (int row : survey.rowsNamedBy(named.keys())) {
            if (isAccepted(row) && !named.user().equals(survey.storedUserOf(row))) {
                return true;
            }
        }
        return false;
    }

    /** A row that is rejected leaves a manager as stored, which may close another circle: ask again after every rejection. */
    private boolean rejectCycles() {
        boolean isAny = false;
        for (ManagerGraph.Cycle cycle : survey.managers.cycles(this::isAccepted)) {
            for (int row : cycle.rows()) {
                isAny = true;
                survey.verdicts.give(row, IssueCode.MANAGER_CYCLE, cycles.size(), row);
            }
            cycles.add(cycle.text());
        }
        if (isAny) {
            rejectDependents();
        }
        return isAny;
    }

    boolean isFinal() {
        return survey.verdicts.count() == 0 && naming.isEmpty() && !hasOrder;
    }

    boolean isFinal(int row) {
        return !survey.verdicts.isGiven(row) && !naming.get(row) && (!hasOrder || (waves[row] == 0 && units[row] == 0));
    }

    PlannedChange settled(int row, PlannedChange draft) {
        if (survey.verdicts.isGiven(row)) {
            return judged(row, draft);
        }
        PlannedChange change = naming.get(row) ? withReferences(draft) : draft;
        if (!change.kind().isWrite() || !hasOrder) {
            return change;
        }
        List<Integer> needs = new ArrayList<>();
        for (int needed : survey.dependencies.needsOf(row)) {
            if (!needs.contains(needed)) {
                needs.add(needed);
            }
        }
        return change.with(new PlannedChange.Order(waves[row], units[row], needs));
    }

    private PlannedChange judged(int row, PlannedChange draft) {
        if (draft.kind() == ChangeKind.REJECTED && survey.verdicts.codeOf(row) == IssueCode.DEPENDENCY_REJECTED) {
            return draft;
        }
        IssueCode code = survey.verdicts.codeOf(row);
        ChangeKind kind = code == IssueCode.ROW_SUPERSEDED ? ChangeKind.SKIPPED : ChangeKind.REJECTED;
        PlannedChange judged = draft.demotedTo(kind, issueOf(row, code, draft));
        boolean isNew = draft.kind() == ChangeKind.CREATE;
        return isNew ? PlannedChange.idle(judged.row(), kind, null, judged.issues()) : judged;
    }

    private Issue issueOf(int row, IssueCode code, PlannedChange draft) {
        RowLocation place = draft.at(context.source());
        int otherRow = survey.rowNumbers.get(survey.verdicts.otherOf(row));
        String other = Integer.toString(otherRow);
        return switch (code) {
            case KEY_TAKEN, KEY_CONTESTED -> keyIssue(code, row, place, draft, other);
            case USER_REFERENCE_UNKNOWN, USER_REFERENCE_AMBIGUOUS, USER_REFERENCE_DELETED ->
                referenceIssue(code, row, place, draft);
            case MANAGER_CYCLE -> Issue.of(code, place, cycles.get(survey.verdicts.fieldOf(row)));
            case DEPENDENCY_REJECTED ->
                Issue.of(code, place, otherRow == 0 ? "the change of a user who is not in the file" : "row " + other);
            default -> Issue.of(code, place, other);
        };
    }

    private Issue keyIssue(IssueCode code, int row, RowLocation place, PlannedChange draft, String other) {
        Field<?> field = Survey.UNIQUE_FIELDS.get(survey.verdicts.fieldOf(row));
        String value = draft.fields().stream()
                .filter(change -> change.field().equals(field))
                .map(FieldChange::afterText)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return Issue.ofCell(code, place.column(columnOf(field)), field, value, other);
    }

    private Issue referenceIssue(IssueCode code, int row, RowLocation place, PlannedChange draft) {
        int cell = survey.verdicts.fieldOf(row);
        if (cell != NO_CELL) {
            SheetLayout.Use<?> column = survey.named.columnOf(cell);
            return Issue.ofCell(
                    code,
                    place.column(column.column()),
                    column.field(),
                    survey.named.targetOf(cell).text());
        }
        for (FieldChange<?> change : draft.fields()) {
            if (CellPolicy.isLater(change.afterText())) {
                return Issue.ofCell(
                        code,
                        place.column(columnOf(change.field())),
                        change.field(),
                        Objects.requireNonNull(change.raw()));
            }
        }
        return Issue.of(code, place, "");
    }

    private String columnOf(Field<?> field) {
        return context.table().find(field).map(column -> column.column()).orElse(field.key());
    }

    private PlannedChange withReferences(PlannedChange draft) {
        List<FieldChange<?>> fields = new ArrayList<>(draft.fields());
        fields.replaceAll(change ->
                SheetLayout.isReference(change.field()) ? change.with(id -> resolved.getOrDefault(id, id)) : change);
        return draft.with(fields);
    }

    /** A row whose needs are rejected cannot be written either. */
    private void rejectDependents() {
        for (int i = 0; i < survey.verdicts.count(); i++) {
            int row = survey.verdicts.row(i);
            if (!survey.superseded.get(row)) {
                survey.rejected.set(row);
            }
        }
        if (!hasOrder) {
            return;
        }
        survey.dependencies.solve(survey.rows());
        int[] order = survey.dependencies.inOrder();
        for (int start = 0; start < order.length; ) {
            int end = start;
            int component = survey.dependencies.componentOf(order[start]);
            int culprit = -1;
            while (end < order.length && survey.dependencies.componentOf(order[end]) == component) {
                culprit = culprit >= 0 ? culprit : culpritOf(order[end]);
                end++;
            }
            for (int i = start; i < end && culprit >= 0; i++) {
                if (!survey.rejected.get(order[i])) {
                    survey.rejected.set(order[i]);
                    survey.verdicts.give(order[i], IssueCode.DEPENDENCY_REJECTED, 0, culprit);
                }
            }
            start = end;
        }
    }

    /** The rejected row because of which a row cannot be written: itself, or one that it needs; -1 for none. */
    private int culpritOf(int row) {
        if (survey.rejected.get(row)) {
            return row;
        }
        for (int needed : survey.dependencies.needsOf(row)) {
            if (survey.rejected.get(needed)) {
                return needed;
            }
        }
        return -1;
    }

    /** Nobody may take the last owner away; whoever would, together, is rejected, whatever the order of rows. */
    private boolean rejectLostOwners() {
        long lost = countAccepted(survey.ownersLost);
        long gained = countAccepted(survey.ownersGained);
        if (lost == 0 || owners - lost + gained > 0) {
            return false;
        }
        for (int i = 0; i < survey.ownersLost.size(); i++) {
            int row = survey.ownersLost.get(i);
            if (!survey.rejected.get(row)) {
                survey.rejected.set(row);
                survey.verdicts.give(row, IssueCode.LAST_OWNER, 0, row);
            }
        }
        rejectDependents();
        return true;
    }

    private void orderRows() {
        int giver = firstAccepted(survey.ownersGained);
        boolean ownersChange = giver >= 0 && countAccepted(survey.ownersLost) >= owners;
        if (ownersChange) {
            for (int i = 0; i < survey.ownersLost.size(); i++) {
                survey.dependencies.add(survey.ownersLost.get(i), giver);
            }
            hasOrder = true;
            survey.dependencies.solve(survey.rows());
        }
        if (!hasOrder) {
            return;
        }
        waves = new int[survey.rows()];
        units = new int[survey.rows()];
        int[] order = survey.dependencies.inOrder();
        int unit = 0;
        for (int start = 0; start < order.length; ) {
            int end = start;
            int component = survey.dependencies.componentOf(order[start]);
            int wave = 0;
            while (end < order.length && survey.dependencies.componentOf(order[end]) == component) {
                for (int needed : survey.dependencies.needsOf(order[end])) {
                    boolean isOutside = survey.dependencies.componentOf(needed) != component;
                    wave = isOutside ? Math.max(wave, waves[needed] + 1) : wave;
                }
                end++;
            }
            if (end - start > 1) {
                unit++;
            }
            for (int i = start; i < end; i++) {
                waves[order[i]] = wave;
                units[order[i]] = end - start > 1 ? unit : 0;
            }
            start = end;
        }
    }

    private long countAccepted(IntList rows) {
        long count = 0;
        for (int i = 0; i < rows.size(); i++) {
            count += isAccepted(rows.get(i)) ? 1 : 0;
        }
        return count;
    }

    private int firstAccepted(IntList rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (isAccepted(rows.get(i))) {
                return rows.get(i);
            }
        }
        return -1;
    }

    private boolean isAccepted(int row) {
        return survey.isAccepted(row);
    }

    private boolean isActiveOwner(User user) {
        return user.access().status() == UserStatus.ACTIVE
                && user.access().roles().stream()
                        .anyMatch(
                                role -> context.catalogs().roles().ownerRoles().contains(role));
    }

    private static List<Long> keysOf(String text) {
        return NamedUsers.keysOf(text);
    }

    private static PlannedUser userOf(PlannedChange change) {
        return Objects.requireNonNull(change.user(), "a write concerns a user");
    }
}
