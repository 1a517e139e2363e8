package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Decision;
import dev.roster.access.Denial;
import dev.roster.model.Permission;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session may do to one user is what a call would be allowed to. */
class MayTest {

    private final User olga = Desk.user("olga", "owner");
    private final User bob = Desk.user("bob", "manager").with(user -> user.managerId(olga.id()));
    private final User eve = Desk.user("eve", "learner").with(user -> user.managerId(bob.id()));
    private final Desk desk = Desk.of(olga, bob, eve);

    @Test
    void anOwnerMayDoEverythingToOthers() {
        Session owner = desk.as(olga).session();

        assertThat(List.of(Action.READ, Action.UPDATE, Action.DEACTIVATE, Action.SOFT_DELETE, Action.DELETE))
                .allSatisfy(action -> assertThat(owner.may(action, eve.id()))
                        .as(action.name())
                        .isEqualTo(Decision.allow()));
        assertThat(owner.may(new Action("unlock", new Permission("users.unlock")), eve.id()))
                .isEqualTo(Decision.allow());
        assertThat(owner.may(Action.DEACTIVATE, olga.id()).reason()).contains("may not change their own status");
    }

    @Test
    void aManagerMayWhatTheRoleSaysAndHearsWhyNot() {
        Session manager = desk.as(bob).session();

        assertThat(manager.may(Action.UPDATE, eve.id()).isAllowed()).isTrue();
        assertThat(manager.may(Action.DEACTIVATE, eve.id()).reason()).contains("lacks the permission users.administer");
        assertThat(manager.may(Action.DELETE, eve.id()).reason()).contains("lacks the permission users.delete");
    }

    @Test
    void whoIsHiddenLooksLikeWhoIsNotThere() {
        Session learner = desk.as(eve).session();

        Decision hidden = learner.may(Action.UPDATE, bob.id());
        assertThat(hidden.reason()).isEqualTo("no user has the id u-bob");
        assertThat(hidden.denial()).isEqualTo(Denial.NOT_KNOWN);
        Decision absent = learner.may(Action.UPDATE, new UserId("u-nobody"));
        assertThat(absent.reason()).isEqualTo("no user has the id u-nobody");
        assertThat(absent.denial()).isEqualTo(Denial.NOT_KNOWN);
    }

    @Test
    void nobodyWhoIsThereIsCreated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.as(olga).session().may(Action.CREATE, bob.id()));
    }
}
