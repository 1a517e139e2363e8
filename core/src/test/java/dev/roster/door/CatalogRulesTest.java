package dev.roster.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.Catalog;
import dev.roster.access.CatalogOutcome;
import dev.roster.access.HolderPolicy;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.DomainKey;
import dev.roster.model.Field;
import dev.roster.model.Grant;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may change which entry, and what must hold when it is written. */
class CatalogRulesTest {

    private static final Role KEEPER = Role.builder("keeper")
            .level(3)
            .allow(List.of(Permission.READ_USERS, Permission.MANAGE_ROLES), Scope.ALL)
            .build();

    private static final Role BOSS = Role.builder("boss")
            .level(6)
            .allow(Permission.OWN_TENANT, Scope.ALL)
            .build();

    private final User ada = CatalogCases.user("ada", "owner");
    private final User bob = CatalogCases.user("bob", "keeper");
    private final User cat = CatalogCases.user("cat", "member");
    private final InMemoryStores stores = InMemoryStores.of(ada, bob, cat);
    private final Roster roster = Roster.on(stores).build();
    private final Session operator = roster.as(Actor.operator("test"));
    private final Catalog<Role> roles = operator.catalogs().roles();
    private final Role keeper = roles.create(KEEPER).written();
    private final Catalog<Role> ofBob = roster.as(bob.id()).catalogs().roles();

    private static void assertRefused(CatalogOutcome<?> outcome, IssueCode why) {
        assertThat(outcome.kind()).isEqualTo(CatalogOutcome.Kind.REJECTED);
        assertThat(outcome.issues()).extracting(Issue::code).containsExactly(why);
    }

    private Role role(String key) {
        return roles.find(key).orElseThrow();
    }

    @Test
    void whoManagesRolesDefinesThoseThatAreNotAboveTheirOwn() {
        Role helper = Role.builder("helper")
                .level(3)
                .allow(Permission.READ_USERS, Scope.GROUPS)
                .build();
        assertThat(ofBob.create(helper).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        assertThat(ofBob.change(helper, helper.toBuilder().description("helps").build())
                        .kind())
                .isEqualTo(CatalogOutcome.Kind.APPLIED);
    }

    @Test
    void nobodyLiftsTheirOwnRole() {
        assertRefused(ofBob.change(keeper, keeper.toBuilder().level(4).build()), IssueCode.NOT_AUTHORIZED);
        assertRefused(
                ofBob.change(
                        keeper,
                        keeper.toBuilder()
                                .allow(Permission.DELETE_USERS, Scope.ALL)
                                .build()),
                IssueCode.NOT_AUTHORIZED);
        assertRefused(
                ofBob.change(
                        keeper,
                        keeper.toBuilder()
                                .inherits(List.of(new RoleKey("admin")))
                                .build()),
                IssueCode.NOT_AUTHORIZED);
        assertThat(role("keeper")).isEqualTo(keeper);
    }

    @Test
    void nobodyLowersOrRemovesARoleAboveTheirOwn() {
        Role admin = role("admin");
        assertRefused(ofBob.change(admin, Role.builder("admin").build()), IssueCode.NOT_AUTHORIZED);
        Role chief = roles.create(Role.builder("chief").level(4).build()).written();
        assertRefused(ofBob.delete(chief, HolderPolicy.refuse()), IssueCode.NOT_AUTHORIZED);
    }

    @Test
    void nobodyChangesARoleAboveTheirOwnByWhatItInherits() {
        Role base = roles.create(Role.builder("base")
                        .allow(Permission.READ_USERS, Scope.ALL)
                        .build())
                .written();
        roles.create(Role.builder("chief")
                .level(5)
                .inherits(List.of(new RoleKey("base")))
                .build());

        assertRefused(ofBob.change(base, Role.builder("base").build()), IssueCode.NOT_AUTHORIZED);
        assertRefused(ofBob.delete(base, HolderPolicy.refuse()), IssueCode.NOT_AUTHORIZED);
        assertThat(ofBob.change(base, base.toBuilder().description("a word").build())
                        .kind())
                .as("nothing that chief inherits")
                .isEqualTo(CatalogOutcome.Kind.APPLIED);
    }

    @Test
    void anOwnerGivesRolesAlsoWhatTheHostAllows() {
        Role host = Role.builder("host")
                .level(1)
                .allow(new Permission("host.print"), Scope.ALL)
                .build();
        assertThat(roster.as(ada.id()).catalogs().roles().create(host).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        assertRefused(
                ofBob.create(Role.builder("other")
                        .allow(new Permission("host.print"), Scope.ALL)
                        .build()),
                IssueCode.NOT_AUTHORIZED);
    }

    @Test
    void rolesThatInheritInACircleAreAnIssueForEverybody() {
        Role first = roles.create(Role.builder("first")
                        .inherits(List.of(new RoleKey("second")))
                        .build())
                .written();
        Role closing =
                Role.builder("second").inherits(List.of(new RoleKey("first"))).build();

        CatalogOutcome<Role> created = roles.create(closing);
        assertRefused(created, IssueCode.FAILED);
        assertThat(created.reason()).contains("first > second > first");
        Role second = roles.create(Role.named("second")).written();
        assertRefused(ofBob.change(second, closing), IssueCode.FAILED);
        assertThat(roles.all()).contains(first, second);
    }

    @Test
    void aBuiltInRoleStaysAlsoWhenItWasChanged() {
        Role member = role("member");
        Role changed = member.toBuilder().description("learns").build();
        roles.change(member, changed);
        operator.users().update(cat.id(), 1, user -> user.roles());

        assertRefused(roles.delete(changed, HolderPolicy.refuse()), IssueCode.FAILED);
        assertThat(role("member")).isEqualTo(changed);
    }

    @Test
    void anAttributeTakesNoKeyOfAnotherOne() {
        Catalog<CustomAttribute> attributes = operator.catalogs().attributes();
        CustomAttribute badge =
                CustomAttribute.builder("badge", AttributeType.TEXT).build();
        attributes.create(badge);
        assertRefused(attributes.create(badge.toBuilder().label("Other").build()), IssueCode.ENTRY_EXISTS);
        assertRefused(
                attributes.create(
                        CustomAttribute.builder("jobTitle", AttributeType.TEXT).build()),
                IssueCode.ENTRY_EXISTS);
    }

    @Test
    void whoHoldsARoleAtAPlaceHoldsItToo() {
        roles.create(Role.builder("lead").level(2).build());
        operator.users()
                .update(
                        cat.id(),
                        1,
                        user -> user.text(
                                Field.GRANTS,
                                Grant.of(new RoleKey("lead"), Place.of(DomainKey.PEOPLE))
                                        .toString()));

        assertRefused(roles.delete(role("lead"), HolderPolicy.refuse()), IssueCode.ENTRY_IN_USE);
    }

    @Test
    void theRoleOfTheLastOwnerNeitherCeasesToOwnNorGoes() {
        Role boss = roles.create(BOSS).written();
        operator.users().update(cat.id(), 1, user -> user.roles("boss"));
        operator.users().update(ada.id(), 1, user -> user.roles("member"));

        assertRefused(roles.change(boss, Role.named("boss")), IssueCode.LAST_OWNER);
        CatalogOutcome<Role> gone = roles.delete(boss, HolderPolicy.reassign("member"));
        assertThat(gone.issues()).extracting(Issue::code).contains(IssueCode.LAST_OWNER);
        assertThat(role("boss")).isEqualTo(boss);
    }

    @Test
    void anOwnerRoleThatNobodyHoldsMayCeaseToOwn() {
        InMemoryStores empty = InMemoryStores.of(cat);
        Catalog<Role> fresh =
                Roster.on(empty).build().as(Actor.operator("test")).catalogs().roles();
        Role owner = fresh.find("owner").orElseThrow();
        assertThat(fresh.change(owner, Role.named("owner")).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
    }

    @Test
    void aCallThatIsOvertakenIsDecidedAgain() {
        CountedStores counted = new CountedStores(stores);
        Session late = Roster.on(counted.stores()).build().as(bob.id());
        counted.before(
                "UserStore.commit",
                () -> roles.change(keeper, Role.builder("keeper").level(3).build()));
        assertRefused(late.catalogs().roles().create(Role.named("helper")), IssueCode.NOT_AUTHORIZED);

        operator.users().update(cat.id(), 1, user -> user.roles("owner"));
        counted.before("UserStore.commit", () -> operator.users().update(ada.id(), 1, user -> user.roles("member")));
        Session demoted = Roster.on(counted.stores()).build().as(ada.id());
        assertRefused(demoted.catalogs().groups().create(Group.named("Air")), IssueCode.NOT_AUTHORIZED);

        counted.before("UserStore.commit", () -> operator.catalogs().groups().create(Group.named("Army")));
        Session own = Roster.on(counted.stores()).build().as(Actor.operator("test"));
        assertThat(own.catalogs().groups().create(Group.named("Navy")).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        counted.before(
                "UserStore.commit",
                () -> operator.catalogs()
                        .groups()
                        .change(Group.named("Navy"), new Group(new GroupKey("navy"), "Fleet")));
        assertThat(own.catalogs()
                        .groups()
                        .change(Group.named("Navy"), new Group(new GroupKey("navy"), "Marines"))
                        .kind())
                .isEqualTo(CatalogOutcome.Kind.STALE);
    }

    @Test
    void someoneOwnsTheTenantWhileOneDemotesTheRoleAndOneTheOtherOwner() throws Exception {
        for (int round = 0; round < 16; round++) {
            InMemoryStores shared = InMemoryStores.of(ada, CatalogCases.user("dan", "boss"));
            Session one = Roster.on(shared).build().as(Actor.operator("one"));
            Session two = Roster.on(shared).build().as(Actor.operator("two"));
            one.catalogs().roles().create(BOSS);
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<?> demoting = CompletableFuture.runAsync(() -> {
                await(start);
                one.catalogs().roles().change(BOSS, Role.named("boss"));
            });
            CompletableFuture<?> removing = CompletableFuture.runAsync(() -> {
                await(start);
                two.users().update(ada.id(), 1, user -> user.roles("member"));
            });
            CompletableFuture.allOf(demoting, removing).get();

            Set<RoleKey> owning = Roster.on(shared).build().roles().ownerRoles();
            try (Stream<User> users = shared.users().scan(Filter.everybody())) {
                assertThat(users.flatMap(user -> user.access().roles().stream()).filter(owning::contains))
                        .as("owners after round " + round)
                        .hasSize(1);
            }
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private User stored(User user) {
        return stores.users().findAll(List.of(user.id())).get(0);
    }

    @Test
    void holdersByGrantGiveTheRoleUpAtItsPlace() {
        Role guest = roles.create(Role.builder("guest").level(1).build()).written();
        Grant grant = Grant.of(guest.key(), Place.of(new TeamKey("red"))).why("leave of Ada");
        Grant other = Grant.of(new RoleKey("manager"), grant.place());
        operator.users().update(cat.id(), 1, user -> user.set(Field.GRANTS, Set.of(grant, other)));

        assertThat(roles.delete(guest, HolderPolicy.reassign("member")).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        assertThat(stored(cat).access().grants())
                .containsExactlyInAnyOrder(
                        Grant.of(new RoleKey("member"), grant.place()).why("leave of Ada"), other);
        assertThat(stored(cat).access().roles()).containsExactly(new RoleKey("member"));
    }

    @Test
    void thousandsWithOtherGrantsHideNoHolder() {
        Role guest = roles.create(Role.builder("guest").level(1).build()).written();
        Place red = Place.of(new TeamKey("red"));
        User last = CatalogCases.user("zz", "member").with(user -> user.grants(Set.of(Grant.of(guest.key(), red))));
        Stream<User> others = IntStream.range(0, 1_000)
                .mapToObj(number -> CatalogCases.user("u" + number, "member")
                        .with(user -> user.grants(Set.of(Grant.of(new RoleKey("manager"), red)))));
        stores.users()
                .commit(
                        Stream.concat(others, Stream.of(last))
                                .map(user ->
                                        new CommitUnit(List.of(new Write.InsertUser(user)), null, List.of(), List.of()))
                                .toList(),
                        CommitGuards.NONE);

        assertThat(roles.delete(guest, HolderPolicy.remove()).kind()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        assertThat(stored(last).access().grants()).isEmpty();
    }

    @Test
    void aGroupThatIsSetAsideGoesToo() {
        Group navy = operator.catalogs().groups().create(Group.named("Navy")).written();
        User away = CatalogCases.user("away", "member")
                .with(user -> user.status(UserStatus.INACTIVE).setAsideGroups(List.of(navy.key())));
        stores.users()
                .commit(
                        List.of(new CommitUnit(List.of(new Write.InsertUser(away)), null, List.of(), List.of())),
                        CommitGuards.NONE);

        assertThat(operator.catalogs()
                        .groups()
                        .delete(navy, HolderPolicy.remove())
                        .kind())
                .isEqualTo(CatalogOutcome.Kind.APPLIED);
        assertThat(stored(away).access().setAsideGroups()).isEmpty();
    }

    @Test
    void usersWhoAreDeletedAndKeptGiveARoleUpLikeOthers() {
        Role guest = roles.create(Role.builder("guest").level(1).build()).written();
        operator.users().update(cat.id(), 1, user -> user.roles("guest"));
        operator.users().delete(cat.id(), 2);

        assertThat(roles.delete(guest, HolderPolicy.refuse()).kind()).isEqualTo(CatalogOutcome.Kind.REJECTED);
        CatalogOutcome<Role> gone = roles.delete(guest, HolderPolicy.reassign("member"));

        assertThat(gone.kind()).as(gone.toString()).isEqualTo(CatalogOutcome.Kind.APPLIED);
        User kept = operator.users().findDeleted("cat@example.com").orElseThrow();
        assertThat(kept.access().roles()).containsExactly(new RoleKey("member"));
        assertThat(kept.access().status()).isEqualTo(UserStatus.DELETED);
        operator.users().restore(cat.id(), kept.version());
        assertThat(operator.users()
                        .update(cat.id(), kept.version() + 1, user -> user.department("Navy"))
                        .isDone())
                .isTrue();
    }
}
