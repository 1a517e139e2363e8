package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.EmailAddress;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What would help somebody who may not, the smallest first, and who could give it. */
class RemediesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final RoleCatalog CATALOG = RoleCatalogs.standard()
            .with(List.of(Role.builder("keeper")
                    .level(1)
                    .allow(Permission.READ_USERS, Scope.ALL)
                    .allow(Permission.UPDATE_USERS, Scope.ALL)
                    .build()));
    private static final Authorizer AUTHORIZER = new Authorizer(CATALOG);

    private static User user(String name, String role, Consumer<UserBuilder> more) {
        UserBuilder user = User.builder(new UserId(name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .roles(List.of(new RoleKey(role)));
        more.accept(user);
        return user.build();
    }

    private static List<String> remedies(User actor, Action action, User target) {
        return AUTHORIZER.explain(Actor.of(actor).at(NOW), action, target).remedies().stream()
                .map(remedy -> remedy.kind() + " " + remedy.role() + " " + remedy.grant() + " " + remedy.givers())
                .toList();
    }

    private static final Grant KEEPER_OF_NAVY = Grant.of(new RoleKey("keeper"), Place.of(new GroupKey("navy")));

    private static User ada() {
        return user(
                "ada",
                "member",
                user -> user.groups(List.of(new GroupKey("navy")))
                        .organization(new OrganizationKey("acme"))
                        .teams(List.of(new TeamKey("red"))));
    }

    @Test
    void aGrantAtAPlaceOfTheUserComesBeforeARoleThatReachesEverybody() {
        assertThat(remedies(user("bob", "member", user -> {}), Action.UPDATE, ada()))
                .containsExactly("GRANT null keeper@group:navy [admin, owner]", "ROLE keeper null [admin, owner]");
    }

    @Test
    void whoIsInNoPlaceIsReachedByARoleAlone() {
        assertThat(remedies(user("bob", "member", user -> {}), Action.UPDATE, user("eve", "member", user -> {})))
                .containsExactly("ROLE keeper null [admin, owner]");
    }

    @Test
    void whoIsPutToRestComesBack() {
        assertThat(remedies(user("bob", "owner", user -> user.status(UserStatus.SUSPENDED)), Action.UPDATE, ada()))
                .containsExactly("RETURN null null [owner]");
    }

    @Test
    void aGrantThatEndedIsGivenAnewAndTheSameOneIsNotToldTwice() {
        User bob = user("bob", "member", user -> user.grants(List.of(KEEPER_OF_NAVY.until(NOW.minusSeconds(5)))));
        assertThat(remedies(bob, Action.UPDATE, ada()))
                .containsExactly("EXTEND null keeper@group:navy [admin, owner]", "ROLE keeper null [admin, owner]");
    }

    @Test
    void aGrantThatIsToBeginIsWaitedFor() {
        User bob = user("bob", "member", user -> user.grants(List.of(KEEPER_OF_NAVY.from(NOW.plusSeconds(5)))));
        assertThat(remedies(bob, Action.UPDATE, ada()))
                .containsExactly("WAIT null keeper@group:navy []", "ROLE keeper null [admin, owner]");
    }

    @Test
    void whatNobodyDoesToThemselvesSomebodyElseDoes() {
        User bob = user("bob", "owner", user -> {});
        assertThat(remedies(bob, Action.DELETE, bob)).containsExactly("ANOTHER null null [owner]");
    }

    @Test
    void aRoleThatNobodyKnowsIsDefined() {
        User admin = user("bob", "admin", user -> {});
        assertThat(remedies(admin, Action.UPDATE, user("eve", "pirate", user -> {})))
                .containsExactly("DEFINE pirate null [owner]");
        User two = user("eve", "pirate", user -> user.roles(People.roles("pirate", "parrot")));
        assertThat(remedies(admin, Action.UPDATE, two)).isEmpty();
    }

    @Test
    void aRankIsMetByTheLowestRoleThatMeetsItWhateverTheNameOfTheActor() {
        User owner = user("eve", "owner", user -> {});
        for (String name : List.of("bob", "somebody")) {
            assertThat(remedies(user(name, "admin", user -> {}), Action.UPDATE, owner))
                    .containsExactly("ROLE owner null [owner]");
        }
    }
}
