package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A1, A6: whatever a change is called, a privileged field in it needs the permission to administer. */
class PrivilegedFieldTest {

    private static final Map<Field<?>, List<String>> VALUES = Map.of(
            Field.STATUS,
                    Stream.of(UserStatus.values())
                            .filter(status -> status != UserStatus.DELETED)
                            .map(UserStatus::word)
                            .toList(),
            Field.GRANTS, List.of("simple@team:x", "simple@team:x [why y]", "plain@domain:people"),
            Field.STATUS_REASON, List.of("on leave", "left"),
            Field.SET_ASIDE_GROUPS, List.of("team", "team|board"),
            Field.ROLES, List.of("simple", "plain", "simple|plain"));

    private static final Authorizer AUTHORIZER = new Authorizer(RoleCatalog.of(List.of(
            role("updater", Permission.UPDATE_USERS, Permission.CREATE_USERS, Permission.DELETE_USERS),
            role("administrator", Permission.ADMINISTER_USERS),
            role("simple"),
            role("plain"))));

    private final Actor updater = Actor.of(People.user("uma", "updater"));
    private final Actor administrator = Actor.of(People.user("ada", "administrator"));
    private final Actor both = Actor.of(People.user("abe", "administrator", "updater"));
    private final User bob = People.user("bob", "simple");

    static Stream<Arguments> privilegedChanges() {
        return VALUES.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(from -> entry.getValue().stream()
                                .filter(to -> !to.equals(from))
                                .map(to -> Arguments.of(entry.getKey(), from, to))));
    }

    @Test
    void coversEveryPrivilegedField() {
        assertThat(Fields.builtIn().all().stream().filter(Field::isPrivileged))
                .containsExactlyInAnyOrderElementsOf(VALUES.keySet());
    }

    @ParameterizedTest
    @MethodSource("privilegedChanges")
    <T> void permissionToUpdateIsNotEnough(Field<T> field, String from, String to) {
        User before = with(bob, field, from);
        User after = with(bob, field, to).with(user -> user.department("Navy"));

        assertThat(AUTHORIZER
                        .decide(updater, Action.of(before, after), before, after)
                        .reason())
                .isEqualTo("uma lacks the permission users.administer; ask an administrator");
        assertThat(AUTHORIZER
                        .decide(both, Action.of(before, after), before, after)
                        .isAllowed())
                .isTrue();
    }

    static Stream<Action> changes() {
        return Stream.concat(
                Action.builtIn().stream()
                        .filter(action -> !Set.of(Action.READ, Action.CREATE, Action.DELETE)
                                .contains(action)),
                Stream.of(new Action("unlock", Permission.UPDATE_USERS)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nameOfTheActionOpensNoWay(Action action) {
        for (Arguments change : privilegedChanges().toList()) {
            Field<?> field = (Field<?>) change.get()[0];
            User before = with(bob, field, (String) change.get()[1]);
            User after = with(bob, field, (String) change.get()[2]);

            assertThat(AUTHORIZER.decide(updater, action, before, after).isAllowed())
                    .as("%s of %s", action, field)
                    .isFalse();
        }
    }

    @Test
    void permissionToAdministerAloneDoesNotReachOtherFields() {
        User inactive = People.inactive(bob);
        User moved = inactive.with(user -> user.department("Navy"));

        assertThat(AUTHORIZER
                        .decide(administrator, Action.DEACTIVATE, bob, inactive)
                        .isAllowed())
                .isTrue();
        assertThat(AUTHORIZER
                        .decide(administrator, Action.REACTIVATE, inactive, bob)
                        .isAllowed())
                .isTrue();
        assertThat(AUTHORIZER
                        .decide(administrator, Action.DEACTIVATE, bob, moved)
                        .reason())
                .contains("lacks the permission users.update");
        assertThat(AUTHORIZER.decide(administrator, Action.UPDATE, bob, bob).isAllowed())
                .isFalse();
    }

    @Test
    void groupsLeftWithADeactivationAndRegainedWithAReactivationBelongToIt() {
        User member = bob.with(user -> user.groups(People.groups("team")));
        User resting = People.inactive(bob);

        assertThat(AUTHORIZER
                        .decide(administrator, Action.DEACTIVATE, member, resting)
                        .isAllowed())
                .isTrue();
        assertThat(AUTHORIZER
                        .decide(administrator, Action.REACTIVATE, resting, member)
                        .isAllowed())
                .isTrue();
        assertThat(AUTHORIZER.decide(administrator, Action.UPDATE, member, bob).isAllowed())
                .isFalse();
    }

    @Test
    void stampsThatRosterSetsNeedNoPermissionOfTheirOwn() {
        User stamped = People.inactive(bob).with(user -> user.version(9).deactivatedAt(Instant.EPOCH));

        assertThat(AUTHORIZER
                        .decide(administrator, Action.DEACTIVATE, bob, stamped)
                        .isAllowed())
                .isTrue();
    }

    private static <T> User with(User user, Field<T> field, String text) {
        T value = field.parse(text).value();
        return user.with(change -> field.set(change, value));
    }

    private static Role role(String name, Permission... permissions) {
        return Role.builder(name)
                .level(1)
                .allow(List.of(permissions), Scope.ALL)
                .build();
    }
}
