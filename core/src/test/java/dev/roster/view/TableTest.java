package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.profile.Profiles;
import dev.roster.profile.Template;
import dev.roster.query.Filter;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Write;
import dev.roster.table.TableColumn;
import dev.roster.text.ViewJson;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a table shows to whom, and what it is filtered by and suggests. */
class TableTest {

    private static final Role HEAD = Role.builder("head")
            .level(3)
            .allow(Permission.READ_USERS, Scope.ALL_REPORTS)
            .build();

    private static final Role DESK = Role.builder("desk")
            .level(3)
            .allow(Permission.READ_USERS, Scope.ORGANIZATION)
            .build();

    private final InMemoryStores stores = new InMemoryStores();
    private final Roster roster = Roster.on(stores)
            .roles(RoleCatalogs.standard().with(List.of(HEAD, DESK)))
            .build();
    private final Views views = roster.as(Actor.operator("operator")).views();

    private void add(String id, String manager, Consumer<UserBuilder> more) {
        UserBuilder user = User.builder(new UserId(id))
                .version(1)
                .displayName(Character.toUpperCase(id.charAt(0)) + id.substring(1))
                .primaryEmail(new EmailAddress(id + "@example.com"));
        if (!manager.isEmpty()) {
            user.managerId(new UserId(manager));
        }
        more.accept(user);
        write(new Write.InsertUser(user.build()));
    }

    private void add(String id, String manager) {
        add(id, manager, user -> {});
    }

    private void write(Write write) {
        stores.users().commit(List.of(new CommitUnit(List.of(write), null, List.of(), List.of())), CommitGuards.NONE);
    }

    private List<String> cells(Views who, String column) {
        Columns columns = who.columns(Columns::learningPlatform);
        TablePage page = who.table(columns, ViewState.initial().showing(column));
        return page.rows().stream().map(row -> row.text(0)).toList();
    }

    private List<String> found(Views who, String filter) {
        Filter wanted = FilterText.parse(filter, roster.fields());
        return who.page(UserQuery.first(100).where(wanted)).users().stream()
                .map(user -> user.id().value())
                .toList();
    }

    @Test
    void aRowHasTheTextsOfItsColumns() {
        add("ada", "", user -> user.avatarUrl("https://example.com/ada.png"));
        add("bob", "ada", user -> user.displayName(null).firstName("Bob").lastName("Babbage"));
        Columns columns = views.columns(Columns::learningPlatform);
        TablePage page = views.table(columns, ViewState.initial().showing("user", "managerId", "status"));
        assertThat(page.columns()).extracting(Column::key).containsExactly("user", "managerId", "status");
        assertThat(page.rows().get(0).cells())
                .containsExactly(
                        List.of("https://example.com/ada.png", "Ada", "ada@example.com"),
                        List.of(""),
                        List.of("active"));
        assertThat(page.rows().get(1).text(0)).isEqualTo("Bob Babbage, bob@example.com");
        assertThat(page.rows().get(1).text(1)).isEqualTo("Ada");
    }

    @Test
    void managersAreAllAncestorsNearestFirst() {
        add("top", "");
        add("mid", "top");
        add("low", "mid");
        add("leaf", "low");
        assertThat(cells(views, "managers")).containsExactly("Low | Mid | Top", "Mid | Top", "Top", "");
    }

    @Test
    void aCircleOfManagersEndsWhereItBegan() {
        add("ada", "cid");
        add("bob", "ada");
        add("cid", "bob");
        assertThat(cells(views, "managers")).containsExactly("Cid | Bob", "Ada | Cid", "Bob | Ada");
        assertThat(cells(views, "allReports")).containsExactly("2", "2", "2");
        assertThat(found(views, "managers eq \"ada\"")).containsExactly("bob", "cid");
        add("dan", "");
        assertThat(found(views, "managers in (ada, dan)")).containsExactly("bob", "cid");
        assertThat(found(views, "managers in (ada, bob)")).containsExactly("ada", "bob", "cid");
        assertThat(found(views, "managers eq ada or managers eq bob")).containsExactly("ada", "bob", "cid");
    }

    @Test
    void reportsAreCountedDirectAndAtAllLevels() {
        add("top", "");
        add("mid", "top");
        add("low", "mid");
        add("leaf", "low");
        add("twig", "mid");
        assertThat(cells(views, "directReports")).containsExactly("0", "1", "2", "1", "0");
        assertThat(cells(views, "allReports")).containsExactly("0", "1", "3", "4", "0");
    }

    @Test
    void managersFilterAtAllLevels() {
        add("top", "");
        add("mid", "top");
        add("low", "mid");
        add("else", "");
        add("twig", "else");
        assertThat(found(views, "managers eq top")).containsExactly("low", "mid");
        assertThat(found(views, "managers ne top")).containsExactly("else", "top", "twig");
        assertThat(found(views, "managers in (mid, else)")).containsExactly("low", "twig");
        assertThat(found(views, "managers in (top, mid)")).containsExactly("low", "mid");
        assertThat(found(views, "managers pr")).containsExactly("low", "mid", "twig");
        assertThat(found(views, "not (managers eq top) and displayName sw e")).containsExactly("else");
        assertThat(found(views, "managers eq nobody")).isEmpty();
        assertThat(views.count(FilterText.parse("managers eq top", roster.fields()), 10))
                .isEqualTo(2);
    }

    @Test
    void aLineOfManagersEndsAtWhoIsDeletedForFiltersAsForColumns() {
        add("top", "");
        add("gone", "top", user -> user.status(UserStatus.DELETED));
        add("low", "gone");
        assertThat(found(views, "managers eq top")).isEmpty();
        assertThat(found(views, "managers eq gone")).containsExactly("low");
        assertThat(cells(views, "allReports")).containsExactly("0", "0");
    }

    @Test
    void moreThanTenThousandReportsAreRefused() {
        add("top", "");
        for (int i = 0; i <= 10_000; i++) {
            add("u" + i, "top");
        }
        assertThatThrownBy(() -> found(views, "managers eq top"))
                .isInstanceOf(TooManyReportsException.class)
                .hasMessageContaining("top has more than 10,000 reports");
        assertThat(found(views, "managerId eq top")).hasSize(100);
    }

    @Test
    void aManagerWhomTheActorMayNotSeeIsNotNamed() {
        add("top", "");
        add("mid", "top", user -> user.roles(List.of(new RoleKey("head"))));
        add("low", "mid");
        Views seen = roster.as(new UserId("mid")).views();
        assertThat(cells(seen, "managers")).containsExactly("Mid", "");
        assertThat(found(seen, "managers eq top")).containsExactly("low", "mid");
        assertThat(seen.findAll(List.of(new UserId("top"), new UserId("low"))))
                .extracting(user -> user.id().value())
                .containsExactly("low");
    }

    @Test
    void attributesThatManagersDoNotSeeAreInNoColumnFilterSortOrSuggestion() {
        CustomAttribute salary =
                CustomAttribute.builder("salary", AttributeType.NUMBER).build();
        write(new Write.EnsureEntry(salary));
        add("mia", "", user -> user.roles(List.of(new RoleKey("manager"))));
        add(
                "low",
                "mia",
                user -> user.attribute(
                        new AttributeKey("salary"),
                        AttributeValue.parse(AttributeType.NUMBER, "9").value()));
        Views manager = roster.as(new UserId("mia")).views();
        assertThat(views.columns(Columns::standard).find("salary")).isPresent();
        Columns columns = manager.columns(Columns::standard);
        assertThat(columns.find("salary")).isEmpty();
        assertThat(titles(roster.as(new UserId("mia")).template(Profiles.users())))
                .doesNotContain("salary");
        assertThat(titles(roster.as(Actor.operator("operator")).template(Profiles.users())))
                .contains("salary");
        ViewState.Reading reading = ViewState.ofQuery("filter=salary+gt+1&sort=salary&columns=salary", columns);
        assertThat(reading.issues()).hasSize(3);
        assertThat(reading.state()).isEqualTo(ViewState.initial());
        assertThatThrownBy(() -> manager.suggest(ViewState.initial(), Column.of(salary.field()), "", 5))
                .isInstanceOf(NotAuthorizedException.class);
        Filter paidWell = FilterText.parse("salary gt 1", roster.fields());
        assertThatThrownBy(() -> manager.scan(paidWell)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> manager.count(paidWell, 9)).isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(
                        () -> Selection.of(ViewState.initial().where(paidWell)).ids(manager))
                .isInstanceOf(NotAuthorizedException.class);
        assertThatThrownBy(() -> manager.table(
                        views.columns(Columns::standard), ViewState.initial().sortedBy(Sort.ascending(salary.field()))))
                .isInstanceOf(NotAuthorizedException.class);
    }

    private static List<String> titles(Template template) {
        return template.columns(Locale.ENGLISH).stream().map(TableColumn::title).toList();
    }

    @Test
    void usersWhoAreDeletedAreFoundByNobody() {
        add("ada", "");
        add("gone", "ada", user -> user.status(UserStatus.DELETED));
        add("bob", "gone");
        assertThat(views.findAll(List.of(new UserId("ada"), new UserId("gone"))))
                .extracting(user -> user.id().value())
                .containsExactly("ada");
        assertThat(cells(views, "managers")).containsExactly("", "");
        try (var users = views.scan(Filter.everybody())) {
            assertThat(users).extracting(user -> user.id().value()).containsExactly("ada", "bob");
        }
    }

    @Test
    void permissionsSortByLevel() {
        add("ada", "", user -> user.roles(List.of(new RoleKey("member"))).roleLevel(1L));
        add("bob", "", user -> user.roles(List.of(new RoleKey("owner"))).roleLevel(6L));
        Columns columns = views.columns(Columns::learningPlatform);
        Column permission = columns.find("permission").orElseThrow();
        TablePage page = views.table(
                columns,
                ViewState.initial().sortedBy(Sort.descending(permission.sort().orElseThrow())));
        assertThat(page.rows()).extracting(row -> row.user().id().value()).containsExactly("bob", "ada");
    }

    @Test
    void theHostIsAskedOncePerPage() {
        for (int i = 0; i < 30; i++) {
            add("u" + i, "");
        }
        AtomicInteger calls = new AtomicInteger();
        Columns columns = views.columns(fields -> Columns.learningPlatform(fields)
                .with(Column.computed("points", "Points", users -> {
                    calls.incrementAndGet();
                    return Map.of(users.get(0).id(), "7");
                })));
        TablePage page =
                views.table(columns, ViewState.initial().showing("points").sized(20));
        assertThat(calls).hasValue(1);
        assertThat(page.rows()).extracting(row -> row.text(0)).startsWith("7", "", "");
    }

    @Test
    void valuesAreSuggestedAmongWhomTheOtherFiltersShow() {
        add("ada", "", user -> user.department("Sales").location("Rome"));
        add("bob", "", user -> user.department("Sales").location("Oslo"));
        add("cid", "", user -> user.department("Service").location("Rome"));
        add("dan", "", user -> user.department("Research").location("Rome"));
        Columns columns = views.columns(Columns::standard);
        ViewState rome = ViewState.initial()
                .where(FilterText.parse("location eq Rome and department eq Research", columns.fields()));
        Column department = columns.find("department").orElseThrow();
        assertThat(views.suggest(rome, department, "s", 5))
                .containsExactly(new Suggestion("Sales", "Sales", 1), new Suggestion("Service", "Service", 1));
        assertThat(views.suggest(ViewState.initial(), department, "", 2))
                .containsExactly(new Suggestion("Sales", "Sales", 2), new Suggestion("Research", "Research", 1));
        assertThat(views.suggest(ViewState.initial().searching("ada"), department, "", 5))
                .containsExactly(new Suggestion("Sales", "Sales", 1));
        assertThatThrownBy(() -> views.suggest(rome, department, "", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> views.suggest(rome, department.unfiltered(), "", 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("department");
    }

    @Test
    void peopleAreSuggestedByTheirNames() {
        add("ada", "", user -> user.displayName("Ada Lovelace"));
        add("zoe", "", user -> user.displayName("Zoë Ångström"));
        add("bob", "ada");
        add("cid", "ada");
        add("dan", "zoe");
        Columns columns = views.columns(Columns::learningPlatform);
        Column direct = columns.find("managerId").orElseThrow();
        assertThat(views.suggest(ViewState.initial(), direct, "", 5))
                .containsExactly(new Suggestion("ada", "Ada Lovelace", 2), new Suggestion("zoe", "Zoë Ångström", 1));
        assertThat(views.suggest(ViewState.initial(), direct, "zoe ang", 5))
                .containsExactly(new Suggestion("zoe", "Zoë Ångström", 1));
        assertThat(views.suggest(ViewState.initial(), direct, "bob", 5)).isEmpty();
        assertThat(views.suggest(ViewState.initial(), columns.find("managers").orElseThrow(), "ada", 5))
                .containsExactly(new Suggestion("ada", "Ada Lovelace", 2));
        assertThat(views.suggest(ViewState.initial(), columns.find("user").orElseThrow(), "bo", 5))
                .containsExactly(new Suggestion("bob", "Bob", 1));
    }

    @Test
    void applicationsHaveTheirWordsOnScreensAlone() {
        add("ada", "", user -> user.status(UserStatus.INVITED));
        Columns columns = views.columns(Columns::agentPlatform);
        assertThat(views.table(columns, ViewState.initial().showing("status"))
                        .rows()
                        .get(0)
                        .text(0))
                .isEqualTo("Pending");
        List<List<String>> written = new ArrayList<>();
        views.export(columns, ViewState.initial().showing("status")).write(new ListedTable(written));
        assertThat(written).containsExactly(List.of("status"), List.of("invited"));
    }

    @Test
    void aPageIsJsonForPrograms() {
        add("ada", "", user -> user.department("Sales").groups(List.of(new GroupKey("navy"))));
        Columns columns = views.columns(Columns::learningPlatform);
        StringWriter out = new StringWriter();
        ViewJson.write(
                views.table(columns, ViewState.initial().showing("user", "groups", "skillCount", "managers")),
                List.of(),
                out,
                Locale.GERMAN);
        assertThat(out)
                .asString()
                .contains("{\"key\":\"user\",\"title\":\"Benutzer\",\"shown\":true,\"sort\":null,\"filter\":\"id\","
                        + "\"filterKind\":\"PERSON\"}")
                .contains(
                        "{\"id\":\"ada\",\"version\":1,\"cells\":{\"user\":{\"avatarUrl\":null,\"name\":\"Ada\","
                                + "\"primaryEmail\":\"ada@example.com\"},\"groups\":[\"navy\"],\"skillCount\":null,\"managers\":null}}")
                .endsWith("\"next\":null,\"issues\":[]}\n");
    }

    @Test
    void aLineOfManagersEndsAtWhomTheActorMayNotSee() {
        add("top", "", user -> user.organization(new OrganizationKey("a")));
        add("mid", "top", user -> user.organization(new OrganizationKey("b")));
        add("low", "mid", user -> user.organization(new OrganizationKey("a")));
        add("mia", "", user -> user.organization(new OrganizationKey("a")).roles(List.of(new RoleKey("desk"))));
        Views seen = roster.as(new UserId("mia")).views();
        assertThat(seen.page(UserQuery.first(9)).users())
                .extracting(user -> user.id().value())
                .containsExactly("low", "mia", "top");
        assertThat(cells(seen, "managers")).containsExactly("", "", "");
        assertThat(found(seen, "managers eq top")).isEmpty();
        assertThat(found(seen, "managers ne top")).containsExactly("low", "mia", "top");
        assertThat(found(views, "managers eq top")).containsExactly("low", "mid");
    }

    @Test
    void aPageOfManyReportsSaysHowManyAreTooMany() {
        User[] people = new User[100_002];
        for (int i = 0; i < people.length; i++) {
            people[i] = User.builder(new UserId("u" + i))
                    .version(1)
                    .displayName("U " + i)
                    .userName(new UserName("u" + i))
                    .managerId(i == 0 ? null : new UserId("u0"))
                    .build();
        }
        Views many = Roster.on(InMemoryStores.of(people))
                .build()
                .as(Actor.operator("operator"))
                .views();
        ViewState top = ViewState.initial()
                .where(FilterText.parse("id eq u0", roster.fields()))
                .showing("allReports");
        assertThatThrownBy(() -> many.table(many.columns(Columns::standard), top))
                .isInstanceOf(TooManyReportsException.class)
                .hasMessageStartingWith("this page has more than 100,000 reports at all levels");
    }
}
