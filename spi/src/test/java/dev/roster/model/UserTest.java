package dev.roster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final UserId ID = new UserId("u-1");

    @Test
    void reportsAllViolationsTogether() {
        UserBuilder builder = User.builder(ID).managerId(ID).version(-1);
        assertThat(builder.violations()).hasSize(3);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("userName")
                .hasMessageContaining("manager")
                .hasMessageContaining("version");
    }

    @Test
    void needsOneWayToBeKnown() {
        assertThat(User.builder(ID).displayName("Ada").violations()).hasSize(1);
        assertThat(User.builder(ID).userName(new UserName("ada")).violations()).isEmpty();
        assertThat(User.builder(ID).primaryEmail(new EmailAddress("a@b.co")).violations())
                .isEmpty();
        assertThat(User.builder(ID).phoneNumber(new PhoneNumber("+493012345")).violations())
                .isEmpty();
    }

    @Test
    void startsActiveWithoutVersion() {
        User user = known().build();
        assertThat(user.version()).isZero();
        assertThat(user.access().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(user.with(builder -> builder.status(null)).access().status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void survivesTheWayThroughABuilder() {
        User user = known().roles(Set.of(new RoleKey("a"))).version(4).build();
        assertThat(user.toBuilder().build()).isEqualTo(user).hasSameHashCodeAs(user);
        assertThat(user.with(builder -> builder.department("x"))).isNotEqualTo(user);
    }

    @Test
    void doesNotShareCollectionsWithItsMaker() {
        List<RoleKey> roles = new ArrayList<>(List.of(new RoleKey("b"), new RoleKey("a"), new RoleKey("b")));
        User user = known().roles(roles).build();
        roles.clear();
        assertThat(user.access().roles()).containsExactly(new RoleKey("a"), new RoleKey("b"));
        assertThatThrownBy(() -> user.access().roles().add(new RoleKey("c")))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> user.attributes().put(new AttributeKey("a"), new AttributeValue.YesNo(true)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void ordersAttributesByKey() {
        User user = known().attribute(new AttributeKey("b"), new AttributeValue.Text("1"))
                .attribute(new AttributeKey("a"), new AttributeValue.Text("2"))
                .attribute(new AttributeKey("c"), new AttributeValue.Text("3"))
                .attribute(new AttributeKey("c"), null)
                .build();
        assertThat(user.attributes().keySet()).containsExactlyElementsOf(new TreeMap<>(user.attributes()).keySet());
        assertThat(user.attributes()).hasSize(2);
    }

    @Test
    void showsNoPersonalData() {
        User user = known().displayName("Ada Lovelace")
                .primaryEmail(new EmailAddress("ada@example.com"))
                .phoneNumber(new PhoneNumber("+493012345"))
                .version(2)
                .build();
        assertThat(user).hasToString("User[u-1 v2]");
        assertThat("" + Parsed.of(user.contact())).doesNotContain("ada@example.com");
    }

    @Test
    void isCalledByTheBestNameThereIs() {
        UserBuilder user = User.builder(ID).phoneNumber(new PhoneNumber("+493012345"));
        assertThat(user.build().label()).isEqualTo("+493012345");
        assertThat(user.primaryEmail(new EmailAddress("a@b.co")).build().label())
                .isEqualTo("a@b.co");
        assertThat(user.userName(new UserName("ada")).build().label()).isEqualTo("ada");
        assertThat(user.lastName("Lovelace").build().label()).isEqualTo("Lovelace");
        assertThat(user.firstName("Ada").build().label()).isEqualTo("Ada Lovelace");
        assertThat(user.displayName("Countess").build().label()).isEqualTo("Countess");
    }

    private static UserBuilder known() {
        return User.builder(ID).userName(new UserName("ada"));
    }
}
