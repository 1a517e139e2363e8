package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.UserId;
import dev.roster.profile.DuplicatePolicy;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is named must be there when the plan is applied, and be who was meant: one user of the store or of the file, whom
 * no row deletes and whose key no row takes over. Nobody is their own manager, directly or over others.
 */
final class ReferenceRule {

    private final Survey survey;
    private final Verdicts verdicts;
    private final DependencyGraph dependencies;
    private final ManagerGraph managers;
    private final boolean skipsUnknown;
    private final Map<Survey.Reference, Verdict> leftOut = new HashMap<>();
    /** By the keys and names of a text: what a row above left is named as there. */
    private final Map<List<List<Long>>, UserId> resolved = new HashMap<>();

    ReferenceRule(
            Survey survey,
            Verdicts verdicts,
            DependencyGraph dependencies,
            ManagerGraph managers,
            boolean skipsUnknown) {
        this.survey = survey;
        this.verdicts = verdicts;
        this.dependencies = dependencies;
        this.managers = managers;
        this.skipsUnknown = skipsUnknown;
    }

    /**
     * Finds the rows of the file that references lead to.
     *
     * @param ids the ids of new users
     */
    void resolve(NewUserIds ids) {
        for (Survey.Reference reference : survey.references()) {
            OptionalInt row = reference.side() == Survey.Side.AFTER ? rowNamedBy(reference) : OptionalInt.empty();
            if (row.isPresent()) {
                resolve(reference, row.getAsInt(), ids);
            }
        }
    }

    private void resolve(Survey.Reference reference, int row, NewUserIds ids) {
        UserId stored = survey.storedUserOf(row);
        UserId user = stored == null ? ids.of(row, survey.markOf(row)) : stored;
        resolved.put(List.of(reference.keys(), reference.names()), user);
        dependencies.add(reference.row(), row);
        if (reference.field().equals(Field.MANAGER_ID)) {
            if (row == reference.row()) {
                verdicts.give(row, new Verdict.OfRow(IssueCode.MANAGER_SELF, row));
            }
            managers.name(reference.edge(), user, survey.nameOf(row));
        }
    }

    /** The row that a reference leads to; where there is none, or several, the verdict says so. */
    private OptionalInt rowNamedBy(Survey.Reference reference) {
        List<Integer> rows = rowsOf(reference);
        if (rows.size() == 1) {
            return OptionalInt.of(rows.get(0));
        }
        OptionalInt rejected = survey.rejectedRowWith(reference.keys(), reference.names());
        Verdict open = new Verdict.OfReference(
                rows.isEmpty() ? IssueCode.USER_REFERENCE_UNKNOWN : IssueCode.USER_REFERENCE_AMBIGUOUS,
                reference.field(),
                rows);
        if (skipsUnknown && rejected.isEmpty()) {
            if (reference.field().equals(Field.MANAGER_ID)) {
                managers.leaveOut(reference.edge());
            }
            leftOut.put(reference, open);
            return OptionalInt.empty();
        }
        boolean isWaiting = rows.isEmpty() && rejected.isPresent();
        verdicts.give(reference.row(), isWaiting ? new Verdict.OfNeed(rejected.getAsInt()) : open);
        return OptionalInt.empty();
    }

    /** The rows whose users have one of the keys; where nobody has, those whose users are called so. */
    private List<Integer> rowsOf(Survey.Reference reference) {
        List<Integer> rows = lasting(survey.rowsThatWant(reference.keys()));
        return rows.isEmpty() ? lasting(survey.rowsThatCall(reference.names())) : rows;
    }

    private List<Integer> lasting(List<Integer> rows) {
        return rows.stream().filter(row -> !verdicts.isSuperseded(row)).toList();
    }

    /** Why a reference is left out of its row, or null when it is not. */
    @Nullable Verdict whyLeftOut(Survey.Reference reference) {
        return leftOut.get(reference);
    }

    /** The user whom a reference leads to, or null when its row is rejected for that. */
    @Nullable UserId userOf(Survey.Reference reference) {
        return resolved.get(List.of(reference.keys(), reference.names()));
    }

    /**
     * A row that is rejected leaves a manager as stored, which may close another circle: ask again after every
     * rejection.
     */
    boolean rejectCircles() {
        boolean isAny = false;
        for (ManagerGraph.Cycle cycle : managers.cycles(verdicts::isAccepted)) {
            for (int row : cycle.rows()) {
                isAny = true;
                verdicts.give(row, new Verdict.OfCircle(cycle.text()));
            }
        }
        return isAny;
    }

    /** A text that names a stored user must still lead to that user when the plan is applied. */
    boolean rejectLost() {
        BitSet deleted = new BitSet();
        Map<Integer, List<Integer>> takenOver = new HashMap<>();
        List<NamedUsers.Target> users = survey.namedUsers();
        for (int i = 0; i < users.size(); i++) {
            deleted.set(i, isDeleted(users.get(i)));
            List<Integer> rows = rowsThatTakeOver(users.get(i));
            if (!rows.isEmpty()) {
                takenOver.put(i, rows);
            }
        }
        if (deleted.isEmpty() && takenOver.isEmpty()) {
            return false;
        }
        BitSet lost = new BitSet();
        survey.forEachNaming((row, field, user) -> {
            if (verdicts.isAccepted(row) && (deleted.get(user) || takenOver.containsKey(user))) {
                IssueCode code =
                        deleted.get(user) ? IssueCode.USER_REFERENCE_DELETED : IssueCode.USER_REFERENCE_AMBIGUOUS;
                lost.set(row);
                verdicts.give(
                        row,
                        new Verdict.OfName(
                                code, field, users.get(user).text(), takenOver.getOrDefault(user, List.of())));
            }
        });
        return !lost.isEmpty();
    }

    private boolean isDeleted(NamedUsers.Target named) {
        if (!survey.deletesAnybody()) {
            return false;
        }
        OptionalInt row = survey.deletionOf(named.user());
        return row.isPresent() && verdicts.isAccepted(row.getAsInt());
    }

    /** The rows that give a key or the name to somebody else; rows in order name whoever has it at their turn. */
    private List<Integer> rowsThatTakeOver(NamedUsers.Target named) {
        if (survey.duplicates() == DuplicatePolicy.IN_ORDER) {
            return List.of();
        }
        return Stream.concat(survey.rowsThatWant(named.keys()).stream(), survey.rowsThatCall(named.names()).stream())
                .distinct()
                .filter(row -> verdicts.isAccepted(row) && !named.user().equals(survey.storedUserOf(row)))
                .toList();
    }
}
