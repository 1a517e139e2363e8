package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.ModuleKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Progress;
import dev.roster.plan.Proof;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.table.RowSource;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is done to users whom somebody ticked. */
class SelectionTest {

    private final InMemoryStores stores = InMemoryStores.of(
            user("u-1", "owner").with(user -> user.department("Sales")),
            user("u-2", "member").with(user -> user.department("Sales").groups(List.of(new GroupKey("navy")))),
            user("u-3", "member"));
    private final Roster roster = Roster.on(stores).build();
    private final Session admin = roster.as(Actor.operator("operator"));

    SelectionTest() {
        admin.catalogs().groups().create(Group.named("navy"));
        admin.catalogs().groups().create(Group.named("night"));
        admin.catalogs().organizations().create(Organization.named("acme"));
    }

    private static User user(String id, String role) {
        return User.builder(new UserId(id))
                .version(1)
                .displayName(id)
                .userName(new UserName(id))
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private static List<UserId> ids(String... ids) {
        return Arrays.stream(ids).map(UserId::new).toList();
    }

    private User stored(String id) {
        return stores.users().findAll(ids(id)).get(0);
    }

    private ViewState sales() {
        return ViewState.initial().where(FilterText.parse("department eq Sales", roster.fields()));
    }

    @Test
    void rolesAreAddedAndTakenBack() {
        try (ImportPlan plan = admin.plan(
                Selection.of(ids("u-2", "u-3")), SelectionChange.add(Field.ROLES, List.of(new RoleKey("manager"))))) {
            assertThat(plan.summary().count(ChangeKind.UPDATE)).isEqualTo(2);
            var report = admin.apply(plan);
            assertThat(stored("u-2").access().roles())
                    .containsExactlyInAnyOrder(new RoleKey("member"), new RoleKey("manager"));
            try (ImportPlan undo = admin.undo(report.run())) {
                admin.apply(undo);
            }
            assertThat(stored("u-2").access().roles()).containsExactly(new RoleKey("member"));
        }
    }

    @Test
    void groupsOrganizationAndFieldsChangeForEachAlike() {
        apply(Selection.of(ids("u-2", "u-3")), SelectionChange.add(Field.GROUPS, List.of(new GroupKey("night"))));
        assertThat(stored("u-2").access().groups()).containsExactly(new GroupKey("navy"), new GroupKey("night"));
        apply(Selection.of(ids("u-2", "u-3")), SelectionChange.remove(Field.GROUPS, List.of(new GroupKey("navy"))));
        assertThat(stored("u-2").access().groups()).containsExactly(new GroupKey("night"));
        apply(Selection.of(ids("u-3")), SelectionChange.moveTo(new OrganizationKey("acme")));
        assertThat(stored("u-3").access().organization()).isEqualTo(new OrganizationKey("acme"));
        apply(
                Selection.of(sales()),
                SelectionChange.set(form -> form.department(null).location("Oslo")));
        assertThat(stored("u-1").employment().department()).isNull();
        assertThat(stored("u-1").employment().location()).isEqualTo("Oslo");
        assertThat(stored("u-3").employment().location()).isNull();
        apply(Selection.of(ids("u-1")), SelectionChange.remove(Field.ROLES, List.of(new RoleKey("member"))));
        assertThat(stored("u-1").access().roles()).containsExactly(new RoleKey("owner"));
    }

    /** C14: teams, and roles in an organization. */
    @Test
    void teamsModulesAndGrantsAreAddedAndTakenAwayLikeGroups() {
        Grant grant = Grant.of(new RoleKey("member"), Place.of(new OrganizationKey("acme")));
        apply(Selection.of(ids("u-2", "u-3")), SelectionChange.add(Field.GRANTS, List.of(grant)));
        assertThat(stored("u-2").access().grants()).containsExactly(grant);
        apply(Selection.of(ids("u-2", "u-3")), SelectionChange.add(Field.MODULES, List.of(new ModuleKey("lms"))));
        assertThat(stored("u-3").access().modules()).containsExactly(new ModuleKey("lms"));
        apply(Selection.of(ids("u-2", "u-3")), SelectionChange.remove(Field.GRANTS, List.of(grant)));
        assertThat(stored("u-3").access().grants()).isEmpty();
        assertThat(stored("u-3").access().modules()).hasSize(1);
    }

    @Test
    void everybodyInAViewButSome() {
        assertThat(Selection.of(sales()).except(ids("u-1")).ids(admin.views())).containsExactly(new UserId("u-2"));
        assertThat(Selection.of(ids("u-3", "u-1", "u-3")).except(ids("u-1")).ids(admin.views()))
                .containsExactly(new UserId("u-3"));
        assertThat(Selection.of(sales()).ids(roster.as(new UserId("u-3")).views()))
                .isEmpty();
    }

    @Test
    void usersWhoAreNotThereAreRejectedAndTheRestCounts() {
        try (ImportPlan plan = admin.plan(
                Selection.of(ids("u-3", "gone")), SelectionChange.add(Field.GROUPS, List.of(new GroupKey("night"))))) {
            assertThat(plan.summary().count(ChangeKind.UPDATE)).isEqualTo(1);
            assertThat(plan.summary().count(ChangeKind.REJECTED)).isEqualTo(1);
        }
    }

    @Test
    void nobodyConfersMoreThanTheyHold() {
        try (ImportPlan plan = roster.as(new UserId("u-2"))
                .plan(Selection.of(ids("u-2")), SelectionChange.add(Field.ROLES, List.of(new RoleKey("owner"))))) {
            assertThat(plan.summary().count(ChangeKind.REJECTED)).isEqualTo(1);
        }
    }

    @Test
    void whatEveryoneGetsIsWhatWasAskedForAndTripsNoSafeguard() {
        User[] many =
                IntStream.range(0, 40).mapToObj(i -> user("n-" + i, "member")).toArray(User[]::new);
        Session session = Roster.on(InMemoryStores.of(many)).build().as(Actor.operator("operator"));
        try (ImportPlan plan =
                session.plan(Selection.of(ViewState.initial()), SelectionChange.set(form -> form.department("Navy")))) {
            assertThat(plan.summary().count(ChangeKind.UPDATE)).isEqualTo(40);
            assertThat(plan.safeguards()).isEmpty();
        }
    }

    @Test
    void tellsHowFarItIs() {
        Set<Progress.Phase> heard = EnumSet.noneOf(Progress.Phase.class);
        SelectionChange change = SelectionChange.set(form -> form.department("Navy"));
        try (ImportPlan plan = admin.plan(Selection.of(sales()), change, (phase, done, total) -> heard.add(phase))) {
            assertThat(plan.summary().count(ChangeKind.UPDATE)).isEqualTo(2);
        }
        assertThat(heard).contains(Progress.Phase.READING, Progress.Phase.SETTLING);
    }

    @Test
    void anEmptySelectionIsNoPlanToApply() {
        try (ImportPlan plan = admin.plan(
                Selection.of(List.of()), SelectionChange.add(Field.GROUPS, List.of(new GroupKey("night"))))) {
            assertThat(plan.isApplicable()).isFalse();
        }
    }

    @Test
    void whatChangesNothingIsRefused() {
        assertThatThrownBy(() -> SelectionChange.set(form -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SelectionChange.add(Field.ROLES, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SelectionChange.set(form -> form.set(Field.ID, new UserId("x"))))
                .isInstanceOf(IllegalArgumentException.class);
        List<UserId> many = IntStream.rangeClosed(0, Selection.MAX_IDS)
                .mapToObj(i -> new UserId("u" + i))
                .toList();
        assertThatThrownBy(() -> Selection.of(many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100,000");
    }

    private void apply(Selection selection, SelectionChange change) {
        try (ImportPlan plan = admin.plan(selection, change)) {
            admin.apply(plan, ApplyOptions.defaults().acknowledging(Set.of(Safeguard.values())));
        }
    }

    @Test
    void leavingManyOutOfManyWalksThroughThemOnce() {
        List<UserId> many =
                IntStream.range(0, 1_000).mapToObj(i -> new UserId("u" + i)).toList();
        List<UserId> left = new AbstractList<>() {
            @Override
            public UserId get(int index) {
                return many.get(index);
            }

            @Override
            public int size() {
                return many.size();
            }

            @Override
            public boolean contains(@Nullable Object id) {
                throw new AssertionError("looks " + id + " up in a list");
            }
        };
        assertThat(Selection.of(many).except(left).ids(admin.views())).isEmpty();
    }

    @Test
    void accountsAreSuspendedPutToRestAndBroughtBackTogether() {
        Selection both = Selection.of(ids("u-2", "u-3"));
        apply(both, SelectionChange.suspend("asked too much"));
        assertThat(stored("u-2").access().status()).isEqualTo(UserStatus.SUSPENDED);
        assertThat(stored("u-3").access().statusReason()).isEqualTo("asked too much");
        apply(both, SelectionChange.reactivate());
        assertThat(stored("u-3").access().status()).isEqualTo(UserStatus.ACTIVE);
        apply(both, SelectionChange.deactivate("left"));
        assertThat(stored("u-2").access().status()).isEqualTo(UserStatus.INACTIVE);
        apply(both, SelectionChange.softDelete());
        assertThat(stored("u-2").access().status()).isEqualTo(UserStatus.DELETED);
        apply(both, SelectionChange.restore());
        assertThat(stored("u-2").access().status()).isEqualTo(UserStatus.ACTIVE);
        apply(both, SelectionChange.deleteForGood());
        assertThat(stores.users().findAll(ids("u-2", "u-3"))).isEmpty();
    }

    @Test
    void onlyDeactivatedUsersOfASelectionAreDeletedWhereThePolicySaysSo() {
        Session strict = Roster.on(stores)
                .accounts(AccountPolicy.learningPlatform())
                .build()
                .as(Actor.operator("operator"));
        apply(Selection.of(ids("u-2")), SelectionChange.deactivate(null));

        for (SelectionChange change : List.of(SelectionChange.softDelete(), SelectionChange.deleteForGood())) {
            try (ImportPlan plan = strict.plan(Selection.of(ids("u-2", "u-3")), change)) {
                assertThat(plan.changes().map(PlannedChange::kind).toList().get(1))
                        .isEqualTo(ChangeKind.REJECTED);
                assertThat(plan.changes().toList().get(1).issues())
                        .extracting(Issue::code)
                        .containsExactly(IssueCode.USER_NOT_INACTIVE);
                assertThat(plan.summary().writes()).isEqualTo(1);
            }
        }
    }

    @Test
    void aDeletionForGoodOfManyIsConfirmedLikeThatOfOne() {
        Session careful = Roster.on(stores)
                .accounts(AccountPolicy.agentPlatform())
                .confirming((actor, proof) -> proof.secret().equals("correct horse"))
                .build()
                .as(Actor.operator("operator"));
        ApplyOptions options = ApplyOptions.defaults().acknowledging(EnumSet.allOf(Safeguard.class));
        try (ImportPlan plan = careful.plan(Selection.of(ids("u-3")), SelectionChange.deleteForGood())) {
            assertThatThrownBy(() -> careful.apply(plan, options))
                    .isInstanceOf(PlanException.class)
                    .hasMessage(IssueCode.CONFIRMATION_MISSING.message());
            assertThatThrownBy(() -> careful.apply(plan, options.confirmedBy(Proof.of("12345678"))))
                    .hasMessage(IssueCode.CONFIRMATION_WRONG.message());
            assertThat(stored("u-3")).isNotNull();
            assertThat(careful.apply(plan, options.confirmedBy(Proof.of("correct horse")))
                            .applied())
                    .isEqualTo(1);
        }
    }

    /** J11: a file deletes whoever it names, active or not, for those who may take both steps. */
    @Test
    void aFileDeactivatesAndDeletesAtOnce() {
        RowSource file = RowSource.of("leavers.csv", List.of(List.of("id"), List.of("u-3")));
        Roster strict =
                Roster.on(stores).accounts(AccountPolicy.learningPlatform()).build();
        admin.catalogs()
                .roles()
                .create(Role.builder("remover")
                        .level(3)
                        .allow(List.of(Permission.READ_USERS, Permission.DELETE_USERS), Scope.ALL)
                        .build());
        User remover = admin.users()
                .create(user -> user.primaryEmail("remover@example.com").roles("remover"))
                .user();
        admin.users().update(new UserId("u-3"), 1, user -> user.roles());

        try (ImportPlan plan = strict.as(remover.id()).plan(file, Profiles.deleteUsers())) {
            assertThat(plan.changes().toList().get(0).issues())
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.NOT_AUTHORIZED);
        }
        try (ImportPlan plan = strict.as(new UserId("u-1")).plan(file, Profiles.deleteUsers())) {
            assertThatThrownBy(() -> strict.as(remover.id()).apply(plan))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("may write nothing of this plan");
            assertThat(strict.as(new UserId("u-1")).apply(plan).applied()).isEqualTo(1);
        }
        assertThat(stores.users().findAll(ids("u-3"))).isEmpty();
    }
}
