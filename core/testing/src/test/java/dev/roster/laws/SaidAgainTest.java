package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.Profiles;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a row says counts over what would follow by itself, so that the same file has nothing to say the next time (B1). */
class SaidAgainTest {

    private static final User SUSPENDED = Desk.user("ada")
            .with(user -> user.status(UserStatus.SUSPENDED)
                    .statusReason("moved to Kiel")
                    .groups(keys("a")));
    private static final User WITH_GROUPS_ASIDE =
            SUSPENDED.with(user -> user.status(UserStatus.INACTIVE).setAsideGroups(keys("b")));

    private static List<GroupKey> keys(String... names) {
        return List.of(names).stream().map(GroupKey::new).toList();
    }

    private static Desk desk(Consumer<ProfileBuilder> rules, User... users) {
        return Desk.of(users).with(Profiles.users().with(rules));
    }

    private static void assertSaysNothingNew(Desk desk, String... lines) {
        assertThat(desk.kinds(lines)).containsOnly(ChangeKind.UNCHANGED);
    }

    @Test
    void theReasonStaysWhenTheRowOfANewStatusRepeatsIt() {
        Desk desk = Desk.of(SUSPENDED);
        String[] lines = {"userName,status,statusReason", "ada,active,moved to Kiel"};
        assertThat(desk.apply(lines).applied()).isEqualTo(1);
        assertThat(desk.stored("ada", Field.STATUS)).isEqualTo("active");
        assertThat(desk.stored("ada", Field.STATUS_REASON)).isEqualTo("moved to Kiel");
        assertSaysNothingNew(desk, lines);
    }

    @Test
    void theReasonGoesWithTheStatusWhenTheRowLeavesItBlank() {
        Desk desk = Desk.of(SUSPENDED);
        String[] lines = {"userName,status,statusReason", "ada,active,"};
        desk.apply(lines);
        assertThat(desk.stored("ada", Field.STATUS_REASON)).isEmpty();
        assertSaysNothingNew(desk, lines);
    }

    @Test
    void theReasonGoesWithTheStatusWhenTheProfileUpdatesTheStatusAlone() {
        Desk desk = desk(rules -> rules.updates(Field.STATUS), SUSPENDED);
        String[] lines = {"userName,status,statusReason", "ada,active,moved to Kiel"};
        desk.apply(lines);
        assertThat(desk.stored("ada", Field.STATUS_REASON)).isEmpty();
        assertSaysNothingNew(desk, lines);
    }

    @Test
    void groupsSetAsideStayAwayWhenTheRowRepeatsTheOthers() {
        Desk desk = Desk.of(WITH_GROUPS_ASIDE);
        String[] lines = {"userName,status,groups", "ada,active,a"};
        desk.apply(lines);
        assertThat(desk.stored("ada", Field.GROUPS)).isEqualTo("a");
        assertThat(desk.stored("ada", Field.SET_ASIDE_GROUPS)).isEmpty();
        assertSaysNothingNew(desk, lines);
    }

    @Test
    void groupsSetAsideComeBackWhenTheRowNamesNone() {
        Desk desk = Desk.of(WITH_GROUPS_ASIDE);
        String[] lines = {"userName,status,groups", "ada,active,"};
        desk.apply(lines);
        assertThat(desk.stored("ada", Field.GROUPS)).contains("a", "b");
        assertSaysNothingNew(desk, lines);
    }

    @Test
    void aCellThatClearsAFieldOfANewUserGetsNoDefault() {
        Desk desk = desk(rules -> rules.clearToken("#CLEAR").byDefault(Field.ROLES, "learner"));
        String[] lines = {"userName,roles", "ada,#CLEAR", "bob,"};
        assertThat(desk.apply(lines).applied()).isEqualTo(2);
        assertThat(desk.stored("ada", Field.ROLES)).isEmpty();
        assertThat(desk.stored("bob", Field.ROLES)).isEqualTo("learner");
        assertSaysNothingNew(desk, lines);
    }

    @Test
    void aBlankCellThatClearsGetsNoDefaultButTheStatus() {
        Desk desk = desk(rules -> rules.blankCells(BlankPolicy.CLEAR)
                .byDefault(Field.ROLES, "learner")
                .byDefault(Field.STATUS, "inactive"));
        String[] lines = {"userName,roles,status", "ada,,"};
        desk.apply(lines);
        assertThat(desk.stored("ada", Field.ROLES)).isEmpty();
        assertThat(desk.stored("ada", Field.STATUS)).isEqualTo("inactive");
        assertSaysNothingNew(desk, lines);
    }

    @Test
    void aColumnThatTheFileLacksClearsNothing() {
        Desk desk = desk(rules -> rules.blankCells(BlankPolicy.CLEAR).byDefault(Field.ROLES, "learner"));
        desk.apply("userName", "ada");
        assertThat(desk.stored("ada", Field.ROLES)).isEqualTo("learner");
    }
}
