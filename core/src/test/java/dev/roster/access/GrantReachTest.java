package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.DomainKey;
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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a grant allows: at its place, while it is in force, and never to own the tenant. */
class GrantReachTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Place BACKEND = Place.of(new TeamKey("backend"));
    private static final Place PEOPLE = Place.of(DomainKey.PEOPLE);
    private static final Place CONTENT = Place.of(new DomainKey("content"));
    private static final Permission PUBLISH = new Permission("content.publish");

    private static final RoleCatalog CATALOG = RoleCatalogs.levels()
            .with(List.of(
                    Role.builder("publisher").level(1).allow(PUBLISH, Scope.ALL).build()));
    private static final Authorizer AUTHORIZER = new Authorizer(CATALOG);

    private final User outside = People.user("bob", "learner");
    private final User inside = outside.with(user -> user.teams(List.of(new TeamKey("backend"))));

    static Stream<Place> places() {
        return Stream.of(BACKEND, Place.of(new GroupKey("navy")), Place.of(new OrganizationKey("acme")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void reachesTheUsersOfItsPlaceAlone(Place place) {
        Actor ada = actor(grant("admin", place));
        User there = switch (place.kind()) {
            case TEAM -> inside;
            case GROUP -> outside.with(user -> user.groups(People.groups("navy")));
            case ORGANIZATION, DOMAIN -> outside.with(user -> user.organization(new OrganizationKey("acme")));
        };

        assertThat(updates(ada, there)).isTrue();
        assertThat(updates(ada, outside)).isFalse();
        assertThat(reason(ada, outside, there)).contains("not for this user");
        assertThat(reason(ada, there, outside)).contains("not for this user");
    }

    @Test
    void keepsTheScopesOfTheRoleWithinThePlace() {
        Actor ada = actor(grant("manager", BACKEND));

        assertThat(updates(ada, inside)).isFalse();
        assertThat(updates(ada, inside.with(user -> user.managerId(ada.id().orElseThrow()))))
                .isTrue();
        assertThat(updates(ada, outside.with(user -> user.managerId(ada.id().orElseThrow()))))
                .isFalse();
    }

    @Test
    void countsWhileItIsInForceAndNeverWithoutAMoment() {
        Grant limited = grant("admin", BACKEND).from(NOW).until(NOW.plusSeconds(60));
        User holder = People.user("ada").with(user -> user.grants(List.of(limited)));

        assertThat(updates(Actor.of(holder).at(NOW), inside)).isTrue();
        assertThat(updates(Actor.of(holder).at(NOW.plusSeconds(59)), inside)).isTrue();
        assertThat(updates(Actor.of(holder).at(NOW.plusSeconds(60)), inside)).isFalse();
        assertThat(updates(Actor.of(holder).at(NOW.minusSeconds(1)), inside)).isFalse();
        assertThat(updates(Actor.of(holder), inside)).isFalse();
    }

    @Test
    void inTheDomainOfPeopleTheHigherOfRoleAndGrantDecides() {
        Actor ada = actor(grant("admin", PEOPLE));

        assertThat(updates(ada, outside)).isTrue();
        assertThat(updates(ada, People.user("eve", "owner"))).isFalse();
        assertThat(updates(actor(grant("admin", CONTENT)), outside)).isFalse();
        assertThat(AUTHORIZER.mayManageGroups(ada).isAllowed()).isTrue();
        assertThat(AUTHORIZER.mayManageGroups(actor(grant("admin", BACKEND))).isAllowed())
                .isFalse();
    }

    @Test
    void grantsNothingElsewhereThanWhereTheyAreHigher() {
        Actor ada = actor(grant("admin", PEOPLE));

        assertThat(reason(ada, outside, with(outside, grant("admin", PEOPLE)))).isEmpty();
        assertThat(reason(ada, outside, with(outside, grant("manager", BACKEND))))
                .isEmpty();
        assertThat(reason(ada, outside, with(outside, grant("admin", CONTENT))))
                .contains("may not grant admin@domain:content");
        assertThat(reason(ada, outside, with(outside, grant("owner", BACKEND))))
                .contains("may not grant owner@team:backend");
        assertThat(reason(ada, outside, with(outside, grant("ghost", BACKEND)))).contains("is unknown or above");
        assertThat(reason(ada, outside, outside.with(user -> user.roles(People.roles("admin")))))
                .contains("may not grant role admin, which is above their own roles");
    }

    @Test
    void aGrantOfAPlaceGrantsThereAlone() {
        Actor lead = actor(grant("admin", BACKEND));

        assertThat(reason(lead, inside, with(inside, grant("admin", BACKEND)))).isEmpty();
        assertThat(reason(lead, inside, with(inside, grant("admin", Place.of(new TeamKey("frontend"))))))
                .contains("may not grant admin@team:frontend");
        assertThat(reason(lead, inside, inside.with(user -> user.roles(People.roles("learner", "manager")))))
                .contains("may not grant role manager");
        assertThat(updates(lead, inside.with(user -> user.roles(People.roles("admin")))))
                .isFalse();
        assertThat(updates(lead, inside.with(user -> user.roles(People.roles("instructor")))))
                .isTrue();
    }

    @Test
    void removingAndChangingIsJudgedLikeGranting() {
        Actor ada = actor(grant("admin", PEOPLE));
        User high = with(outside, grant("owner", BACKEND));
        User low = with(outside, grant("manager", BACKEND));

        assertThat(reason(ada, high, outside)).contains("may not remove owner@team:backend");
        assertThat(updates(ada, high)).isFalse();
        assertThat(reason(ada, low, outside)).isEmpty();
        assertThat(reason(ada, low, with(outside, grant("manager", BACKEND).until(NOW))))
                .isEmpty();
        assertThat(updates(ada, with(outside, grant("owner", BACKEND).until(NOW))))
                .isTrue();
    }

    @Test
    void nobodyChangesTheirOwnGrants() {
        User owner = People.user("olga", "owner");

        assertThat(reason(Actor.of(owner).at(NOW), owner, with(owner, grant("learner", BACKEND))))
                .contains("may not change their own roles");
    }

    @Test
    void noGrantMakesAnOwner() {
        User holder = with(People.user("ada"), grant("owner", PEOPLE));

        assertThat(CATALOG.allows(holder, Permission.OWN_TENANT)).isFalse();
        assertThat(CATALOG.levelOf(holder)).isEmpty();
        assertThat(AUTHORIZER.mayManageRoles(Actor.of(holder).at(NOW)).isAllowed())
                .isFalse();
        assertThat(reason(Actor.of(holder).at(NOW), outside, with(outside, grant("publisher", PEOPLE))))
                .contains("may not grant publisher@domain:people");
    }

    @Test
    void nobodyMovesUsersIntoThePlaceOfTheirGrant() {
        Actor ada = Actor.of(People.user("ada", "manager").with(user -> user.grants(List.of(grant("admin", BACKEND)))))
                .at(NOW);
        User report = outside.with(user -> user.managerId(ada.id().orElseThrow()));

        assertThat(reason(ada, report, report.with(user -> user.teams(List.of(new TeamKey("backend"))))))
                .contains("may not move a user into their own reach");
    }

    private static Grant grant(String role, Place place) {
        return Grant.of(new RoleKey(role), place);
    }

    private static Actor actor(Grant grant) {
        return Actor.of(with(People.user("ada"), grant)).at(NOW);
    }

    private static User with(User user, Grant grant) {
        return user.with(change -> change.grants(Set.of(grant)));
    }

    private static boolean updates(Actor actor, User user) {
        return reason(actor, user, user.with(change -> change.department("Navy")))
                .isEmpty();
    }

    private static String reason(Actor actor, User before, User after) {
        Decision decision = AUTHORIZER.decide(actor, Action.UPDATE, before, after);
        return decision.isAllowed() ? "" : decision.reason();
    }
}
