package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.HolderPolicy;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeType;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.query.Filter;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.UnitOutcome;
import dev.roster.text.PlanJson;
import dev.roster.text.PlanText;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogUndoTest {

    private final User ada = CatalogCases.user("ada", "owner");
    private final User bob = CatalogCases.user("bob", "member");
    private final User eve = CatalogCases.user("eve", "admin");
    private final InMemoryStores stores = InMemoryStores.of(ada, bob, eve);
    private final Roster roster = Roster.on(stores).build();
    private final Session owner = roster.as(ada.id());
    private final Session operator = roster.as(Actor.operator("test"));

    @TempDir
    private Path folder;

    static Stream<CatalogCases<?>> cases() {
        return CatalogCases.all();
    }

    /** Everything that is defined, and who holds what. */
    private List<Object> state() {
        List<Object> state = new ArrayList<>();
        CatalogCases.all()
                .forEach(each -> state.addAll(each.of(operator.catalogs()).all()));
        try (Stream<User> users = stores.users().scan(Filter.everybody())) {
            users.forEach(user -> state.add(user.with(same -> same.version(1))));
        }
        return state;
    }

    /** Undoes a run by a plan that was kept in a file. */
    private ApplyReport undo(Session session, PlanId run) {
        Path file = folder.resolve(UUID.randomUUID().toString());
        try (ImportPlan plan = session.undo(run)) {
            session.save(plan, file);
        }
        try (ImportPlan plan = session.open(file)) {
            return session.apply(plan);
        }
    }

    private void assertUndone(List<Object> before, CatalogOutcome<?> done) {
        List<Object> after = state();
        assertThat(done.kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);

        ApplyReport undone = undo(owner, done.findRun().orElseThrow());
        assertThat(state()).as("undone").isEqualTo(before);
        ApplyReport redone = undo(owner, undone.run());
        assertThat(state()).as("the undo undone").isEqualTo(after);
        assertThat(undone.applied())
                .as("the entry and its holders")
                .isPositive()
                .isEqualTo(redone.applied());
        assertThat(undone.isComplete() && redone.isComplete()).isTrue();
        undo(owner, redone.run());
        assertThat(state()).as("undone once more").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("cases")
    <E extends CatalogEntry> void aCreationIsUndoneAndDoneAgain(CatalogCases<E> each) {
        List<Object> before = state();
        assertUndone(before, each.of(owner.catalogs()).create(each.entry()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <E extends CatalogEntry> void aChangeIsUndoneAndDoneAgain(CatalogCases<E> each) {
        each.of(operator.catalogs()).create(each.entry());
        List<Object> before = state();
        assertUndone(before, each.of(owner.catalogs()).change(each.entry(), each.changed()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <E extends CatalogEntry> void aDeletionIsUndoneAndDoneAgain(CatalogCases<E> each) {
        each.of(operator.catalogs()).create(each.changed());
        List<Object> before = state();
        assertUndone(before, each.of(owner.catalogs()).delete(each.changed(), HolderPolicy.refuse()));
    }

    @Test
    void holdersGetBackWhatTheyHadWhateverItIsCalled() {
        Catalog<Group> groups = operator.catalogs().groups();
        Group fleet = groups.create(new Group(new GroupKey("navy"), "Fleet")).written();
        groups.create(Group.named("Army"));
        operator.users().update(bob.id(), 1, user -> user.groups("navy"));
        List<Object> before = state();

        assertUndone(before, owner.catalogs().groups().delete(fleet, HolderPolicy.reassign("army")));
    }

    @Test
    void theChangeOfABuiltInRoleIsUndoneThoughPeopleHoldIt() {
        Role member = operator.catalogs().roles().find("member").orElseThrow();
        List<Object> before = state();
        Role changed = member.toBuilder().description("learns").build();

        assertUndone(before, owner.catalogs().roles().change(member, changed));
    }

    @Test
    void valuesOfADeletedAttributeAreSeenAgainWhenItComesBack() {
        Catalog<CustomAttribute> attributes = operator.catalogs().attributes();
        CustomAttribute badge = attributes
                .create(CustomAttribute.builder("badge", AttributeType.TEXT).build())
                .written();
        operator.users().update(bob.id(), 1, user -> user.text(badge.field(), "B-7"));
        CatalogOutcome<CustomAttribute> gone = attributes.delete(badge, HolderPolicy.refuse());
        assertThat(gone.kind()).as("a value keeps no attribute").isEqualTo(CatalogOutcome.Kind.APPLIED);

        undo(operator, gone.findRun().orElseThrow());

        assertThat(roster.fields()
                        .require("badge")
                        .of(operator.users().find("u-bob").orElseThrow()))
                .isPresent();
    }

    @Test
    void whatSomebodyChangedSinceIsKeptAndToldInPlanAndReport() {
        Catalog<Group> groups = operator.catalogs().groups();
        CatalogOutcome<Group> created = groups.create(Group.named("Navy"));
        groups.change(created.written(), new Group(new GroupKey("navy"), "Fleet"));

        try (ImportPlan plan = operator.undo(created.findRun().orElseThrow())) {
            assertThat(plan.isEmpty()).isTrue();
            assertThat(PlanText.of(plan)).contains("somebody changed group \"navy\" since");
            ApplyReport report = operator.apply(plan);
            assertThat(report.applied()).isZero();
            assertThat(report.stale()).isEqualTo(1);
        }
        assertThat(groups.find("navy")).contains(new Group(new GroupKey("navy"), "Fleet"));
    }

    @Test
    void whatSomebodyChangesAfterThePreviewIsKept() {
        Catalog<Group> groups = operator.catalogs().groups();
        CatalogOutcome<Group> created = groups.create(Group.named("Navy"));
        try (ImportPlan plan = operator.undo(created.findRun().orElseThrow())) {
            assertThat(PlanText.of(plan)).contains("deletes group \"navy\"");
            StringWriter json = new StringWriter();
            PlanJson.write(plan, json);
            assertThat(json.toString()).contains("\"entry\":\"deletes group \\\"navy\\\"\"");
            groups.change(created.written(), new Group(new GroupKey("navy"), "Fleet"));

            ApplyReport report = operator.apply(plan);

            assertThat(report.stale()).isEqualTo(1);
            assertThat(report.issues()).extracting(Issue::code).containsExactly(IssueCode.UNDO_ENTRY_KEPT);
            assertThat(stores.journal().entries(report.run(), 0, 10))
                    .as("what a resume would find")
                    .extracting(JournalEntry::outcome)
                    .containsExactly(UnitOutcome.Kind.STALE);
            try (ImportPlan again = operator.undo(report.run())) {
                assertThat(again.isEmpty()).as("nothing was undone").isTrue();
            }
            groups.delete(new Group(new GroupKey("navy"), "Fleet"), HolderPolicy.refuse());
            try (ImportPlan again = operator.undo(report.run())) {
                assertThat(again.isEmpty()).as("so nothing comes back").isTrue();
            }
        }
    }

    @Test
    void anUndoThatIsInterruptedBehindTheEntryGoesOnWithItsHolders() {
        Catalog<Group> groups = operator.catalogs().groups();
        Group navy = groups.create(Group.named("Navy")).written();
        operator.users().update(bob.id(), 1, user -> user.groups("navy"));
        CatalogOutcome<Group> gone = groups.delete(navy, HolderPolicy.remove());
        try (ImportPlan plan = operator.undo(gone.findRun().orElseThrow())) {
            ApplyReport first = operator.apply(plan, ApplyOptions.defaults().reportingTo(new Stopped()));
            assertThat(first.applied()).isEqualTo(1);
            assertThat(groups.find("navy")).contains(navy);

            ApplyReport report = operator.resume(plan.id(), ApplyOptions.defaults());

            assertThat(report.applied()).isEqualTo(2);
            assertThat(report.isComplete()).isTrue();
        }
        assertThat(stores.users().findAll(List.of(bob.id())).get(0).access().groups())
                .containsExactly(navy.key());
    }

    /** Cancels before the first chunk. */
    private static final class Stopped implements Progress {
        @Override
        public void at(Phase phase, long done, long total) {}

        @Override
        public boolean isCancelled() {
            return true;
        }
    }

    @Test
    void aHolderAndAnEntryThatAreKeptAreCountedBoth() {
        Catalog<Group> groups = operator.catalogs().groups();
        Group navy = groups.create(Group.named("Navy")).written();
        operator.users().update(bob.id(), 1, user -> user.groups("navy"));
        CatalogOutcome<Group> gone = groups.delete(navy, HolderPolicy.remove());
        operator.users().update(bob.id(), 3, user -> user.department("Sales"));
        groups.create(new Group(new GroupKey("navy"), "Fleet"));

        ApplyReport report = undo(operator, gone.findRun().orElseThrow());

        assertThat(report.applied()).isZero();
        assertThat(report.stale()).isEqualTo(2);
    }

    @Test
    void whatSomebodyHoldsByNowStays() {
        CatalogOutcome<Group> created = operator.catalogs().groups().create(Group.named("Navy"));
        operator.users().update(bob.id(), 1, user -> user.groups("navy"));

        ApplyReport report = undo(operator, created.findRun().orElseThrow());

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.issues()).extracting(Issue::code).containsExactly(IssueCode.ENTRY_IN_USE);
        assertThat(operator.catalogs().groups().find("navy")).isPresent();
    }

    @Test
    void whoMayNotEditRolesCannotUndoAnEditOfRoles() {
        PlanId run =
                operator.catalogs().roles().create(Role.named("lead")).findRun().orElseThrow();

        assertThatThrownBy(() -> roster.as(eve.id()).undo(run))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("may not manage roles");
        try (ImportPlan plan = operator.undo(run)) {
            assertThatThrownBy(() -> roster.as(eve.id()).apply(plan))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("may not manage roles");
        }
        assertThat(operator.catalogs().roles().find("lead")).isPresent();
    }

    @Test
    void anUndoThatWouldCloseACircleIsRefused() {
        Catalog<Role> roles = operator.catalogs().roles();
        Role first = roles.create(Role.builder("first")
                        .inherits(List.of(new RoleKey("second")))
                        .build())
                .written();
        roles.create(Role.named("second"));
        CatalogOutcome<Role> parted = roles.change(first, Role.named("first"));
        roles.change(
                Role.named("second"),
                Role.builder("second").inherits(List.of(new RoleKey("first"))).build());

        assertThatThrownBy(() -> operator.undo(parted.findRun().orElseThrow()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("first > second > first");
    }

    @Test
    void anUndoThatTakesTheLastOwnersRoleFails() {
        Role boss = Role.builder("boss")
                .level(6)
                .allow(Permission.OWN_TENANT, Scope.ALL)
                .build();
        operator.catalogs().roles().create(Role.named("boss"));
        PlanId edited = operator.catalogs()
                .roles()
                .change(Role.named("boss"), boss)
                .findRun()
                .orElseThrow();
        operator.users().update(bob.id(), 1, user -> user.roles("boss"));
        operator.users().update(ada.id(), 1, user -> user.roles("member"));

        ApplyReport report = undo(operator, edited);

        assertThat(report.issues()).extracting(Issue::code).containsExactly(IssueCode.LAST_OWNER);
        assertThat(operator.catalogs().roles().find("boss")).contains(boss);
    }

    @Test
    void callAndUndoLeaveOneAuditEntryEach() {
        PlanId run = operator.catalogs()
                .groups()
                .create(Group.named("Navy"))
                .findRun()
                .orElseThrow();
        PlanId undo = undo(operator, run).run();

        assertThat(audited(run)).containsExactly("create group \"navy\"");
        assertThat(audited(undo)).containsExactly("delete group \"navy\"");
    }

    private List<String> audited(PlanId run) {
        return stores.audit().list(AuditStore.Query.latest(10).in(run)).entries().stream()
                .map(CatalogUndoTest::words)
                .toList();
    }

    private static String words(AuditEntry entry) {
        AuditEntry.Target target = Objects.requireNonNull(entry.target());
        return entry.action() + " " + target.kind() + " \"" + target.key() + "\"";
    }
}
