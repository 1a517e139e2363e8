package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.Write;
import dev.roster.tck.StoresFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file can do no more than the one who brings it (A1 to A9). */
class AuthorizationLawTest {

    private static final Role PILOT = Role.builder("Pilot").level(1).build();

    private static final List<String> ROLES =
            List.of("learner", "vendor", "manager", "org admin", "admin", "owner", "juno", "support", "blocked");
    private static final User OWNER = Desk.user("olga", "owner");

    @ParameterizedTest
    @ValueSource(strings = {"manager", "org admin", "admin", "owner", "learner", "support"})
    void aRowIsRefusedExactlyWhenTheSingleCallIs(String actorRole) {
        User actor = Desk.user("ada", actorRole);
        Authorizer authorizer = new Authorizer(World.HOST);
        for (String role : ROLES) {
            User target = Desk.user("bob", role).with(u -> u.managerId(actor.id()));
            Desk desk = Desk.of(OWNER, actor, target).as(actor);
            for (String wanted : ROLES) {
                User after = target.with(u -> u.roles(List.of(new RoleKey(wanted))));
                boolean mayRead = authorizer.mayRead(Actor.of(actor), target);
                boolean isAllowed = after.equals(target)
                        || authorizer
                                .decide(Actor.of(actor), Action.UPDATE, target, after)
                                .isAllowed();
                List<IssueCode> issues = desk.with(existingOnly()).issues("userName,roles", "bob," + wanted);
                assertThat(issues)
                        .as("%s makes %s of %s", actorRole, wanted, role)
                        .isEqualTo(
                                !mayRead
                                        ? List.of(IssueCode.USER_NOBODY)
                                        : isAllowed ? List.of() : List.of(IssueCode.NOT_AUTHORIZED));
            }
        }
    }

    private static Profile existingOnly() {
        return Profiles.users().with(p -> p.operation(Profile.Operation.UPDATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id:u-ada", "primaryEmail:ADA@Example.com", "userName:ａｄａ", "employeeId: e-ada "})
    void nobodyChangesTheirOwnStandingUnderAnySpelling(String key) {
        User actor = Desk.user("ada", "owner");
        Desk desk = Desk.of(OWNER, actor).as(actor);
        String column = key.substring(0, key.indexOf(':'));
        String text = key.substring(key.indexOf(':') + 1);
        assertThat(desk.issues(column + ",roles", text + ",admin")).containsExactly(IssueCode.NOT_AUTHORIZED);
        assertThat(desk.issues(column + ",status", text + ",inactive")).containsExactly(IssueCode.NOT_AUTHORIZED);
        Profile deleting = Profiles.users().with(p -> p.operation(Profile.Operation.DELETE));
        assertThat(desk.with(deleting).issues(column, text)).containsExactly(IssueCode.NOT_AUTHORIZED);
    }

    @Test
    void ownersMayChangePlacesInOneFileInEitherOrder() {
        for (String[] rows : new String[][] {
            {"userName,roles", "olga,learner", "bob,owner"}, {"userName,roles", "bob,owner", "olga,learner"}
        }) {
            Desk desk = Desk.of(OWNER, Desk.user("bob"));
            assertThat(desk.kinds(rows)).containsExactly(ChangeKind.UPDATE, ChangeKind.UPDATE);
            ApplyReport report = desk.apply(rows);
            assertThat(report.applied()).isEqualTo(2);
            assertThat(desk.stored("bob", Field.ROLES)).isEqualTo("owner");
        }
    }

    @Test
    void takingBothOwnersAwayIsRefusedForBoth() {
        Desk desk = Desk.of(OWNER, Desk.user("bob", "owner"));
        assertThat(desk.issues("userName,status", "olga,inactive", "bob,suspended"))
                .containsExactly(IssueCode.LAST_OWNER, IssueCode.LAST_OWNER);
    }

    @Test
    void anOwnerWhoIsMadeAndUnmadeInTheSameFileDoesNotCount() {
        Profile inOrder = Profiles.users().with(p -> p.duplicates(dev.roster.profile.DuplicatePolicy.IN_ORDER));
        Desk desk = Desk.of(OWNER, Desk.user("bob")).with(inOrder);
        String[] rows = {"userName,roles", "bob,owner", "bob,learner", "olga,learner"};
        assertThat(desk.issues(rows)).contains(IssueCode.LAST_OWNER);
        desk.apply(rows);
        assertThat(desk.stored("olga", Field.ROLES)).isEqualTo("owner");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#some")
    void systemFieldsAndUnmappedFieldsAreNeverPlanned(long seed) {
        Scenario scenario = Scenario.of(seed);
        Set<String> columns = Set.copyOf(scenario.rows().get(0));
        try (ImportPlan plan = scenario.plan()) {
            for (PlannedChange change : Scenario.changes(plan)) {
                for (FieldChange<?> field : change.fields()) {
                    boolean isGiven = field.field().equals(Field.STATUS)
                            || isPartOfStep(change, field.field())
                            || scenario.profile().defaults().containsKey(field.field());
                    assertThat(field.field().isSystem()).isFalse();
                    assertThat(columns.contains(field.field().key()) || isGiven).isTrue();
                }
            }
        }
    }

    /** Groups that were set aside and the reason for a state go with the state. */
    private static boolean isPartOfStep(PlannedChange change, Field<?> field) {
        return Set.of(Field.STATUS_REASON, Field.GROUPS, Field.SET_ASIDE_GROUPS).contains(field)
                && change.fields().stream().anyMatch(other -> other.field().equals(Field.STATUS));
    }

    @Test
    void aTenantColumnMaySayNothingButTheTenant() {
        Desk desk = Desk.of(OWNER).with(Profiles.tenantFile());
        String header = "userName,email,tenant";
        assertThat(desk.issues(header, "eve,eve@example.com,Default", "eva,eva@example.com,"))
                .isEmpty();
        assertThat(desk.issues(header, "eve,eve@example.com,other")).containsExactly(IssueCode.TENANT_MISMATCH);
    }

    @Test
    void aHiddenUserLooksLikeNobody() {
        User manager = Desk.user("mia", "manager");
        Desk desk = Desk.of(OWNER, manager, Desk.user("bob")).as(manager).with(existingOnly());
        String hidden = messages(desk, "bob");
        assertThat(hidden).isNotEmpty().isEqualTo(messages(desk, "nobody").replace("nobody", "bob"));
    }

    @Test
    void theIdOfAHiddenUserLooksLikeTheIdOfNobody() {
        User manager = Desk.user("mia", "manager");
        Desk desk = Desk.of(OWNER, manager, Desk.user("bob")).as(manager);
        String hidden = columns(desk, "u-bob");
        assertThat(hidden).contains("COLUMN_FOREIGN_ID").isEqualTo(columns(desk, "u-nil"));
    }

    private static String columns(Desk desk, String id) {
        try (ImportPlan plan = desk.plan("id,userName,department", id + ",zoe,Navy")) {
            return plan.basis().issues().stream()
                    .map(issue -> issue.code() + issue.message())
                    .toList()
                    .toString();
        }
    }

    @Test
    void aHiddenUserIsNoManagerToNameEither() {
        User manager = Desk.user("mia", "manager");
        User report = Desk.user("rob").with(u -> u.managerId(manager.id()));
        Desk desk = Desk.of(OWNER, manager, report, Desk.user("bob")).as(manager);
        List<IssueCode> hidden = desk.issues("userName,managerId", "rob,bob");
        assertThat(hidden).isNotEmpty().isEqualTo(desk.issues("userName,managerId", "rob,nobody"));
    }

    private static String messages(Desk desk, String name) {
        return desk.changes("userName,department", name + ",Navy").stream()
                .flatMap(change -> change.issues().stream())
                .map(issue -> issue.code() + issue.message())
                .toList()
                .toString();
    }

    @Test
    void anActorWhoLostTheRightSinceThePreviewWritesNothing() {
        User admin = Desk.user("ada", "admin");
        Desk desk = Desk.of(OWNER, admin, Desk.user("bob"));
        Desk asAdmin = desk.as(admin);
        try (ImportPlan plan = asAdmin.plan("userName,department", "bob,Navy")) {
            desk.apply("userName,roles", "ada,learner");
            assertThatThrownBy(() -> asAdmin.session().apply(plan))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("may write nothing of this plan");
            assertThat(desk.stored("bob", Field.DEPARTMENT)).isEmpty();

            assertThat(desk.session().apply(plan).applied())
                    .as("the plan is not used up")
                    .isEqualTo(1);
        }
    }

    @Test
    void aRoleThatIsDeletedSinceThePreviewIsNotGranted() {
        Desk desk = Desk.of(OWNER, Desk.user("bob"), Desk.user("eve"));
        StoresFactory.given(desk.stores, PILOT);
        try (ImportPlan plan = desk.plan("userName,roles", "bob,pilot", "eve,learner")) {
            desk.write(new Write.ChangeEntry(PILOT, null));
            ApplyReport report = desk.session().apply(plan);
            assertThat(List.of(report.applied(), report.stale())).containsExactly(1L, 1L);
        }
        assertThat(desk.stored("bob", Field.ROLES)).isEmpty();
        assertThat(desk.stored("eve", Field.ROLES)).isEqualTo("learner");
    }

    @Test
    void allOrNothingLeavesNoRoleBehindWhenARowIsStale() {
        Desk desk = Desk.of(OWNER, Desk.user("bob"), Desk.user("eve"));
        Profile whole = Profiles.users()
                .with(p -> p.applying(ApplyPolicy.ALL_OR_NOTHING).unknownRole(UnknownPolicy.CREATE));
        try (ImportPlan plan = desk.with(whole).plan("userName,roles", "bob,pilot", "eve,pilot")) {
            User eve = desk.stores.users().findAll(List.of(new UserId("u-eve"))).get(0);
            Write write = new Write.UpdateUser(eve.with(u -> u.location("Berlin")), 1, Set.of(Field.LOCATION));
            desk.write(write);
            assertThat(desk.session().apply(plan).applied()).isZero();
        }
        assertThat(desk.stores.roles().all()).isEmpty();
    }
}
