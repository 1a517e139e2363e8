package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.DomainKey;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.UserQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What roles and grants come to where several of them, or none, would do. */
class StandingTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Place AIR = Place.of(new GroupKey("air"));
    private static final CustomAttribute BADGE =
            CustomAttribute.builder("badge", AttributeType.TEXT).build();
    private static final Fields FIELDS = Fields.with(List.of(BADGE));
    private static final Field<?> BADGE_FIELD = FIELDS.find("badge").orElseThrow();
    private static final Role WIDE = Role.builder("wide")
            .level(3)
            .allow(Permission.UPDATE_USERS, Scope.ALL)
            .allow(Permission.ADMINISTER_USERS, Scope.REPORTS)
            .build();
    private static final Role CONTENT = Role.builder("content chief")
            .level(3)
            .domain(new DomainKey("content"))
            .allow(Permission.UPDATE_USERS, Scope.ALL)
            .build();
    private static final Role LINE = Role.builder("line")
            .level(3)
            .allow(Permission.READ_USERS, Scope.ALL_REPORTS)
            .build();
    private static final Authorizer AUTHORIZER =
            new Authorizer(RoleCatalogs.levels().with(List.of(WIDE, CONTENT, LINE)), FIELDS);

    private final User there = People.user("bob", "learner").with(user -> user.groups(People.groups("air")));
    private final User elsewhere = People.user("eve", "learner");

    @Test
    void whoReachesEverybodyMayJoinGroupsAndOrganizationsThatWidenNothing() {
        User ada = People.user("ada", "wide");

        assertThat(update(ada, ada, ada.with(user -> user.groups(People.groups("air")))))
                .isTrue();
        assertThat(update(ada, ada, ada.with(user -> user.organization(new OrganizationKey("acme")))))
                .isTrue();
    }

    @Test
    void aRoleOfAnotherDomainGivesNothingAtAPlace() {
        assertThat(update(holding("content chief", AIR), there, there)).isFalse();
        assertThat(update(holding("admin", AIR), there, there)).isTrue();
    }

    @Test
    void aGrantAtThePlaceOfAReportIsMoreThanToBeTheManager() {
        User mia = People.user("mia", "manager");
        User report = there.with(user -> user.managerId(mia.id()));
        User changed = report.with(user -> user.attribute(BADGE.key(), new AttributeValue.Text("b")));

        assertThat(update(with(mia, "admin", AIR), report, changed)).isTrue();
        assertThat(update(with(mia, "manager", AIR), report, changed)).isFalse();
        assertThat(update(with(mia, "admin", Place.of(new GroupKey("navy"))), report, changed))
                .isFalse();
        assertThat(update(People.user("ada", "admin"), report, changed)).isTrue();
    }

    @Test
    void whoReadsAsAManagerAtAPlaceSearchesNoAttributeThatIsClosed() {
        assertThat(AUTHORIZER
                        .maySearch(actor(holding("manager", AIR)), BADGE_FIELD)
                        .isAllowed())
                .isFalse();
        assertThat(AUTHORIZER
                        .maySearch(actor(holding("line", AIR)), BADGE_FIELD)
                        .isAllowed())
                .isFalse();
        assertThat(AUTHORIZER
                        .maySearch(actor(holding("admin", AIR)), BADGE_FIELD)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void aGrantAtAPlaceMayNeedAllReports() {
        assertThat(AUTHORIZER.needsReports(actor(holding("line", AIR)))).isTrue();
        assertThat(AUTHORIZER.needsReports(actor(holding("admin", AIR)))).isFalse();
    }

    @Test
    void theFilterOfWhomOneMayReadSaysWhatTheDecisionSays() {
        User gone = there.with(user -> user.status(UserStatus.DELETED));
        User asleep = People.user("ada", "admin").with(user -> user.status(UserStatus.SUSPENDED));
        List<User> actors = List.of(
                holding("admin", AIR), holding("line", AIR), People.user("ada", "admin"), People.user("ada"), asleep);
        for (User actor : actors) {
            for (User user : List.of(there, elsewhere, gone, actor)) {
                boolean isFound = UserQuery.first(1)
                        .where(AUTHORIZER.readable(actor(actor)))
                        .matches(user);
                assertThat(isFound).as("%s %s", actor, user).isEqualTo(AUTHORIZER.mayRead(actor(actor), user));
            }
        }
        assertThat(AUTHORIZER.mayRead(actor(People.user("ada", "admin")), gone)).isTrue();
        assertThat(AUTHORIZER.mayRead(actor(holding("admin", AIR)), gone)).isFalse();
    }

    @Test
    void aGrantToComeIsNamedOnlyWhereItWouldDo() {
        User soon = holding(Grant.of(new RoleKey("admin"), AIR).from(NOW.plusSeconds(1)));
        User manages = holding(
                Grant.of(new RoleKey("admin"), Place.of(DomainKey.PEOPLE)).from(NOW.plusSeconds(1)));
        User leads = holding(
                Grant.of(new RoleKey("manager"), Place.of(DomainKey.PEOPLE)).from(NOW.plusSeconds(1)));

        assertThat(denials(soon)).containsExactly(Denial.NOT_YET, Denial.NO_GRANT, Denial.NO_GRANT);
        assertThat(denials(manages)).containsExactly(Denial.NOT_YET, Denial.NOT_YET, Denial.NOT_YET);
        assertThat(denials(leads)).containsExactly(Denial.NO_GRANT, Denial.NO_GRANT, Denial.NO_GRANT);
        assertThat(AUTHORIZER.may(actor(leads), Permission.UPDATE_USERS).denial())
                .isEqualTo(Denial.NOT_YET);
    }

    /** Of reading somebody there and elsewhere, and of managing groups. */
    private List<Denial> denials(User user) {
        return Stream.of(
                        AUTHORIZER.decide(actor(user), Action.READ, there, null),
                        AUTHORIZER.decide(actor(user), Action.READ, elsewhere, null),
                        AUTHORIZER.mayManageGroups(actor(user)))
                .map(decision -> Objects.requireNonNull(decision.denial()))
                .toList();
    }

    private static boolean update(User actor, User before, User after) {
        return AUTHORIZER.decide(actor(actor), Action.UPDATE, before, after).isAllowed();
    }

    private static Actor actor(User user) {
        return Actor.of(user).at(NOW);
    }

    private static User holding(String role, Place place) {
        return holding(Grant.of(new RoleKey(role), place));
    }

    private static User holding(Grant grant) {
        return People.user("ada").with(user -> user.grants(List.of(grant)));
    }

    private static User with(User user, String role, Place place) {
        return user.with(change -> change.grants(List.of(Grant.of(new RoleKey(role), place))));
    }
}
