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
    private final Map<Survey.Reference, IssueCode> leftOut = new HashMap<>();
    private final Map<List<Long>, UserId> resolved = new HashMap<>();

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
        resolved.put(reference.keys(), user);
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
        List<Integer> rows = survey.rowsThatWant(reference.keys()).stream()
                .filter(row -> !verdicts.isSuperseded(row))
                .toList();
        if (rows.size() == 1) {
            return OptionalInt.of(rows.get(0));
        }
        OptionalInt rejected = survey.rejectedRowWith(reference.keys());
        if (skipsUnknown && rejected.isEmpty()) {
            if (reference.field().equals(Field.MANAGER_ID)) {
                managers.leaveOut(reference.edge());
            }
            leftOut.put(
                    reference, rows.isEmpty() ? IssueCode.USER_REFERENCE_UNKNOWN : IssueCode.USER_REFERENCE_AMBIGUOUS);
            return OptionalInt.empty();
        }
        Verdict verdict = !rows.isEmpty()
                ? new Verdict.OfReference(IssueCode.USER_REFERENCE_AMBIGUOUS, reference.field())
                : rejected.isPresent()
                        ? new Verdict.OfNeed(rejected.getAsInt())
                        : new Verdict.OfReference(IssueCode.USER_REFERENCE_UNKNOWN, reference.field());
        verdicts.give(reference.row(), verdict);
        return OptionalInt.empty();
    }

    /** Why a reference is left out of its row, or null when it is not. */
    @Nullable IssueCode whyLeftOut(Survey.Reference reference) {
        return leftOut.get(reference);
    }

    /** The user whom a reference leads to, or null when its row is rejected for that. */
    @Nullable UserId userOf(Survey.Reference reference) {
        return resolved.get(reference.keys());
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
        BitSet takenOver = new BitSet();
        List<NamedUsers.Target> users = survey.namedUsers();
        for (int i = 0; i < users.size(); i++) {
            deleted.set(i, isDeleted(users.get(i)));
            takenOver.set(i, isTakenOver(users.get(i)));
        }
        if (deleted.isEmpty() && takenOver.isEmpty()) {
            return false;
        }
        BitSet lost = new BitSet();
        survey.forEachNaming((row, field, user) -> {
            if (verdicts.isAccepted(row) && (deleted.get(user) || takenOver.get(user))) {
                IssueCode code =
                        deleted.get(user) ? IssueCode.USER_REFERENCE_DELETED : IssueCode.USER_REFERENCE_AMBIGUOUS;
                lost.set(row);
                verdicts.give(
                        row, new Verdict.OfName(code, field, users.get(user).text()));
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

    /** Whether the plan gives one of the keys to somebody else; rows in order name whoever has it at their turn. */
    private boolean isTakenOver(NamedUsers.Target named) {
        return survey.duplicates() != DuplicatePolicy.IN_ORDER
                && survey.rowsThatWant(named.keys()).stream()
                        .anyMatch(
                                row -> verdicts.isAccepted(row) && !named.user().equals(survey.storedUserOf(row)));
    }
}
