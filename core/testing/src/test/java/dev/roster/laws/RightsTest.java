package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Denial;
import dev.roster.access.Explanation;
import dev.roster.access.Way;
import dev.roster.model.Permission;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import org.junit.jupiter.api.Test;

/** Answers about rights come from what is stored now, and tell nobody of whom they may not see. */
class RightsTest {

    private final User olga = Desk.user("olga", "owner");
    private final User bob = Desk.user("bob", "manager");
    private final User eve = Desk.user("eve", "learner").with(user -> user.managerId(bob.id()));
    private final User zoe = Desk.user("zoe", "learner");
    private final Desk desk = Desk.of(olga, bob, eve, zoe);

    @Test
    void saysWhatTheCallWouldSay() {
        Session manager = desk.as(bob).session();

        for (User target : new User[] {olga, bob, eve, zoe}) {
            for (Action action : Action.builtIn()) {
                if (!action.equals(Action.CREATE)) {
                    assertThat(manager.access()
                                    .explain(bob.id(), action, target.id())
                                    .decision())
                            .as("%s %s", action.name(), target)
                            .isEqualTo(manager.may(action, target.id()));
                }
            }
        }
    }

    @Test
    void namesTheRoleThatReaches() {
        Explanation why = desk.session().access().explain(bob.id(), Permission.UPDATE_USERS, eve.id());

        assertThat(why.decision().isAllowed()).isTrue();
        assertThat(why.ways())
                .filteredOn(Way::suffices)
                .singleElement()
                .satisfies(way -> assertThat(way.role()).hasToString("manager"));
    }

    @Test
    void whoMayReadSomebodyMayAskAboutThem() {
        UserId nobody = new UserId("u-nobody");
        Session manager = desk.as(bob).session();

        assertThat(manager.access()
                        .explain(eve.id(), Permission.READ_USERS, null)
                        .decision()
                        .denial())
                .isEqualTo(Denial.NO_GRANT);
        assertThat(manager.access()
                        .explain(zoe.id(), Permission.READ_USERS, null)
                        .decision()
                        .reason())
                .isEqualTo("no user has the id u-zoe");
        assertThat(manager.access()
                        .explain(nobody, Permission.READ_USERS, null)
                        .decision()
                        .reason())
                .isEqualTo("no user has the id u-nobody");
        Explanation hidden = manager.access().explain(eve.id(), Action.UPDATE, zoe.id());
        assertThat(hidden.decision().denial()).isEqualTo(Denial.NOT_KNOWN);
        assertThat(hidden.ways()).isEmpty();
        assertThat(hidden.remedies()).isEmpty();
    }

    @Test
    void whoMayNotActMayAskAboutThemselvesAlone() {
        User asleep = Desk.user("ada", "admin").with(user -> user.status(UserStatus.SUSPENDED));
        Session session = Desk.of(olga, asleep).as(asleep).session();

        assertThat(session.access()
                        .explain(asleep.id(), Permission.READ_USERS, null)
                        .decision()
                        .denial())
                .isEqualTo(Denial.STATE);
        assertThat(session.access()
                        .explain(olga.id(), Permission.READ_USERS, null)
                        .decision()
                        .denial())
                .isEqualTo(Denial.NOT_KNOWN);
    }

    @Test
    void knowsOfADemotionAtOnce() {
        Session manager = desk.as(bob).session();
        assertThat(manager.access()
                        .explain(bob.id(), Action.UPDATE, eve.id())
                        .decision()
                        .isAllowed())
                .isTrue();

        desk.session().users().update(bob.id(), 1, user -> user.roles("learner"));

        assertThat(manager.access()
                        .explain(bob.id(), Action.UPDATE, bob.id())
                        .decision()
                        .denial())
                .isEqualTo(Denial.NO_GRANT);
        assertThat(manager.access()
                        .explain(bob.id(), Action.UPDATE, eve.id())
                        .decision()
                        .denial())
                .isEqualTo(Denial.NOT_KNOWN);
    }

    @Test
    void nobodyWhoIsThereIsCreated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk.session().access().explain(olga.id(), Action.CREATE, bob.id()));
    }
}
