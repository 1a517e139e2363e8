package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserName;
import dev.roster.profile.DuplicatePolicy;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who is named must be there when the plan is applied, and be who was meant. */
class ReferenceRuleTest {

    private static final User ADA = HandMade.user("ada");
    private static final User BOB = HandMade.user("bob");
    private static final User EVE = HandMade.user("eve");

    private final HandMade survey = HandMade.rejectingDuplicates();
    private final DependencyGraph dependencies = new DependencyGraph();

    private Verdicts verdicts = survey.verdicts();

    private ReferenceRule rule(HandMade of) {
        verdicts = of.verdicts();
        return new ReferenceRule(of.recorder, verdicts, dependencies, of.recorder.managers(), false);
    }

    @Nested
    class AUserWhomTheStoreDoesNotKnow {

        @Test
        void isTheNewUserOfAnotherRow() {
            int report = survey.createsBelow(ADA, "bob@example.com");
            int manager = survey.creates(BOB);
            ReferenceRule rule = rule(survey);
            rule.resolve(HandMade.IDS);
            assertThat(rule.userOf(survey.recorder.references().get(0))).isEqualTo(HandMade.IDS.of(manager, 0));
            assertThat(dependencies.needsOf(report)).containsExactly(manager);
            assertThat(verdicts.isEmpty()).isTrue();
        }

        @Test
        void isTheStoredUserWhoGetsTheKey() {
            survey.createsBelow(ADA, "robert@example.com");
            survey.changes(BOB, HandMade.renamed(BOB, "robert@example.com"));
            ReferenceRule rule = rule(survey);
            rule.resolve(HandMade.IDS);
            assertThat(rule.userOf(survey.recorder.references().get(0))).isEqualTo(BOB.id());
        }

        @Test
        void isUnknownWhenNoRowIsAboutThem() {
            int report = survey.createsBelow(ADA, "bob@example.com");
            rule(survey).resolve(HandMade.IDS);
            assertThat(verdicts.of(report))
                    .isEqualTo(new Verdict.OfReference(IssueCode.USER_REFERENCE_UNKNOWN, Field.MANAGER_ID, List.of()));
        }

        @Test
        void isAmbiguousWhenOneRowHasTheAddressAndAnotherTheUserName() {
            int report = survey.createsBelow(ADA, "bob@example.com");
            survey.creates(BOB);
            survey.creates(EVE.with(user -> user.userName(new UserName("bob@example.com"))));
            rule(survey).resolve(HandMade.IDS);
            assertThat(verdicts.of(report))
                    .isEqualTo(new Verdict.OfReference(
                            IssueCode.USER_REFERENCE_AMBIGUOUS, Field.MANAGER_ID, List.of(1, 2)));
        }

        @Test
        void waitsForTheRejectedRowThatHoldsTheKey() {
            int report = survey.createsBelow(ADA, "bob@example.com");
            int rejected = survey.rejectedRow();
            survey.recorder.rejectKey(rejected, HandMade.email("bob@example.com"));
            rule(survey).resolve(HandMade.IDS);
            assertThat(verdicts.of(report)).isEqualTo(new Verdict.OfNeed(rejected));
        }

        @Test
        void isNotTheRowThatALaterOneReplaces() {
            HandMade lastWins = new HandMade(DuplicatePolicy.LAST_WINS);
            lastWins.createsBelow(ADA, "bob");
            int replaced = lastWins.creates(BOB);
            int kept = lastWins.creates(
                    EVE.with(user -> user.primaryEmail(BOB.contact().primaryEmail())));
            ReferenceRule rule = rule(lastWins);
            verdicts.give(replaced, new Verdict.OfRow(IssueCode.ROW_SUPERSEDED, kept));
            rule.resolve(HandMade.IDS);
            assertThat(verdicts.of(0).code()).isEqualTo(IssueCode.USER_REFERENCE_UNKNOWN);
        }

        @Test
        void isNotTheRowItself() {
            int own = survey.createsBelow(ADA, "ada@example.com");
            rule(survey).resolve(HandMade.IDS);
            assertThat(verdicts.of(own)).isEqualTo(new Verdict.OfRow(IssueCode.MANAGER_SELF, own));
        }
    }

    @Nested
    class AStoredUser {

        @Test
        void mayNotBeDeletedByAnotherRow() {
            int report = survey.changes(ADA, ADA);
            survey.names(report, "bob", BOB);
            survey.deletes(BOB);
            assertThat(rule(survey).rejectLost()).isTrue();
            assertThat(verdicts.of(report))
                    .isEqualTo(
                            new Verdict.OfName(IssueCode.USER_REFERENCE_DELETED, Field.MANAGER_ID, "bob", List.of()));
        }

        @Test
        void staysWhenTheDeletionIsRejected() {
            int report = survey.changes(ADA, ADA);
            survey.names(report, "bob", BOB);
            survey.recorder.reject(survey.deletes(BOB));
            assertThat(rule(survey).rejectLost()).isFalse();
        }

        @Test
        void mayNotLoseTheKeyToSomebodyElse() {
            int report = survey.changes(ADA, ADA);
            survey.names(report, "bob@example.com", BOB);
            survey.creates(HandMade.renamed(EVE, "bob@example.com"));
            assertThat(rule(survey).rejectLost()).isTrue();
            assertThat(verdicts.of(report))
                    .isEqualTo(new Verdict.OfName(
                            IssueCode.USER_REFERENCE_AMBIGUOUS, Field.MANAGER_ID, "bob@example.com", List.of(1)));
        }

        @Test
        void keepsTheKeyWhenTheTakerIsRejected() {
            int report = survey.changes(ADA, ADA);
            survey.names(report, "bob@example.com", BOB);
            survey.recorder.reject(survey.creates(HandMade.renamed(EVE, "bob@example.com")));
            assertThat(rule(survey).rejectLost()).isFalse();
        }

        @Test
        void mayGetTheKeyByWhichTheyAreNamed() {
            int report = survey.changes(ADA, ADA);
            survey.names(report, "bob@example.com", BOB);
            survey.changes(HandMade.renamed(BOB, "robert@example.com"), BOB);
            assertThat(rule(survey).rejectLost()).isFalse();
        }

        @Test
        void isNoMatterOfRejectedRows() {
            int report = survey.changes(ADA, ADA);
            survey.names(report, "bob", BOB);
            survey.deletes(BOB);
            survey.recorder.reject(report);
            assertThat(rule(survey).rejectLost()).isFalse();
        }

        @Test
        void mayLoseTheKeyWhereRowsAreInOrder() {
            HandMade inOrder = new HandMade(DuplicatePolicy.IN_ORDER);
            int report = inOrder.changes(ADA, ADA);
            inOrder.names(report, "bob@example.com", BOB);
            inOrder.creates(HandMade.renamed(EVE, "bob@example.com"));
            assertThat(rule(inOrder).rejectLost()).isFalse();
        }
    }

    @Nested
    class Circles {

        @Test
        void rejectEveryRowThatClosesThem() {
            int ada = survey.movesBelow(ADA, BOB);
            int bob = survey.movesBelow(BOB, ADA);
            assertThat(rule(survey).rejectCircles()).isTrue();
            assertThat(verdicts.of(ada)).isEqualTo(new Verdict.OfCircle("bob → ada → bob"));
            assertThat(verdicts.of(bob)).isEqualTo(new Verdict.OfCircle("bob → ada → bob"));
        }

        @Test
        void areNotClosedByARejectedRow() {
            survey.movesBelow(ADA, BOB);
            survey.recorder.reject(survey.movesBelow(BOB, ADA));
            assertThat(rule(survey).rejectCircles()).isFalse();
        }

        @Test
        void goOverStoredManagersWhoAreFollowed() {
            int ada = survey.movesBelow(ADA, BOB);
            ManagerGraph managers = survey.recorder.managers();
            assertThat(managers.toFollow()).containsExactly(BOB.id());
            managers.follow(managers.toFollow(), List.of(BOB.with(user -> user.managerId(EVE.id()))));
            assertThat(managers.toFollow()).containsExactly(EVE.id());
            managers.follow(managers.toFollow(), List.of(EVE.with(user -> user.managerId(ADA.id()))));
            assertThat(rule(survey).rejectCircles()).isTrue();
            assertThat(verdicts.isRejected(ada)).isTrue();
        }

        @Test
        void goOverUsersOfTheFile() {
            int ada = survey.movesBelow(ADA, BOB);
            int bob = survey.changes(BOB, BOB);
            survey.refersTo(bob, BOB, "ada.l@example.com");
            survey.recorder.write(ada, ADA, HandMade.renamed(ADA, "ada.l@example.com"));
            ReferenceRule rule = rule(survey);
            rule.resolve(HandMade.IDS);
            assertThat(rule.rejectCircles()).isTrue();
            assertThat(verdicts.isRejected(ada)).isTrue();
            assertThat(verdicts.isRejected(bob)).isTrue();
        }
    }
}
