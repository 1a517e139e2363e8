package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody always owns the tenant. */
class OwnerRuleTest {

    private static final User ADA = HandMade.owner("ada");
    private static final User BOB = HandMade.owner("bob");

    private final HandMade survey = HandMade.rejectingDuplicates();
    private final DependencyGraph dependencies = new DependencyGraph();
    private Verdicts verdicts = survey.verdicts();

    private OwnerRule rule(long owners) {
        verdicts = survey.verdicts();
        return new OwnerRule(survey.recorder, verdicts, dependencies, owners);
    }

    private int demotes(User owner) {
        return survey.changes(owner, owner.with(user -> user.roles(List.of())));
    }

    @Test
    void rejectsAllRowsThatTogetherTakeTheLastOwnersAway() {
        int one = demotes(ADA);
        int other = survey.deletes(BOB);
        assertThat(rule(2).rejectLosses()).isTrue();
        assertThat(verdicts.of(one)).isEqualTo(new Verdict.OfRow(IssueCode.LAST_OWNER, one));
        assertThat(verdicts.of(other)).isEqualTo(new Verdict.OfRow(IssueCode.LAST_OWNER, other));
    }

    @Test
    void seesThatAnInactiveOwnerOwnsNothing() {
        int row = survey.changes(ADA, ADA.with(user -> user.status(UserStatus.INACTIVE)));
        assertThat(rule(1).rejectLosses()).isTrue();
        assertThat(verdicts.isRejected(row)).isTrue();
    }

    @Test
    void isQuietWhileOneOwnerIsLeft() {
        demotes(ADA);
        assertThat(rule(2).rejectLosses()).isFalse();
    }

    @Test
    void isQuietWhereNoRowTakesAnOwnerAway() {
        survey.changes(HandMade.user("eve"), HandMade.user("eve"));
        assertThat(rule(0).rejectLosses()).isFalse();
    }

    @Test
    void countsNewOwners() {
        demotes(ADA);
        survey.creates(BOB);
        assertThat(rule(1).rejectLosses()).isFalse();
    }

    @Test
    void doesNotCountNewOwnersWhoseRowsAreRejected() {
        demotes(ADA);
        survey.recorder.reject(survey.creates(BOB));
        assertThat(rule(1).rejectLosses()).isTrue();
    }

    @Test
    void doesNotCountLossesOfRejectedRows() {
        survey.recorder.reject(demotes(ADA));
        assertThat(rule(1).rejectLosses()).isFalse();
    }

    @Test
    void letsAllOwnersOfTodayGoAfterANewOneHasCome() {
        int goes = demotes(ADA);
        int comes = survey.creates(BOB);
        rule(1).order();
        assertThat(dependencies.needsOf(goes)).containsExactly(comes);
    }

    @Test
    void asksForNoOrderWhileAnOwnerOfTodayStays() {
        demotes(ADA);
        survey.creates(BOB);
        rule(2).order();
        assertThat(dependencies.isEmpty()).isTrue();
    }
}
