package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** T9: a soft delete and a restore are changes of status that need the permission to delete. */
class SoftDeleteTest {

    private static final Authorizer AUTHORIZER = new Authorizer(RoleCatalog.of(List.of(
            role("administrator", Permission.ADMINISTER_USERS, Permission.UPDATE_USERS),
            role("deleter", Permission.DELETE_USERS),
            role("simple"))));

    private final Actor administrator = Actor.of(People.user("ada", "administrator"));
    private final Actor deleter = Actor.of(People.user("dan", "deleter"));
    private final User bob = People.user("bob", "simple");

    @ParameterizedTest
    @EnumSource(
            value = UserStatus.class,
            names = {"DELETED"},
            mode = EnumSource.Mode.EXCLUDE)
    void needsThePermissionToDeleteAndNoOther(UserStatus other) {
        User kept = bob.with(user -> user.status(other));
        User deleted = bob.with(user -> user.status(UserStatus.DELETED).statusReason("left"));

        assertThat(reason(administrator, kept, deleted)).contains("lacks the permission users.delete");
        assertThat(reason(administrator, deleted, kept)).contains("lacks the permission users.delete");
        assertThat(reason(deleter, kept, deleted)).isEmpty();
        assertThat(reason(deleter, deleted, kept)).isEmpty();
    }

    @Test
    void bringsNothingElseAlong() {
        User deleted = bob.with(user -> user.status(UserStatus.DELETED));

        assertThat(reason(deleter, bob, deleted.with(user -> user.roles(Set.of()))))
                .contains("lacks the permission users.administer");
        assertThat(reason(deleter, bob, deleted.with(user -> user.department("Navy"))))
                .contains("lacks the permission users.update");
    }

    @Test
    void isAnActionOfItsOwn() {
        User deleted = bob.with(user -> user.status(UserStatus.DELETED));

        assertThat(Action.of(bob, deleted)).isEqualTo(Action.SOFT_DELETE);
        assertThat(Action.of(People.inactive(bob), deleted)).isEqualTo(Action.SOFT_DELETE);
        assertThat(Action.of(deleted, bob)).isEqualTo(Action.RESTORE);
    }

    @Test
    void nobodyActsOnceDeleted() {
        Actor gone = Actor.of(People.user("gus", "deleter").with(user -> user.status(UserStatus.DELETED)));

        assertThat(reason(gone, bob, People.inactive(bob))).contains("is deleted and may not act");
    }

    private static String reason(Actor actor, User before, User after) {
        Decision decision = AUTHORIZER.decide(actor, Action.of(before, after), before, after);
        return decision.isAllowed() ? "" : decision.reason();
    }

    private static Role role(String name, Permission... permissions) {
        return Role.builder(name)
                .level(1)
                .allow(List.of(permissions), Scope.ALL)
                .build();
    }
}
