package dev.roster.laws;

import static dev.roster.testing.RosterAssertions.assertThat;
import static dev.roster.testing.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.validation.RowRules;
import dev.roster.validation.RuleViolation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host's rules hold for everything that a plan makes of users. */
class RowRulesTest {

    private static final User ADA = user("ada").with(user -> user.department("Navy"));
    private static final User BOB = user("bob").with(user -> user.status(UserStatus.INACTIVE));
    private static final User EVE = user("eve");

    private final List<User> asked = new ArrayList<>();
    private final InMemoryStores stores = InMemoryStores.of(ADA, BOB, EVE);
    private final Session session = session(user -> {
        asked.add(user);
        return Field.DEPARTMENT.of(user).filter("Navy"::equals).isPresent()
                ? List.of()
                : List.of(new RuleViolation("department", "must be Navy"), new RuleViolation(null, "nobody else"));
    });

    @Test
    void rejectsRowsThatLeaveAUserWhoBreaksThem() {
        try (ImportPlan plan = session.plan(
                rows("email,department", "ada@example.com,Army", "new@example.com,Army", "grace@example.com,Navy"),
                Profiles.users())) {
            assertThat(plan)
                    .rejectsRow(2, IssueCode.RULE_VIOLATED)
                    .rejectsRow(3, IssueCode.RULE_VIOLATED)
                    .creates("grace@example.com")
                    .hasNoOtherChanges();
            assertThat(plan.changes().toList().get(0).issues())
                    .extracting(Issue::sentence, Issue::field, Issue::value)
                    .containsExactly(
                            tuple("users.csv row 2, column department: must be Navy", "department", "Army"),
                            tuple("users.csv row 2: nobody else", null, null));
        }
    }

    @Test
    void asksAboutTheUserAsItWouldBeStored() {
        try (ImportPlan plan =
                session.plan(rows("email,title", "ada@example.com,Admiral", "eve@example.com,"), Profiles.users())) {
            assertThat(plan)
                    .updates("ada@example.com", Field.JOB_TITLE, null, "Admiral")
                    .hasNoOtherChanges();
        }
        assertThat(asked).containsExactly(ADA.with(user -> user.jobTitle("Admiral")));
    }

    @Test
    void keepsNobodyFromLosingAccess() {
        try (ImportPlan plan = session.plan(rows("email", "eve@example.com"), Profiles.deactivateUsers())) {
            assertThat(plan).deactivates("eve@example.com").hasNoOtherChanges();
        }
        try (ImportPlan plan = session.plan(rows("id", "u-eve"), Profiles.deleteUsers())) {
            assertThat(plan).deletes("eve@example.com").hasNoOtherChanges();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void letsNobodyBackWhoBreaksThem() {
        try (ImportPlan plan = session.plan(rows("email,status", "bob@example.com,active"), Profiles.users())) {
            assertThat(plan).rejectsRow(2, IssueCode.RULE_VIOLATED).hasNoOtherChanges();
        }
    }

    @Test
    void holdForUndoToo() {
        ApplyReport report;
        try (ImportPlan plan =
                session(RowRules.NONE).plan(rows("email,department", "eve@example.com,Navy"), Profiles.users())) {
            report = session.apply(plan);
        }
        try (ImportPlan undo = session.undo(report.run())) {
            assertThat(undo).rejectsRow(2, IssueCode.RULE_VIOLATED).hasNoOtherChanges();
        }
    }

    @Test
    void tellNothingOfUsersWhomTheActorMayNotChange() {
        try (ImportPlan plan = Roster.on(stores)
                .roles(World.HOST)
                .rules(user -> List.of(new RuleViolation("department", "secret")))
                .build()
                .as(EVE.id())
                .plan(rows("email,department", "ada@example.com,Army"), Profiles.users())) {
            assertThat(plan.changes().toList().get(0).issues())
                    .extracting(Issue::code)
                    .doesNotContain(IssueCode.RULE_VIOLATED);
        }
    }

    private Session session(RowRules rules) {
        return Roster.on(stores).roles(World.HOST).rules(rules).build().as(Actor.operator("operator"));
    }

    private static User user(String name) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .build();
    }
}
