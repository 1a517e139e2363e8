package dev.roster.decide;

import dev.roster.model.IssueCode;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Somebody always owns the tenant: rows that take the last owners away, together, are rejected whatever their order. */
final class OwnerRule {

    private final Survey survey;
    private final Verdicts verdicts;
    private final DependencyGraph dependencies;
    private final long owners;

    /**
     * Starts to watch the owners.
     *
     * @param survey the rows
     * @param verdicts who is accepted
     * @param dependencies which rows need which
     * @param owners how many active users own the tenant now; not looked at unless rows take some away
     */
    OwnerRule(Survey survey, Verdicts verdicts, DependencyGraph dependencies, long owners) {
        this.survey = survey;
        this.verdicts = verdicts;
        this.dependencies = dependencies;
        this.owners = owners;
    }

    /** Rejects the rows that would leave nobody; gives whether there are any. */
    boolean rejectLosses() {
        long lost = accepted(survey.ownersLost()).count();
        if (lost == 0 || owners - lost + accepted(survey.ownersGained()).count() > 0) {
            return false;
        }
        accepted(survey.ownersLost()).forEach(row -> verdicts.give(row, new Verdict.OfRow(IssueCode.LAST_OWNER, row)));
        return true;
    }

    /** Where all owners of today go, they go after a new one has come. */
    void order() {
        OptionalInt giver = accepted(survey.ownersGained()).findFirst();
        if (giver.isPresent() && accepted(survey.ownersLost()).count() >= owners) {
            survey.ownersLost().forEach(row -> dependencies.add(row, giver.getAsInt()));
        }
    }

    private IntStream accepted(IntStream rows) {
        return rows.filter(verdicts::isAccepted);
    }
}
