package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Fields;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A5: a permission reaches the users of its scope, before and after the change. */
class ScopeTest {

    private static final AttributeKey OPEN = new AttributeKey("shoeSize");
    private static final AttributeKey CLOSED = new AttributeKey("salary");
    private static final AttributeKey UNDEFINED = new AttributeKey("rumour");

    private static final Fields FIELDS = Fields.with(List.of(
            new CustomAttribute(OPEN, "Shoe size", AttributeType.TEXT, true, true),
            new CustomAttribute(CLOSED, "Salary", AttributeType.TEXT, true, false)));

    private final Authorizer authorizer = new Authorizer(
            RoleCatalogs.levels()
                    .with(List.of(
                            role("remover", Scope.GROUPS, Permission.DELETE_USERS),
                            role("clerk", Scope.ALL, Permission.UPDATE_USERS),
                            role("reviewer", Scope.REPORTS, Permission.DELETE_USERS),
                            role("selfie", Scope.SELF, Permission.UPDATE_USERS),
                            role("lead", Scope.GROUPS, Permission.READ_USERS).toBuilder()
                                    .level(4)
                                    .allow(
                                            List.of(
                                                    Permission.CREATE_USERS,
                                                    Permission.UPDATE_USERS,
                                                    Permission.ADMINISTER_USERS),
                                            Scope.GROUPS)
                                    .build(),
                            role("mate", Scope.GROUPS, Permission.UPDATE_USERS))),
            FIELDS);

    private final User stranger = People.user("sam", "learner");

    @Nested
    class Reports {
        private final User manager = People.user("mia", "manager");
        private final User report = People.reportOf(manager, "rob", "learner");

        @Test
        void managerReadsAndUpdatesReportsAlone() {
            assertThat(authorizer.mayRead(Actor.of(manager), report)).isTrue();
            assertThat(authorizer.mayRead(Actor.of(manager), stranger)).isFalse();
            assertThat(update(manager, report, user -> user.department("Navy"))).isEmpty();
            assertThat(update(manager, stranger, user -> user.department("Navy")))
                    .isEqualTo("mia has the permission users.update, but not for this user; ask an administrator");
        }

        @Test
        void managerDoesNotReachReportsOfReports() {
            assertThat(authorizer.mayRead(Actor.of(manager), People.reportOf(report, "ria")))
                    .isFalse();
        }

        @Test
        void managerMayNeitherTakeNorGiveAwayUsers() {
            assertThat(update(manager, stranger, user -> user.managerId(manager.id())))
                    .isNotEmpty();
            assertThat(update(manager, report, user -> user.managerId(stranger.id())))
                    .isNotEmpty();
            assertThat(update(manager, report, user -> user.managerId(null))).isNotEmpty();
        }

        @Test
        void managerPutsReportsOnlyIntoGroupsOfTheirOwn() {
            User teamed = manager.with(user -> user.groups(People.groups("team", "choir")));

            assertThat(update(teamed, report, user -> user.groups(People.groups("team", "choir"))))
                    .isEmpty();
            assertThat(update(teamed, report, user -> user.groups(People.groups("team", "board"))))
                    .isEqualTo("mia may not add users to group board from outside of it; ask an administrator");
            assertThat(update(teamed, report, user -> user.groups(List.of()))).isEmpty();
        }

        @Test
        void managerChangesOnlyAttributesThatManagersMayEdit() {
            User paid = report.with(user -> user.attribute(CLOSED, text("100")));

            assertThat(update(manager, paid, user -> user.attribute(OPEN, text("42"))))
                    .isEmpty();
            assertThat(update(manager, report, user -> user.attribute(CLOSED, text("200"))))
                    .isEqualTo("mia may not change salary, which managers may not edit; ask an administrator");
            assertThat(update(manager, paid, user -> user.attribute(CLOSED, text("200"))))
                    .isNotEmpty();
            assertThat(update(manager, paid, user -> user.attribute(CLOSED, null)))
                    .isNotEmpty();
            assertThat(update(manager, report, user -> user.attribute(UNDEFINED, text("x"))))
                    .isNotEmpty();
        }

        @Test
        void otherReachThanReportsFreesTheAttributes() {
            User admin = People.user("mia", "manager", "admin");
            User mate = People.user("mia", "manager", "mate").with(user -> user.groups(People.groups("team")));
            User loner = mate.with(user -> user.groups(List.of()));

            assertThat(update(admin, report, user -> user.attribute(CLOSED, text("200"))))
                    .isEmpty();
            assertThat(update(mate, report, user -> user.attribute(CLOSED, text("200"))))
                    .isEmpty();
            assertThat(update(loner, report, user -> user.attribute(CLOSED, text("200"))))
                    .isNotEmpty();
        }
    }

    @Nested
    class Groups {
        private final User lead = People.user("lea", "lead").with(user -> user.groups(People.groups("team")));
        private final User member = stranger.with(user -> user.groups(People.groups("team", "choir")));

        @Test
        void leadReachesMembersOfSharedGroupsAlone() {
            assertThat(authorizer.mayRead(Actor.of(lead), member)).isTrue();
            assertThat(authorizer.mayRead(Actor.of(lead), stranger)).isFalse();
            assertThat(update(lead, member, user -> user.department("Navy"))).isEmpty();
            assertThat(update(lead, stranger, user -> user.department("Navy"))).isNotEmpty();
        }

        @Test
        void leadCreatesUsersInsideTheirGroupsAlone() {
            User outside = stranger.with(user -> user.groups(People.groups("choir")));

            assertThat(create(lead, stranger.with(user -> user.groups(People.groups("team")))))
                    .isEmpty();
            assertThat(create(lead, outside)).isNotEmpty();
            assertThat(create(lead, stranger)).isNotEmpty();
            assertThat(create(lead, member)).contains("may not add users to group choir");
        }

        @Test
        void leadMayNeitherTakeNorGiveAwayUsers() {
            assertThat(update(lead, stranger, user -> user.groups(People.groups("team"))))
                    .isNotEmpty();
            assertThat(update(lead, member, user -> user.groups(People.groups("choir"))))
                    .isNotEmpty();
            assertThat(update(lead, member, user -> user.groups(People.groups("team"))))
                    .isEmpty();
        }

        @Test
        void leadDeactivatesMembersWhoLeaveAllGroupsByIt() {
            User resting = People.inactive(member).with(user -> user.groups(List.of()));

            assertThat(authorizer
                            .decide(Actor.of(lead), Action.DEACTIVATE, member, resting)
                            .reason())
                    .isEmpty();
            assertThat(authorizer
                            .decide(Actor.of(lead), Action.REACTIVATE, resting, member)
                            .isAllowed())
                    .isFalse();
        }

        @Test
        void joiningAGroupWidensNobodysOwnReach() {
            User selfish = People.user("eve", "clerk", "remover").with(user -> user.groups(People.groups("team")));

            assertThat(update(selfish, selfish, user -> user.groups(People.groups("team", "board"))))
                    .contains("may not add users to group board");
            assertThat(update(lead, lead, user -> user.groups(People.groups("team", "board"))))
                    .isNotEmpty();
            assertThat(update(selfish, selfish, user -> user.department("Navy")))
                    .isEmpty();
        }
    }

    @Nested
    class Moves {

        @Test
        void nobodyMovesUsersToWhereTheyHaveMorePower() {
            User remover = People.user("eve", "clerk", "remover").with(user -> user.groups(People.groups("team")));
            User reviewer = People.user("ray", "clerk", "reviewer");

            assertThat(update(remover, stranger, user -> user.groups(People.groups("team"))))
                    .isEqualTo("eve may not move a user into their own reach; ask an administrator");
            assertThat(update(reviewer, stranger, user -> user.managerId(reviewer.id())))
                    .isNotEmpty();
            assertThat(update(remover, stranger, user -> user.groups(People.groups("choir"))))
                    .isEmpty();
            assertThat(update(reviewer, stranger, user -> user.managerId(new UserId("zoe"))))
                    .isEmpty();
        }

        @Test
        void adminMovesUsersFreely() {
            User admin = People.user("ada", "admin");

            assertThat(update(
                            admin, stranger, user -> user.managerId(admin.id()).groups(People.groups("board"))))
                    .isEmpty();
        }
    }

    @Test
    void scopeOfOneRoleDoesNotWidenThePermissionsOfAnother() {
        User mixed = People.user("mix", "reviewer", "clerk");

        assertThat(authorizer
                        .decide(Actor.of(mixed), Action.DELETE, stranger, null)
                        .isAllowed())
                .isFalse();
        assertThat(update(mixed, stranger, user -> user.department("Navy"))).isEmpty();
    }

    @Test
    void selfScopeReachesTheHolderAlone() {
        User selfie = People.user("sal", "selfie");

        assertThat(update(selfie, selfie, user -> user.department("Navy"))).isEmpty();
        assertThat(update(selfie, stranger, user -> user.department("Navy"))).isNotEmpty();
    }

    private String update(User actor, User before, Consumer<UserBuilder> change) {
        return authorizer
                .decide(Actor.of(actor), Action.UPDATE, before, before.with(change))
                .reason();
    }

    private String create(User actor, User user) {
        return authorizer.decide(Actor.of(actor), Action.CREATE, null, user).reason();
    }

    private static AttributeValue text(String value) {
        return new AttributeValue.Text(value);
    }

    private static Role role(String name, Scope scope, Permission... permissions) {
        return Role.builder(name).level(1).allow(List.of(permissions), scope).build();
    }
}
