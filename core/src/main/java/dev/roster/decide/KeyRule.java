package dev.roster.decide;

import dev.roster.model.IssueCode;
import dev.roster.model.UserId;
import java.util.List;
import java.util.OptionalInt;

/**
 * One row for one user, one user for one key. Rows about the same user are rejected, or the last one counts; of several
 * rows that want one key none gets it; a key that a stored user holds goes over when a row gives it up, and the taker
 * is then written with or after the giver.
 */
final class KeyRule {

    private final Survey survey;
    private final Verdicts verdicts;
    private final DependencyGraph dependencies;

    KeyRule(Survey survey, Verdicts verdicts, DependencyGraph dependencies) {
        this.survey = survey;
        this.verdicts = verdicts;
        this.dependencies = dependencies;
    }

    /** Judges rows about the same user; must come before whatever asks which rows are superseded. */
    void judgeRepetitions() {
        for (Survey.Repetition repetition : survey.repetitions()) {
            if (!repetition.isSamePerson()) {
                share(repetition.before(), repetition.row());
                share(repetition.row(), repetition.before());
                continue;
            }
            switch (survey.duplicates()) {
                case REJECT -> {
                    rejectDuplicate(repetition.before(), repetition.row());
                    rejectDuplicate(repetition.row(), repetition.before());
                }
                case LAST_WINS ->
                    verdicts.give(repetition.before(), new Verdict.OfRow(IssueCode.ROW_SUPERSEDED, repetition.row()));
                case IN_ORDER -> {
                    // Rows in order may repeat a user.
                }
            }
        }
    }

    private void share(int row, int other) {
        verdicts.give(row, new Verdict.OfRow(IssueCode.KEY_SHARED, other));
    }

    private void rejectDuplicate(int row, int other) {
        verdicts.give(row, new Verdict.OfRow(IssueCode.ROW_DUPLICATE, other));
    }

    /** Judges rows that want the same key, or one that another row gives up. */
    void judgeKeys() {
        survey.contests().forEach(this::judge);
        survey.transfers().forEach(this::judge);
    }

    /** Of several rows that want one key none gets it; rows that a later one replaces want nothing. */
    private void judge(Survey.Contest contest) {
        List<Integer> rows = contest.rows().stream()
                .filter(row -> !verdicts.isSuperseded(row))
                .distinct()
                .toList();
        for (int i = 0; i < rows.size() && rows.size() > 1; i++) {
            int other = rows.get(i == 0 ? 1 : 0);
            verdicts.give(rows.get(i), new Verdict.OfKey(IssueCode.KEY_CONTESTED, contest.field(), other));
        }
    }

    private void judge(Survey.Transfer transfer) {
        int row = transfer.row();
        OptionalInt giver = survey.rowThatFrees(transfer.key());
        if (giver.isPresent() && !verdicts.isSuperseded(giver.getAsInt())) {
            if (!isSameUser(row, giver.getAsInt())) {
                dependencies.add(row, giver.getAsInt());
            }
        } else if (transfer.isHeld()) {
            verdicts.give(row, new Verdict.OfKey(IssueCode.KEY_TAKEN, transfer.field(), row));
        }
    }

    /** An undo takes several changes of one user back one by one: a key that comes back may go again. */
    private boolean isSameUser(int row, int other) {
        UserId user = survey.storedUserOf(row);
        return user != null && user.equals(survey.storedUserOf(other));
    }
}
