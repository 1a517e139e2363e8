package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.ExistingPolicy;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each answer to each question of a policy does what its documentation says by example. */
class PolicyExamplesTest {

    private static final User ADA = Desk.user("ada").with(u -> u.department("Sales"));
    private static final User BOB = Desk.user("bob").with(u -> u.groups(List.of(new GroupKey("a"), new GroupKey("b"))));

    private final Desk desk = Desk.of(ADA, BOB);

    private Desk with(Consumer<ProfileBuilder> policy) {
        return desk.with(Profiles.users().with(policy));
    }

    @Nested
    class WhenCellAndStoredValueDiffer {

        private static final String[] ROWS = {"userName,department", "ada,Marketing", "bob,Marketing"};

        @Test
        void overwriteLetsTheCellWin() {
            with(p -> p.onConflict(ConflictPolicy.OVERWRITE)).apply(ROWS);
            assertThat(desk.stored("ada", Field.DEPARTMENT)).isEqualTo("Marketing");
        }

        @Test
        void skipKeepsWhatThereIsAndWhatThereIsNot() {
            with(p -> p.onConflict(ConflictPolicy.SKIP)).apply(ROWS);
            assertThat(desk.stored("ada", Field.DEPARTMENT)).isEqualTo("Sales");
            assertThat(desk.stored("bob", Field.DEPARTMENT)).isEmpty();
        }

        @Test
        void fillMissingFillsNothingButGaps() {
            with(p -> p.onConflict(ConflictPolicy.FILL_MISSING)).apply(ROWS);
            assertThat(desk.stored("ada", Field.DEPARTMENT)).isEqualTo("Sales");
            assertThat(desk.stored("bob", Field.DEPARTMENT)).isEqualTo("Marketing");
        }

        @Test
        void appendAddsKeys() {
            Desk appending = with(p -> p.onConflict(ConflictPolicy.APPEND));
            appending.apply("userName,groups", "ada,a");
            appending.apply("userName,groups", "ada,b");
            assertThat(desk.stored("ada", Field.GROUPS)).isEqualTo("a|b");
        }

        @Test
        void removeTakesKeysAway() {
            with(p -> p.onConflict(ConflictPolicy.REMOVE)).apply("userName,groups", "bob,b");
            assertThat(desk.stored("bob", Field.GROUPS)).isEqualTo("a");
        }

        @Test
        void removeTakesAllKeysAwayToo() {
            with(p -> p.onConflict(ConflictPolicy.REMOVE)).apply("userName,groups", "bob,a|b");
            assertThat(desk.stored("bob", Field.GROUPS)).isEmpty();
        }

        @Test
        void removeGivesNothingToNewUsersEither() {
            with(p -> p.onConflict(ConflictPolicy.REMOVE)).apply("userName,groups", "eve,b");
            assertThat(desk.has("eve")).isTrue();
            assertThat(desk.stored("eve", Field.GROUPS)).isEmpty();
        }

        @Test
        void rejectWantsSomebodyToDecide() {
            assertThat(with(p -> p.onConflict(ConflictPolicy.REJECT)).issues(ROWS))
                    .containsExactly(IssueCode.CONFLICT_REJECTED);
        }
    }

    @Nested
    class WhenACellIsBlank {

        private static final String[] ROWS = {"userName,department", "ada,"};

        @Test
        void keepsTheStoredValue() {
            assertThat(with(p -> p.blankCells(BlankPolicy.KEEP)).kinds(ROWS)).containsExactly(ChangeKind.UNCHANGED);
        }

        @Test
        void clearsTheStoredValue() {
            with(p -> p.blankCells(BlankPolicy.CLEAR)).apply(ROWS);
            assertThat(desk.stored("ada", Field.DEPARTMENT)).isEmpty();
        }

        @Test
        void rejectsTheRow() {
            assertThat(with(p -> p.blankCells(BlankPolicy.REJECT)).issues(ROWS))
                    .containsExactly(IssueCode.BLANK_REJECTED);
        }

        @Test
        void keepsAStatusThatCannotBeCleared() {
            desk.apply("userName,status", "bob,inactive");
            Desk clearing = with(p -> p.blankCells(BlankPolicy.CLEAR).clearToken("#CLEAR"));
            assertThat(clearing.kinds("userName,status", "bob,")).containsExactly(ChangeKind.UNCHANGED);
            assertThat(clearing.issues("userName,status", "bob,#CLEAR")).containsExactly(IssueCode.REQUIRED_MISSING);
        }
    }

    @Test
    void updatesSkipsOrRejectsAUserWhoExists() {
        String[] rows = {"userName,department", "ada,Marketing"};
        assertThat(with(p -> p.existing(ExistingPolicy.UPDATE)).kinds(rows)).containsExactly(ChangeKind.UPDATE);
        assertThat(with(p -> p.existing(ExistingPolicy.SKIP)).kinds(rows)).containsExactly(ChangeKind.SKIPPED);
        assertThat(with(p -> p.existing(ExistingPolicy.REJECT)).issues(rows)).containsExactly(IssueCode.USER_EXISTS);
    }

    @Test
    void createsSkipsOrRejectsAUserWhoDoesNotExist() {
        String[] rows = {"userName,department", "eve,Marketing"};
        assertThat(with(p -> p.missing(MissingPolicy.CREATE)).kinds(rows)).containsExactly(ChangeKind.CREATE);
        assertThat(with(p -> p.missing(MissingPolicy.SKIP)).kinds(rows)).containsExactly(ChangeKind.SKIPPED);
        assertThat(with(p -> p.missing(MissingPolicy.REJECT)).issues(rows)).containsExactly(IssueCode.USER_NOT_FOUND);
    }

    @Test
    void leavesDeactivatesOrDeletesUsersWhomTheFileDoesNotMention() {
        String[] rows = {"userName,department", "ada,Sales"};
        assertThat(with(p -> p.absent(AbsentPolicy.IGNORE)).kinds(rows)).containsExactly(ChangeKind.UNCHANGED);
        assertThat(with(p -> p.absent(AbsentPolicy.DEACTIVATE)).kinds(rows))
                .containsExactly(ChangeKind.UNCHANGED, ChangeKind.DEACTIVATE);
        assertThat(with(p -> p.absent(AbsentPolicy.DELETE)).kinds(rows))
                .containsExactly(ChangeKind.UNCHANGED, ChangeKind.DELETE);
    }

    @Test
    void doesNotTakeUsersOfAnAmbiguousRowForAbsent() {
        assertThat(with(p -> p.absent(AbsentPolicy.DELETE)).kinds("userName,email", "ada,bob@example.com"))
                .containsExactly(ChangeKind.REJECTED);
    }

    @Test
    void rejectsReplacesOrChainsRowsForTheSameUser() {
        String[] rows = {"userName,department", "ada,Marketing", "ada,Navy"};
        assertThat(with(p -> p.duplicates(DuplicatePolicy.REJECT)).issues(rows))
                .containsExactly(IssueCode.ROW_DUPLICATE, IssueCode.ROW_DUPLICATE);
        assertThat(with(p -> p.duplicates(DuplicatePolicy.LAST_WINS)).kinds(rows))
                .containsExactly(ChangeKind.SKIPPED, ChangeKind.UPDATE);
        Desk inOrder = with(p -> p.duplicates(DuplicatePolicy.IN_ORDER));
        assertThat(inOrder.changes(rows).get(1).fields().get(0).beforeText()).isEqualTo("Marketing");
        inOrder.apply(rows);
        assertThat(desk.stored("ada", Field.DEPARTMENT)).isEqualTo("Navy");
    }

    @Test
    void rejectsCreatesOrSkipsUnknownRoles() {
        String[] rows = {"userName,roles", "ada,Pilot"};
        assertThat(with(p -> p.unknownRole(UnknownPolicy.REJECT)).issues(rows)).containsExactly(IssueCode.ROLE_UNKNOWN);
        assertThat(with(p -> p.unknownRole(UnknownPolicy.SKIP_VALUE)).issues(rows))
                .containsExactly(IssueCode.VALUE_SKIPPED);
        with(p -> p.unknownRole(UnknownPolicy.CREATE)).apply(rows);
        assertThat(desk.stored("ada", Field.ROLES)).isEqualTo("pilot");
        assertThat(desk.stores.roles().find(new RoleKey("pilot")).orElseThrow().permissions())
                .isEmpty();
    }

    @Test
    void rejectsCreatesOrSkipsUnknownGroupsAndOrganizations() {
        String[] rows = {"userName,groups,organization", "ada,Pilots,Acme"};
        assertThat(with(p -> {}).issues(rows)).containsExactly(IssueCode.GROUP_UNKNOWN, IssueCode.ORGANIZATION_UNKNOWN);
        Desk skipping =
                with(p -> p.unknownGroup(UnknownPolicy.SKIP_VALUE).unknownOrganization(UnknownPolicy.SKIP_VALUE));
        assertThat(skipping.kinds(rows)).containsExactly(ChangeKind.UNCHANGED);
        with(p -> p.unknownGroup(UnknownPolicy.CREATE).unknownOrganization(UnknownPolicy.CREATE))
                .apply(rows);
        assertThat(desk.stored("ada", Field.GROUPS)).isEqualTo("pilots");
        assertThat(desk.stored("ada", Field.ORGANIZATION)).isEqualTo("acme");
    }

    @Test
    void appliesValidRowsOrNothing() {
        String[] rows = {"userName,hireDate", "ada,2020-01-01", "bob,never"};
        assertThatThrownBy(
                        () -> with(p -> p.applying(ApplyPolicy.ALL_OR_NOTHING)).apply(rows))
                .isInstanceOf(PlanException.class);
        assertThat(desk.stored("ada", Field.HIRE_DATE)).isEmpty();
        assertThat(with(p -> p.applying(ApplyPolicy.VALID_ROWS)).apply(rows).applied())
                .isEqualTo(1);
    }

    @Test
    void overwritingKeepsIdentityCreationAndUnmappedFields() {
        User before = Scenario.users(desk.stores).get(0);
        desk.apply("userName,jobTitle", "ada,Admiral");
        User after = Scenario.users(desk.stores).get(0);
        assertThat(after).isEqualTo(before.with(u -> u.jobTitle("Admiral").version(before.version() + 1)));
    }

    @Nested
    class WhenSomeValuesAloneAreTaken {

        private static final String[] ROWS = {"userName,modules,department", "ada,lms|360 Feedback,A", "bob,lms|chess,B"
        };

        @Test
        void anyOtherIsAnIssueThatNamesThem() {
            Desk strict = desk.with(Profiles.updateUsers());
            try (ImportPlan plan = strict.plan(ROWS)) {
                PlannedChange bob = Scenario.changes(plan).get(1);
                assertThat(bob.kind()).isEqualTo(ChangeKind.REJECTED);
                assertThat(bob.issues())
                        .extracting(Issue::sentence)
                        .singleElement()
                        .asString()
                        .contains(
                                "row 3", "\"chess\" is not taken here; use one of LMS, LXP, DEVELOPMENT, 360 FEEDBACK");
            }
            strict.apply(ROWS);
            assertThat(desk.stored("ada", Field.MODULES)).isEqualTo("360 feedback|lms");
            assertThat(desk.stored("bob", Field.DEPARTMENT)).isEmpty();
        }

        @Test
        void theRestOfTheRowCountsWhereThatIsWanted() {
            desk.with(Profiles.updateUsers().with(p -> p.invalidValues(InvalidPolicy.SKIP_VALUE)))
                    .apply(ROWS);
            assertThat(desk.stored("bob", Field.MODULES)).isEmpty();
            assertThat(desk.stored("bob", Field.DEPARTMENT)).isEqualTo("B");
        }

        @Test
        void otherProfilesTakeAny() {
            with(p -> {}).apply(ROWS);
            assertThat(desk.stored("bob", Field.MODULES)).isEqualTo("chess|lms");
        }
    }
}
