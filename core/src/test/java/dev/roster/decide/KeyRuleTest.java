package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserName;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.spi.CorrelationKey;
import org.junit.jupiter.api.Test;

/** One row for one user, one user for one key. */
class KeyRuleTest {

    private static final User ADA = HandMade.user("ada");
    private static final User BOB = HandMade.user("bob");

    private final DependencyGraph dependencies = new DependencyGraph();

    private Verdicts judge(HandMade survey) {
        Verdicts verdicts = survey.verdicts();
        KeyRule rule = new KeyRule(survey.recorder, verdicts, dependencies);
        rule.judgeRepetitions();
        rule.judgeKeys();
        return verdicts;
    }

    @Test
    void rejectsBothRowsAboutOneUser() {
        HandMade survey = HandMade.rejectingDuplicates();
        int first = survey.changes(ADA, ADA);
        int second = survey.changes(ADA, ADA);
        Verdicts verdicts = judge(survey);
        assertThat(verdicts.of(first)).isEqualTo(new Verdict.OfRow(IssueCode.ROW_DUPLICATE, second));
        assertThat(verdicts.of(second)).isEqualTo(new Verdict.OfRow(IssueCode.ROW_DUPLICATE, first));
    }

    @Test
    void leavesTheLastRowAboutOneUserWhereItWins() {
        HandMade survey = new HandMade(DuplicatePolicy.LAST_WINS);
        int first = survey.changes(ADA, ADA);
        int second = survey.changes(ADA, ADA);
        Verdicts verdicts = judge(survey);
        assertThat(verdicts.of(first)).isEqualTo(new Verdict.OfRow(IssueCode.ROW_SUPERSEDED, second));
        assertThat(verdicts.isSuperseded(first)).isTrue();
        assertThat(verdicts.isAccepted(second)).isTrue();
    }

    @Test
    void rejectsNewUsersWhomTheSameKeyFinds() {
        HandMade survey = HandMade.rejectingDuplicates();
        int first = survey.creates(ADA);
        int second = survey.creates(HandMade.renamed(BOB, "ada@example.com"));
        Verdicts verdicts = judge(survey);
        assertThat(verdicts.of(first)).isEqualTo(new Verdict.OfRow(IssueCode.ROW_DUPLICATE, second));
        assertThat(verdicts.of(second)).isEqualTo(new Verdict.OfRow(IssueCode.ROW_DUPLICATE, first));
    }

    /** A family has one address: who says another user name is somebody else, so neither row is the other one again. */
    @Test
    void tellsPeopleApartWhoShareTheKeyThatFindsThem() {
        HandMade survey = HandMade.rejectingDuplicates();
        int first = survey.changes(ADA, ADA);
        int second = survey.row();
        survey.recorder.identify(first, new CorrelationKey[] {userName("ada")});
        survey.recorder.identify(second, new CorrelationKey[] {userName("bob")});
        survey.recorder.match(second, ADA.id());
        Verdicts verdicts = judge(survey);
        assertThat(verdicts.of(first)).isEqualTo(new Verdict.OfRow(IssueCode.KEY_SHARED, second));
        assertThat(verdicts.of(second)).isEqualTo(new Verdict.OfRow(IssueCode.KEY_SHARED, first));
    }

    private static CorrelationKey userName(String name) {
        return CorrelationKey.of(Field.USER_NAME, new UserName(name));
    }

    @Test
    void givesNobodyAKeyThatSeveralWant() {
        HandMade survey = HandMade.rejectingDuplicates();
        int first = survey.changes(ADA, HandMade.renamed(ADA, "team@example.com"));
        int second = survey.changes(BOB, HandMade.renamed(BOB, "team@example.com"));
        Verdicts verdicts = judge(survey);
        assertThat(verdicts.of(first))
                .isEqualTo(new Verdict.OfKey(IssueCode.KEY_CONTESTED, Field.PRIMARY_EMAIL, second));
        assertThat(verdicts.of(second))
                .isEqualTo(new Verdict.OfKey(IssueCode.KEY_CONTESTED, Field.PRIMARY_EMAIL, first));
    }

    @Test
    void givesAContestedKeyToTheOneWhomNoLaterRowReplaces() {
        HandMade survey = new HandMade(DuplicatePolicy.LAST_WINS);
        survey.changes(ADA, HandMade.renamed(ADA, "team@example.com"));
        int taker = survey.changes(BOB, HandMade.renamed(BOB, "team@example.com"));
        survey.changes(ADA, HandMade.renamed(ADA, "ada.l@example.com"));
        assertThat(judge(survey).isAccepted(taker)).isTrue();
    }

    @Test
    void refusesAKeyThatAStoredUserKeeps() {
        HandMade survey = HandMade.rejectingDuplicates();
        int taker = survey.changes(ADA, HandMade.renamed(ADA, "bob@example.com"));
        survey.recorder.wantHeldKey(taker, HandMade.email("bob@example.com"));
        assertThat(judge(survey).of(taker))
                .isEqualTo(new Verdict.OfKey(IssueCode.KEY_TAKEN, Field.PRIMARY_EMAIL, taker));
    }

    @Test
    void refusesAKeyThatOnlyAReplacedRowGivesUp() {
        HandMade survey = new HandMade(DuplicatePolicy.LAST_WINS);
        int taker = survey.changes(ADA, HandMade.renamed(ADA, "bob@example.com"));
        survey.recorder.wantHeldKey(taker, HandMade.email("bob@example.com"));
        survey.changes(BOB, HandMade.renamed(BOB, "robert@example.com"));
        survey.changes(BOB, BOB);
        assertThat(judge(survey).of(taker).code()).isEqualTo(IssueCode.KEY_TAKEN);
    }

    @Test
    void writesTheTakerOfAKeyWithOrAfterTheGiver() {
        HandMade survey = HandMade.rejectingDuplicates();
        int taker = survey.changes(ADA, HandMade.renamed(ADA, "bob@example.com"));
        survey.recorder.wantHeldKey(taker, HandMade.email("bob@example.com"));
        int giver = survey.changes(BOB, HandMade.renamed(BOB, "robert@example.com"));
        assertThat(judge(survey).isEmpty()).isTrue();
        assertThat(dependencies.needsOf(taker)).containsExactly(giver);
    }

    @Test
    void asksNothingOfAKeyThatNobodyHasAndNobodyGivesUp() {
        HandMade survey = HandMade.rejectingDuplicates();
        int taker = survey.changes(ADA, HandMade.renamed(ADA, "new@example.com"));
        survey.recorder.wantFreedKey(taker, HandMade.email("new@example.com"));
        assertThat(judge(survey).isEmpty()).isTrue();
        assertThat(dependencies.isEmpty()).isTrue();
    }

    @Test
    void letsAKeyComeBackToAUserWhoGivesItUpAgain() {
        HandMade survey = new HandMade(DuplicatePolicy.IN_ORDER);
        User other = HandMade.renamed(ADA, "other@example.com");
        int back = survey.changes(other, ADA);
        survey.recorder.wantFreedKey(back, HandMade.email("ada@example.com"));
        survey.changes(ADA, other);
        judge(survey);
        assertThat(dependencies.isEmpty()).isTrue();
    }
}
