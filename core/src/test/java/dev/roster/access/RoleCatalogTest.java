package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleCatalogTest {

    private final RoleCatalog levels = RoleCatalogs.levels();

    @Test
    void tellsTheShortestLineToEachInheritedRole() {
        Role top = Role.builder("top")
                .inherits(List.of(new RoleKey("middle"), new RoleKey("base"), RoleCatalog.BLOCKED, new RoleKey("gone")))
                .build();
        Role middle =
                Role.builder("middle").inherits(List.of(new RoleKey("base"))).build();
        RoleCatalog catalog = RoleCatalog.of(List.of(
                top,
                middle,
                Role.builder("base").build(),
                Role.builder("blocked").build()));

        assertThat(catalog.pathsFrom(top.key()).values())
                .extracting(Object::toString)
                .containsExactly("[top]", "[top, base]", "[top, middle]");
        assertThat(catalog.pathsFrom(RoleCatalog.BLOCKED).values()).containsExactly(List.of(RoleCatalog.BLOCKED));
        assertThat(catalog.pathsFrom(new RoleKey("gone"))).isEmpty();
    }

    @Test
    void listsLowerLevelsFirstThenByKey() {
        RoleCatalog catalog = RoleCatalog.of(List.of(role("b", 2), role("c", 1), role("a", 2)));

        assertThat(catalog.all()).extracting(role -> role.key().value()).containsExactly("c", "a", "b");
    }

    @Test
    void storedRolesTakeThePlaceOfBuiltInOnes() {
        Role stored = role("Admin", 3, Permission.READ_USERS);
        RoleCatalog catalog = levels.with(List.of(stored, role("auditor", 1)));

        assertThat(catalog.find(stored.key())).contains(stored);
        assertThat(catalog.find(new RoleKey("auditor"))).isPresent();
        assertThat(levels.find(stored.key())).isPresent().get().isNotEqualTo(stored);
    }

    @Test
    void refusesTwoRolesOfTheSameKey() {
        List<Role> twice = List.of(role("Chief", 1), role("CHIEF", 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleCatalog.of(twice))
                .withMessage("role chief is defined twice");
        assertThatIllegalArgumentException().isThrownBy(() -> levels.with(twice));
    }

    @Test
    void ownersAreTheRolesThatOwnTheTenant() {
        RoleCatalog catalog = levels.with(List.of(role("founder", 50, Permission.OWN_TENANT), role("owner", 6)));

        assertThat(levels.ownerRoles())
                .containsExactlyElementsOf(People.roles("owner", "owner-impersonate", "juno", "support"));
        assertThat(catalog.ownerRoles())
                .contains(new RoleKey("founder"))
                .doesNotContain(new RoleKey("owner"), RoleCatalog.BLOCKED);
    }

    @Test
    void permissionsOfSeveralRolesCombine() {
        RoleCatalog catalog = RoleCatalog.of(
                List.of(role("reader", 1, Permission.READ_USERS), role("remover", 1, Permission.DELETE_USERS)));

        assertThat(catalog.permissionsOf(People.user("ada", "reader", "remover", "ghost")))
                .containsExactly(Permission.DELETE_USERS, Permission.READ_USERS);
        assertThat(catalog.permissionsOf(People.user("bob"))).isEmpty();
    }

    @Test
    void blockedLeavesNoPermissionEvenIfAStoredRoleSaysOtherwise() {
        RoleCatalog catalog = levels.with(List.of(role("blocked", 0, Permission.OWN_TENANT)));
        User ada = People.user("ada", "owner", "blocked");

        assertThat(catalog.permissionsOf(ada)).isEmpty();
        assertThat(catalog.ownerRoles()).doesNotContain(RoleCatalog.BLOCKED);
    }

    @Test
    void rankIsTheHighestLevelOrUnknown() {
        assertThat(levels.levelOf(People.user("ada", "learner", "admin", "instructor")))
                .hasValue(5);
        assertThat(levels.levelOf(People.user("bob"))).isEmpty();
        assertThat(levels.levelOf(People.user("eve", "owner", "ghost", "blocked")))
                .hasValue(6);
    }

    private static Role role(String name, int level, Permission... permissions) {
        return Role.builder(name)
                .level(level)
                .allow(List.of(permissions), Scope.ALL)
                .build();
    }
}
