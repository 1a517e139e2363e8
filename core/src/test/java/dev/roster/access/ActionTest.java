package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTest {

    private final User ada = People.user("ada");

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, ACTIVE, UPDATE",
        "ACTIVE, INVITED, UPDATE",
        "ACTIVE, SUSPENDED, SUSPEND",
        "ACTIVE, INACTIVE, DEACTIVATE",
        "INVITED, ACTIVE, UPDATE",
        "INVITED, INVITED, UPDATE",
        "INVITED, SUSPENDED, SUSPEND",
        "INVITED, INACTIVE, DEACTIVATE",
        "SUSPENDED, ACTIVE, REACTIVATE",
        "SUSPENDED, INVITED, UPDATE",
        "SUSPENDED, SUSPENDED, UPDATE",
        "SUSPENDED, INACTIVE, DEACTIVATE",
        "INACTIVE, ACTIVE, REACTIVATE",
        "INACTIVE, INVITED, REACTIVATE",
        "INACTIVE, SUSPENDED, REACTIVATE",
        "INACTIVE, INACTIVE, UPDATE"
    })
    void namesTheChangeByItsStatuses(UserStatus before, UserStatus after, String expected) {
        User from = ada.with(user -> user.status(before));
        User to = ada.with(user -> user.status(after).department("Navy"));

        assertThat(Action.of(from, to).name()).isEqualTo(expected.toLowerCase(Locale.ROOT));
    }

    @Test
    void ofTheHostNeedsItsPermissionThoughNothingChanges() {
        Permission unlocking = new Permission("users.unlock");
        Role guard = Role.builder("Guard").level(1).allow(unlocking, Scope.ALL).build();
        Role editor = Role.builder("Editor")
                .level(1)
                .allow(Permission.UPDATE_USERS, Scope.ALL)
                .build();
        Authorizer authorizer = new Authorizer(RoleCatalog.of(List.of(guard, editor)));
        Action unlock = new Action("unlock", unlocking);

        assertThat(authorizer
                        .decide(Actor.of(People.user("gil", "guard")), unlock, ada, ada)
                        .isAllowed())
                .isTrue();
        assertThat(authorizer
                        .decide(Actor.of(People.user("eve", "editor")), unlock, ada, ada)
                        .reason())
                .contains("lacks the permission users.unlock");
    }

    @Test
    void hasAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Action(" ", Permission.READ_USERS));
    }

    @Test
    void isCreateWithoutAStateBefore() {
        assertThat(Action.of(null, People.inactive(ada))).isEqualTo(Action.CREATE);
    }

    @Test
    void isDeleteWithoutAStateAfter() {
        assertThat(Action.of(ada, null)).isEqualTo(Action.DELETE);
    }

    @Test
    void refusesAChangeOfNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Action.of(null, null))
                .withMessageContaining("before or after");
    }
}
