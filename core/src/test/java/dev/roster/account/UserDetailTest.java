package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.Denial;
import dev.roster.access.HolderPolicy;
import dev.roster.access.OfferedAction;
import dev.roster.access.RightsRow;
import dev.roster.access.RoleCatalog;
import dev.roster.access.TenantCatalogs;
import dev.roster.account.UserDetail.HeldRole;
import dev.roster.account.UserDetail.Noted;
import dev.roster.account.UserDetail.Section;
import dev.roster.account.UserDetailSection.Row;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.spi.AuditEntry;
import dev.roster.text.JsonObject;
import dev.roster.text.UserDetailJson;
import dev.roster.text.UserDetailText;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything about one user, as each actor may see it (J4, C7). */
class UserDetailTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final UserId OWNER = new UserId("u-owner");
    private static final UserId BOSS = new UserId("u-boss");
    private static final UserId ADA = new UserId("u-ada");
    private static final UserId EVE = new UserId("u-eve");
    private static final String SALARY = "90210";
    private static final Set<Permission> MANAGING =
            Set.of(Permission.READ_USERS, Permission.UPDATE_USERS, Permission.ADMINISTER_USERS);

    private static final CustomAttribute PAY =
            CustomAttribute.builder("pay", AttributeType.TEXT).label("Pay").build();
    private static final CustomAttribute BADGE = CustomAttribute.builder("badge", AttributeType.TEXT)
            .label("Badge")
            .visibleToManagers(true)
            .build();

    private final InMemoryStores stores = InMemoryStores.of(
            user("owner", "owner"),
            user("boss", "boss"),
            user("manager", "manager"),
            user("eve", "member"),
            user("ada", "lead"),
            user("first", "member").with(user -> user.managerId(ADA)),
            user("gone", "member").with(user -> user.managerId(ADA).status(UserStatus.DELETED)));

    @BeforeEach
    void defineAndChange() {
        TenantCatalogs catalogs = asOperator().catalogs();
        catalogs.roles().create(role("boss", 4).allow(MANAGING, Scope.REPORTS).build());
        catalogs.roles()
                .create(role("lead", 2).inherits(List.of(new RoleKey("member"))).build());
        catalogs.organizations().create(new Organization(new OrganizationKey("acme"), "Acme, Inc."));
        catalogs.teams().create(new Team(new TeamKey("red"), "The Reds", new OrganizationKey("acme")));
        catalogs.groups().create(Group.named("Navy"));
        catalogs.attributes().create(PAY);
        catalogs.attributes().create(BADGE);
        Users owner = roster().as(OWNER).users();
        owner.update(
                ADA,
                1,
                form -> form.managerId("boss@example.com")
                        .set(Field.ORGANIZATION, new OrganizationKey("acme"))
                        .set(Field.TEAMS, Set.of(new TeamKey("red")))
                        .groups("navy")
                        .set(PAY.field(), new AttributeValue.Text(SALARY))
                        .set(BADGE.field(), new AttributeValue.Text("gold")));
        Grant deputy = Grant.of(new RoleKey("manager"), Place.of(new GroupKey("navy")));
        assertThat(owner.grant(ADA, 2, deputy.until(NOON.plusSeconds(60)).why("leave of Bob"))
                        .isDone())
                .isTrue();
    }

    private static RoleBuilder role(String key, int level) {
        return Role.builder(key).level(level);
    }

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private RosterBuilder at(Instant moment) {
        return Roster.on(stores).clock(Clock.fixed(moment, ZoneOffset.UTC));
    }

    private Roster roster() {
        return at(NOON).build();
    }

    private Session asOperator() {
        return roster().as(Actor.operator("test"));
    }

    private UserDetail seenBy(UserId reader, UserId user) {
        return roster().as(reader).users().detailOf(user).orElseThrow();
    }

    @Test
    void tellsAnOwnerEverything() {
        UserDetail detail = seenBy(OWNER, ADA);

        assertThat(detail.user()).isEqualTo(stores.users().findAll(List.of(ADA)).get(0));
        assertThat(detail.membership().organization())
                .isEqualTo(new Organization(new OrganizationKey("acme"), "Acme, Inc."));
        assertThat(detail.membership().teams()).extracting(Team::name).containsExactly("The Reds");
        assertThat(detail.membership().groups()).extracting(Group::name).containsExactly("Navy");
        assertThat(detail.membership().directReports()).isEqualTo(1);
        assertThat(detail.names()).containsExactlyInAnyOrderEntriesOf(Map.of(OWNER, "owner", BOSS, "boss"));
        assertThat(detail.notes().decision().isAllowed()).isTrue();
        assertThat(detail.history().decision().isAllowed()).isTrue();
        assertThat(detail.toString()).doesNotContain("example.com");
    }

    @Test
    void isEmptyForWhoMayNotReadTheUser() {
        Users eve = roster().as(EVE).users();

        assertThat(eve.detailOf(ADA)).isEmpty();
        assertThat(eve.historyOf(ADA, null)).isEmpty();
        assertThat(eve.detailOf(new UserId("u-nobody"))).isEmpty();
        assertThat(eve.detailOf(EVE)).isPresent();
        assertThat(roster().as(BOSS).users().detailOf(new UserId("u-gone"))).isEmpty();
    }

    @Nested
    class Rights {

        @Test
        void sayWhereEachRoleComesFromAndUntilWhen() {
            List<HeldRole> roles = seenBy(OWNER, ADA).rights().roles();

            assertThat(roles)
                    .extracting(role -> role.role() + " by " + role.path())
                    .containsExactly("lead by [lead]", "member by [lead, member]", "manager by [manager]");
            assertThat(roles).allMatch(role -> role.denial() == null);
            Grant grant = Objects.requireNonNull(roles.get(2).grant());
            assertThat(grant.by()).isEqualTo(OWNER);
            assertThat(grant.place()).isEqualTo(Place.of(new GroupKey("navy")));
            assertThat(grant.until()).isEqualTo(NOON.plusSeconds(60));
            assertThat(roles.get(1).isInherited()).isTrue();
        }

        @Test
        void sayWhatFollowsFromThem() {
            assertThat(seenBy(OWNER, ADA).rights().permissions())
                    .allMatch(row -> row.kind() == RightsRow.Kind.CAN)
                    .extracting(row -> row.permission() + " by " + row.path())
                    .containsExactly(
                            "users.read by [lead, member]", "users.read by [manager]", "users.update by [manager]");
        }

        @Test
        void areThoseOfTheMoment() {
            UserDetail later = at(NOON.plusSeconds(60))
                    .build()
                    .as(OWNER)
                    .users()
                    .detailOf(ADA)
                    .orElseThrow();

            assertThat(later.rights().roles())
                    .last()
                    .extracting(HeldRole::denial)
                    .isEqualTo(Denial.EXPIRED);
            assertThat(later.rights().permissions()).hasSize(1);
        }

        @Test
        void areBlockedWhileTheAccountRests() {
            asOperator().users().deactivate(ADA, 3, null);
            UserDetail detail = seenBy(OWNER, ADA);

            assertThat(detail.rights().shown()).containsExactly(RoleCatalog.BLOCKED);
            assertThat(detail.rights().roles()).hasSize(3).allMatch(role -> role.denial() == Denial.STATE);
            assertThat(detail.rights().permissions()).isEmpty();
        }

        @Test
        void ofARoleThatNobodyDefinesDoNotCount() {
            InMemoryStores others = InMemoryStores.of(user("owner", "owner"), user("ada", "pirate"));
            UserDetail detail =
                    Roster.on(others).build().as(OWNER).users().detailOf(ADA).orElseThrow();

            assertThat(detail.rights().roles())
                    .containsExactly(new HeldRole(
                            new RoleKey("pirate"), List.of(new RoleKey("pirate")), null, Denial.NOT_KNOWN));
        }
    }

    @Nested
    class History {

        @Test
        void isTheNewestPageAndLeadsOn() {
            for (int i = 0; i < 60; i++) {
                int number = i;
                asOperator().users().update(ADA, 3 + number, form -> form.department("Navy " + number));
            }
            Users owner = roster().as(OWNER).users();
            UserHistory newest = seenBy(OWNER, ADA).history();
            assertThat(newest.entries()).hasSize(UserHistory.PAGE);
            List<AuditEntry> all = new ArrayList<>(newest.entries());
            UserHistory page = newest;
            while (page.next().isPresent()) {
                page = owner.historyOf(ADA, page.next().get()).orElseThrow();
                all.addAll(page.entries());
            }

            assertThat(all).isEqualTo(stores.audit().ofUser(ADA, 1_000)).hasSize(62);
            assertThat(page.names()).containsExactlyEntriesOf(Map.of(OWNER, "owner"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "1@", "@", "1/1"})
        void refusesWhatIsNoCursor(String cursor) {
            Users owner = roster().as(OWNER).users();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> owner.historyOf(ADA, cursor))
                    .withMessageContaining("begin with the newest page");
        }

        @Test
        void isForThoseWhoAdministerTheUser() {
            UserHistory own = seenBy(ADA, ADA).history();

            assertThat(own.decision().denial()).isEqualTo(Denial.NO_GRANT);
            assertThat(own.decision().reason()).contains("users.administer");
            assertThat(own.entries()).isEmpty();
            assertThat(own.names()).isEmpty();
            assertThat(roster().as(ADA).users().historyOf(ADA, null)).contains(own);
            assertThat(seenBy(ADA, ADA).notes().decision().isAllowed()).isFalse();
        }
    }

    @Nested
    class Hidden {

        @Test
        void attributesAreNowhereForAManager() {
            asOperator().users().update(ADA, 3, form -> form.set(PAY.field(), null));
            UserDetail detail = seenBy(BOSS, ADA);

            assertThat(detail.history().entries()).hasSize(3);
            assertThat(told(detail))
                    .contains("gold", "badge")
                    .doesNotContain(SALARY)
                    .doesNotContain("pay, badge", "\"field\":\"pay\"", "\"detail\":\"pay\"", ": pay", "pay:");
            assertThat(told(seenBy(OWNER, ADA)))
                    .contains(SALARY, "pay, badge", "\"field\":\"pay\"", "\"detail\":\"pay\"", ": pay", "pay:");
        }

        @Test
        void areValuesOfWhatIsNoLongerDefined() {
            asOperator().catalogs().attributes().delete(PAY, HolderPolicy.refuse());

            assertThat(told(seenBy(BOSS, ADA))).contains("gold").doesNotContain(SALARY);
            assertThat(seenBy(OWNER, ADA).history().entries())
                    .noneMatch(entry -> entry.values().toString().contains(SALARY));
        }

        @Test
        void areNamesOfThoseWhomTheReaderMayNotRead() {
            UserDetail detail = seenBy(BOSS, ADA);

            assertThat(detail.names()).containsExactlyEntriesOf(Map.of(BOSS, "boss"));
            assertThat(detail.history().names()).isEmpty();
            assertThat(detail.membership().directReports()).isZero();
        }

        private String told(UserDetail detail) {
            StringWriter out = new StringWriter();
            JsonObject.write(
                    out,
                    json -> UserDetailJson.add(
                            json, List.copyOf(roster().fields().all()), detail, Locale.ENGLISH));
            return out.toString() + String.join("\n", UserDetailText.lines(detail));
        }
    }

    @Nested
    class Notes {

        @Test
        void areTheNewest() {
            List<Note> noted = IntStream.range(0, Noted.MOST + 5)
                    .mapToObj(second -> at(NOON.plusSeconds(second))
                            .build()
                            .as(OWNER)
                            .users()
                            .notes(ADA)
                            .add("note " + second))
                    .sorted(Comparator.comparing(Note::at).reversed())
                    .toList();

            assertThat(seenBy(OWNER, ADA).notes().newest()).isEqualTo(noted.subList(0, Noted.MOST));
            assertThat(seenBy(ADA, ADA).notes().newest()).isEmpty();
            assertThat(seenBy(BOSS, ADA).notes().newest()).hasSize(Noted.MOST);
        }
    }

    @Nested
    class Sections {

        private UserDetail with(UserDetailSection section) {
            return at(NOON).detailSection("Skills", section)
                    .detailSection("Requests", (user, actor) -> List.of(new Row(actor.name(), user.label())))
                    .build()
                    .as(BOSS)
                    .users()
                    .detailOf(ADA)
                    .orElseThrow();
        }

        @Test
        void areWhatTheHostTellsThisActor() {
            AtomicReference<User> told = new AtomicReference<>();
            UserDetail detail = with((user, actor) -> {
                told.set(user);
                return List.of(new Row("Java", "expert"));
            });

            assertThat(detail.sections())
                    .containsExactly(
                            new Section("Skills", Section.State.COMPLETE, List.of(new Row("Java", "expert"))),
                            new Section("Requests", Section.State.COMPLETE, List.of(new Row("u-boss", "ada"))));
            assertThat(Objects.requireNonNull(told.get()).attributes()).containsOnlyKeys(BADGE.key());
        }

        @Test
        void thatFailSaySoAndBreakNothing() {
            List<UserDetailSection> broken = List.of(
                    (user, actor) -> {
                        throw new IllegalStateException("the skills are away");
                    },
                    (user, actor) -> {
                        throw new StackOverflowError();
                    },
                    (user, actor) -> Collections.singletonList(null));
            for (UserDetailSection section : broken) {
                UserDetail detail = with(section);

                assertThat(detail.sections().get(0)).isEqualTo(new Section("Skills", Section.State.FAILED, List.of()));
                assertThat(detail.sections().get(1).rows()).hasSize(1);
                assertThat(UserDetailText.lines(detail)).contains("Skills: not available now");
            }
        }

        @Test
        void areBounded() {
            Section many = with((user, actor) -> Collections.nCopies(UserDetailSection.MAX_ROWS + 1, new Row("a", "b")))
                    .sections()
                    .get(0);
            assertThat(many.state()).isEqualTo(Section.State.CUT);
            assertThat(many.rows()).hasSize(UserDetailSection.MAX_ROWS);

            String emoji = "x" + "\uD83D\uDE00".repeat(UserDetailSection.MAX_TEXT);
            Section wide = with((user, actor) -> List.of(new Row(emoji, emoji)))
                    .sections()
                    .get(0);
            assertThat(wide.state()).isEqualTo(Section.State.CUT);
            assertThat(wide.rows().get(0).value())
                    .hasSizeLessThanOrEqualTo(UserDetailSection.MAX_TEXT)
                    .endsWith("\uDE00…");
            Section full = with((user, actor) -> Collections.nCopies(
                            UserDetailSection.MAX_ROWS, new Row("a", "b".repeat(UserDetailSection.MAX_TEXT))))
                    .sections()
                    .get(0);
            assertThat(full.state()).isEqualTo(Section.State.COMPLETE);
        }

        @Test
        void haveATitleEach() {
            RosterBuilder builder = at(NOON).detailSection("Skills", (user, actor) -> List.of());

            for (String title : List.of("Skills", "", " ", "a\nb", "x".repeat(101))) {
                assertThatIllegalArgumentException()
                        .as(title)
                        .isThrownBy(() -> builder.detailSection(title, (user, actor) -> List.of()));
            }
            IntStream.range(1, 20).forEach(i -> builder.detailSection("Section " + i, (user, actor) -> List.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder.detailSection("One more", (user, actor) -> List.of()));
        }
    }

    @Test
    void offersTheMenuWithReasons() {
        List<OfferedAction> offered = seenBy(BOSS, ADA).actions();

        assertThat(offered)
                .isEqualTo(
                        roster().as(BOSS).access().actionsOfEach(List.of(ADA)).get(ADA));
        assertThat(offered)
                .filteredOn(action -> action.action().key().equals("suspend"))
                .allMatch(OfferedAction::isAvailable);
        assertThat(offered)
                .filteredOn(action -> action.action().key().equals("delete"))
                .allMatch(action -> action.decision().reason().contains("users.delete"));
    }

    /** Notes are one question to the documents that are required. */
    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void asksAsOftenHoweverMuchThereIs(int size) {
        for (int i = 0; i < size; i++) {
            int number = i;
            asOperator().users().update(ADA, 3 + number, form -> form.department("Navy " + number));
            asOperator().users().notes(ADA).add("note " + number);
        }
        CountedStores counted = new CountedStores(stores);
        Session owner = Roster.on(counted.stores()).build().as(OWNER);

        assertThat(counted.during(() -> owner.users().detailOf(ADA)))
                .containsExactly("catalogs", "findAll", "require", "count", "list", "findAll", "findAll");
        assertThat(counted.during(() -> owner.users().historyOf(ADA, null)))
                .containsExactly("catalogs", "findAll", "list", "findAll");
    }

    @Test
    void isWrittenForPeople() {
        assertThat(UserDetailText.lines(seenBy(OWNER, ADA)))
                .startsWith(
                        "Roles: lead",
                        "  role lead",
                        "  role member, inherited by lead > member",
                        "  role manager at group:navy until 2030-01-01T12:01:00Z by u-owner (leave of Bob)",
                        "Permissions",
                        "  users.read over themselves by role lead through member",
                        "  users.read over direct reports in group:navy by role manager at group:navy"
                                + " until 2030-01-01T12:01:00Z by u-owner (leave of Bob)")
                .contains(
                        "Manager: boss (u-boss)",
                        "Organization: Acme, Inc. (acme)",
                        "Teams: The Reds (red)",
                        "Groups: Navy (navy)",
                        "Direct reports: 1",
                        "  2030-01-01T12:00:00Z update by owner (u-owner): grants",
                        "    organization: none → acme",
                        "Actions",
                        "  Edit");
        assertThat(UserDetailText.lines(seenBy(ADA, ADA)))
                .contains(
                        "Notes: ada lacks the permission users.administer; ask an administrator",
                        "History: ada lacks the permission users.administer; ask an administrator");
    }
}
