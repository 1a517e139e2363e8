package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.Safeguard;
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
        try (ImportPlan plan =
                admin.plan(Selection.of(ids("u-2", "u-3")), SelectionChange.addRoles(new RoleKey("manager")))) {
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
        apply(Selection.of(ids("u-2", "u-3")), SelectionChange.addToGroups(new GroupKey("night")));
        assertThat(stored("u-2").access().groups()).containsExactly(new GroupKey("navy"), new GroupKey("night"));
        apply(Selection.of(ids("u-2", "u-3")), SelectionChange.removeFromGroups(new GroupKey("navy")));
        assertThat(stored("u-2").access().groups()).containsExactly(new GroupKey("night"));
        apply(Selection.of(ids("u-3")), SelectionChange.moveTo(new OrganizationKey("acme")));
        assertThat(stored("u-3").access().organization()).isEqualTo(new OrganizationKey("acme"));
        apply(
                Selection.of(sales()),
                SelectionChange.set(form -> form.department(null).location("Oslo")));
        assertThat(stored("u-1").employment().department()).isNull();
        assertThat(stored("u-1").employment().location()).isEqualTo("Oslo");
        assertThat(stored("u-3").employment().location()).isNull();
        apply(Selection.of(ids("u-1")), SelectionChange.removeRoles(new RoleKey("member")));
        assertThat(stored("u-1").access().roles()).containsExactly(new RoleKey("owner"));
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
        try (ImportPlan plan =
                admin.plan(Selection.of(ids("u-3", "gone")), SelectionChange.addToGroups(new GroupKey("night")))) {
            assertThat(plan.summary().count(ChangeKind.UPDATE)).isEqualTo(1);
            assertThat(plan.summary().count(ChangeKind.REJECTED)).isEqualTo(1);
        }
    }

    @Test
    void nobodyConfersMoreThanTheyHold() {
        try (ImportPlan plan = roster.as(new UserId("u-2"))
                .plan(Selection.of(ids("u-2")), SelectionChange.addRoles(new RoleKey("owner")))) {
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
        try (ImportPlan plan =
                admin.plan(Selection.of(List.of()), SelectionChange.addToGroups(new GroupKey("night")))) {
            assertThat(plan.isApplicable()).isFalse();
        }
    }

    @Test
    void whatChangesNothingIsRefused() {
        assertThatThrownBy(() -> SelectionChange.set(form -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(SelectionChange::addRoles).isInstanceOf(IllegalArgumentException.class);
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
}
