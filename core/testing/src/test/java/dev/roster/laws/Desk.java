package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.EmployeeId;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.tck.StoresFactory;
import dev.roster.testing.Rows;
import java.util.Arrays;
import java.util.List;

/** A small store and what tests ask of it in one line. Cells of a row are separated by commas. */
final class Desk {

    final InMemoryStores stores;
    private final Actor actor;
    private Profile profile = Profiles.users();

    private Desk(InMemoryStores stores, Actor actor) {
        this.stores = stores;
        this.actor = actor;
    }

    static Desk of(User... users) {
        InMemoryStores stores = InMemoryStores.of(users);
        List.of("a", "b").forEach(name -> StoresFactory.given(stores, Group.named(name)));
        return new Desk(stores, Actor.operator("operator"));
    }

    /** A user named {@code ada} has user name ada, ada@example.com and employee id E-ada. */
    static User user(String name, String... roles) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .userName(new UserName(name))
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .employeeId(new EmployeeId("E-" + name))
                .roles(Arrays.stream(roles).map(RoleKey::new).toList())
                .build();
    }

    Desk as(User user) {
        return new Desk(stores, Actor.of(user)).with(profile);
    }

    Desk with(Profile other) {
        Desk desk = new Desk(stores, actor);
        desk.profile = other;
        return desk;
    }

    /** Somebody writes to the store behind everybody's back. */
    void write(Write write) {
        CommitUnit unit = new CommitUnit(List.of(write), null, List.of(), List.of());
        assertThat(stores.users().commit(List.of(unit), CommitGuards.NONE)).containsExactly(UnitOutcome.WRITTEN);
    }

    Session session() {
        return Roster.on(stores).roles(World.HOST).build().as(actor);
    }

    ImportPlan plan(String... lines) {
        return session().plan(Rows.rows(lines), profile);
    }

    List<PlannedChange> changes(String... lines) {
        try (ImportPlan plan = plan(lines)) {
            return Scenario.changes(plan);
        }
    }

    List<ChangeKind> kinds(String... lines) {
        return changes(lines).stream().map(PlannedChange::kind).toList();
    }

    List<IssueCode> issues(String... lines) {
        return changes(lines).stream()
                .flatMap(change -> change.issues().stream())
                .map(Issue::code)
                .toList();
    }

    ApplyReport apply(String... lines) {
        try (ImportPlan plan = plan(lines)) {
            return session().apply(plan, Scenario.ACKNOWLEDGED);
        }
    }

    /** The stored text of a field of the user of that name, {@code ""} for none. */
    <T> String stored(String name, Field<T> field) {
        return Scenario.users(stores).stream()
                .filter(user -> Field.USER_NAME
                        .of(user)
                        .filter(n -> n.value().equals(name))
                        .isPresent())
                .findFirst()
                .flatMap(field::of)
                .map(field::format)
                .orElse("");
    }

    User stored(UserId id) {
        return stores.users().findAll(List.of(id)).get(0);
    }

    boolean has(String name) {
        return !stored(name, Field.ID).isEmpty();
    }
}
