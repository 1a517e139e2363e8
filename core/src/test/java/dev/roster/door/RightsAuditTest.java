package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.RightsQuestion;
import dev.roster.access.RightsRow;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserStatus;
import dev.roster.text.JsonObject;
import dev.roster.text.RightsJson;
import dev.roster.text.RightsText;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C19: who may do what by which path, and what is to be looked at. */
class RightsAuditTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant SINCE = Instant.parse("2026-03-01T00:00:00Z");
    private static final Grant GRANT = Grant.of(new RoleKey("admin"), Place.of(new GroupKey("air")));
    private static final RightsQuestion ALL = RightsQuestion.everything();

    private final User olga = user("olga", "owner");
    private final User mia = user("mia", "manager");

    @Test
    void tellsWhoHasAPermissionByWhichPathAndHowFar() {
        Role heir = Role.builder("heir")
                .level(4)
                .inherits(List.of(new RoleKey("manager")))
                .allow(Permission.UPDATE_USERS, Scope.ORGANIZATION)
                .build();
        User dee = with(user("dee", "learner"), u -> u.grants(List.of(GRANT)));
        User late = with(user("late", "learner"), u -> u.grants(List.of(GRANT.from(NOW.plusSeconds(1)))));
        User asleep = with(user("zoe", "owner"), u -> u.status(UserStatus.SUSPENDED));
        InMemoryStores stores = InMemoryStores.of(olga, user("heir", "heir"), dee, late, asleep, mia);
        Session session = session(stores);
        session.catalogs().roles().create(heir);

        assertThat(lines(session, ALL.of(Permission.UPDATE_USERS).only(Set.of(RightsRow.Kind.CAN))))
                .containsExactly(
                        "dee@example.com (u-dee) has users.update over everybody in group:air by role admin at group:air",
                        "heir@example.com (u-heir) has users.update over users of their organization by role heir",
                        "heir@example.com (u-heir) has users.update over direct reports by role heir through manager",
                        "mia@example.com (u-mia) has users.update over direct reports by role manager",
                        "olga@example.com (u-olga) has users.update over everybody by role owner");
        assertThat(rows(session, ALL.only(Set.of(RightsRow.Kind.CAN))))
                .filteredOn(row -> String.valueOf(row.user()).equals("u-mia"))
                .extracting(RightsRow::permission)
                .containsExactly(Permission.READ_USERS, Permission.UPDATE_USERS);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-01-01, 2026-02-01, UNUSED
            2026-03-01, 2026-02-01, UNUSED
            2026-03-02, 2026-02-01,
            2026-01-01, 2026-03-01,
            2026-01-01, 2026-05-01,
            2026-01-01,           , USE_UNKNOWN
                      , 2026-02-01, USE_UNKNOWN
                      , 2026-05-01,
            """)
    void tellsOfGrantsThatWereNotUsedAsFarAsActivityTells(
            @Nullable String from, @Nullable String seen, RightsRow.@Nullable Kind told) {
        Grant grant = GRANT.from(day(from)).until(NOW.plus(Duration.ofDays(90)));
        RightsQuestion question = ALL.unusedSince(SINCE);
        User signedIn = with(user("dee"), u -> u.grants(List.of(grant)).lastLoginAt(day(seen)));
        User active = with(user("eve"), u -> u.grants(List.of(grant)).lastActivityAt(day(seen)));

        for (User user : List.of(signedIn, active)) {
            assertThat(ofGrants(rows(session(InMemoryStores.of(olga, user)), question)))
                    .extracting(RightsRow::kind)
                    .isEqualTo(told == null ? List.of() : List.of(told));
        }
        assertThat(ofGrants(rows(session(InMemoryStores.of(olga, signedIn)), ALL)))
                .as("not asked")
                .isEmpty();
    }

    @Test
    void theLaterOfSignInAndActivityCountsAndNoGrantIsOlderThanItsHolder() {
        Grant grant = GRANT.from(day("2026-01-01"));
        User both = with(
                user("dee"),
                u -> u.grants(List.of(grant)).lastLoginAt(day("2026-02-01")).lastActivityAt(day("2026-05-01")));
        User other = with(
                user("eve"),
                u -> u.grants(List.of(grant)).lastLoginAt(day("2026-05-01")).lastActivityAt(day("2026-02-01")));
        User young = with(user("fay"), u -> u.grants(List.of(GRANT)).createdAt(day("2026-05-01")));

        assertThat(ofGrants(rows(session(InMemoryStores.of(olga, both, other, young)), ALL.unusedSince(SINCE))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-06-01T00:00:01Z, EXPIRING, 1 day
            2026-06-02T00:00:00Z, EXPIRING, 1 day
            2026-06-02T00:00:01Z, EXPIRING, 14 days
            2026-06-15T00:00:00Z, EXPIRING, 14 days
            2026-06-15T00:00:01Z,         ,
            2026-06-01T00:00:00Z, EXPIRED ,
            2026-05-02T00:00:00Z, EXPIRED ,
            2026-05-01T23:59:59Z,         ,
            """)
    void tellsOfGrantsThatEndSoonOrEndedLately(Instant until, RightsRow.@Nullable Kind told, @Nullable String notice) {
        User dee = with(user("dee"), u -> u.grants(List.of(GRANT.until(until))));

        List<RightsRow> rows = ofGrants(rows(session(InMemoryStores.of(olga, dee)), ALL));
        assertThat(rows).extracting(RightsRow::kind).isEqualTo(told == null ? List.of() : List.of(told));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.note()).isEqualTo(notice);
            assertThat(row.moment()).isEqualTo(until);
        });
    }

    @Test
    void noticesCanBeOthers() {
        User dee = with(user("dee"), u -> u.grants(List.of(GRANT.until(NOW.plus(Duration.ofHours(20))))));
        Session session = session(InMemoryStores.of(olga, dee));

        assertThat(lines(
                        session,
                        ALL.notice(List.of(Duration.ofDays(2), Duration.ofHours(36)), Duration.ZERO)
                                .only(Set.of(RightsRow.Kind.EXPIRING))))
                .containsExactly("dee@example.com (u-dee) loses role admin at group:air until 2026-06-01T20:00:00Z"
                        + " within 36 hours");
        assertThatIllegalArgumentException().isThrownBy(() -> ALL.notice(List.of(), Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> ALL.notice(List.of(Duration.ofDays(-1)), Duration.ZERO));
    }

    @Test
    void tellsOfRolesThatNobodyHolds() {
        User resting = with(user("ann", "vendor"), u -> u.status(UserStatus.INACTIVE));
        User dee = with(user("dee"), u -> u.grants(List.of(GRANT)));
        Session session = session(InMemoryStores.of(olga, mia, resting, dee));

        assertThat(rows(session, ALL.only(Set.of(RightsRow.Kind.UNHELD))))
                .extracting(row -> row.role().value())
                .contains("learner", "support")
                .doesNotContain("owner", "manager", "vendor", "admin", "blocked");
    }

    @Test
    void tellsOfRolesThatMostOthersOfATitleDoNotHold() {
        Set<RightsRow.Kind> unusual = Set.of(RightsRow.Kind.UNUSUAL);
        List<User> clerks = new ArrayList<>(IntStream.range(0, 5)
                .mapToObj(i -> clerk("c" + i, i < 2 ? "instructor" : "learner"))
                .toList());
        clerks.add(with(clerk("chief", "learner"), u -> u.roles(roles("learner", "admin"))));
        clerks.add(olga);

        assertThat(lines(session(InMemoryStores.of(clerks.toArray(User[]::new))), ALL.only(unusual)))
                .containsExactly(
                        "c0@example.com (u-c0) holds role instructor, unlike most others who are Clerk",
                        "c1@example.com (u-c1) holds role instructor, unlike most others who are Clerk",
                        "chief@example.com (u-chief) holds role admin, unlike most others who are Clerk");

        clerks.set(2, with(clerks.get(2), u -> u.status(UserStatus.INACTIVE)));
        assertThat(lines(session(InMemoryStores.of(clerks.toArray(User[]::new))), ALL.only(unusual)))
                .as("fewer than five others")
                .isEmpty();
    }

    @Test
    void halfOfTheOthersAreUsual() {
        List<User> clerks = IntStream.range(0, 7)
                .mapToObj(i -> clerk("c" + i, i < 4 ? "instructor" : "learner"))
                .toList();

        assertThat(rows(
                        session(InMemoryStores.of(
                                Stream.concat(clerks.stream(), Stream.of(olga)).toArray(User[]::new))),
                        ALL.only(Set.of(RightsRow.Kind.UNUSUAL))))
                .as("of the six others three are instructors, but two learners")
                .extracting(row -> row.role().value())
                .containsOnly("learner")
                .hasSize(3);
    }

    @Test
    void tellsOfNobodyWhomTheOneWhoAsksMayNotRead() {
        User eve = with(user("eve", "learner"), u -> u.managerId(mia.id()).grants(List.of(GRANT.until(NOW))));
        User gone = with(user("gone", "owner"), u -> u.status(UserStatus.DELETED));
        InMemoryStores stores = InMemoryStores.of(olga, mia, eve, gone);

        assertThat(rows(session(stores, mia), ALL))
                .extracting(row -> String.valueOf(row.user()))
                .containsOnly("u-eve", "u-mia", "null");
        assertThat(rows(session(stores, mia), ALL.only(Set.of(RightsRow.Kind.UNHELD))))
                .extracting(row -> row.role().value())
                .contains("owner");
        assertThat(rows(session(stores), ALL))
                .extracting(row -> String.valueOf(row.user()))
                .doesNotContain("u-gone");
    }

    @Test
    void everyLineIsASentenceAndAnObject() {
        Set<RightsRow.Kind> seen = EnumSet.noneOf(RightsRow.Kind.class);
        Grant old = GRANT.from(day("2026-01-01"));
        List<User> users = new ArrayList<>(
                IntStream.range(0, 6).mapToObj(i -> clerk("c" + i, "learner")).toList());
        users.add(olga);
        users.add(clerk("x", "vendor"));
        users.add(with(user("a"), u -> u.grants(List.of(old)).lastLoginAt(day("2026-02-01"))));
        users.add(with(user("b"), u -> u.grants(List.of(old))));
        users.add(with(user("c"), u -> u.grants(List.of(old.until(NOW)))));
        users.add(with(user("d"), u -> u.grants(List.of(old.until(NOW.plusSeconds(1))))));
        for (RightsRow row : rows(session(InMemoryStores.of(users.toArray(User[]::new))), ALL.unusedSince(SINCE))) {
            StringWriter json = new StringWriter();
            JsonObject.write(json, object -> RightsJson.add(object, row));
            assertThat(RightsText.line(row)).isNotBlank().doesNotContain("null");
            assertThat(json.toString()).contains("\"role\":\"" + row.role() + "\"");
            seen.add(row.kind());
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(RightsRow.Kind.class));
    }

    private static List<RightsRow> ofGrants(List<RightsRow> rows) {
        return rows.stream()
                .filter(row -> row.kind() != RightsRow.Kind.CAN && row.grant() != null)
                .toList();
    }

    private Session session(InMemoryStores stores) {
        return session(stores, olga);
    }

    private static Session session(InMemoryStores stores, User actor) {
        return Roster.on(stores)
                .roles(RoleCatalogs.levels())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build()
                .as(Actor.of(actor));
    }

    private static List<RightsRow> rows(Session session, RightsQuestion question) {
        try (Stream<RightsRow> rows = session.access().audit(question)) {
            return rows.toList();
        }
    }

    private static List<String> lines(Session session, RightsQuestion question) {
        return rows(session, question).stream().map(RightsText::line).toList();
    }

    private static User user(String name, String... roles) {
        return CatalogCases.user(name, roles);
    }

    private static User clerk(String name, String role) {
        return with(user(name, role), u -> u.jobTitle("Clerk"));
    }

    private static List<RoleKey> roles(String... names) {
        return Stream.of(names).map(RoleKey::new).toList();
    }

    private static User with(User user, Consumer<UserBuilder> change) {
        return user.with(change);
    }

    private static @Nullable Instant day(@Nullable String day) {
        return day == null ? null : Instant.parse(day + "T00:00:00Z");
    }
}
