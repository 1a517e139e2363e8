package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerTest {

    private static final List<Permission> USER_PERMISSIONS = List.of(
            Permission.READ_USERS,
            Permission.CREATE_USERS,
            Permission.UPDATE_USERS,
            Permission.ADMINISTER_USERS,
            Permission.DELETE_USERS);

    private final Authorizer levels = new Authorizer(RoleCatalogs.levels());
    private final User owner = People.user("olga", "owner");
    private final User admin = People.user("ada", "admin");
    private final User learner = People.user("bob", "learner");

    @Test
    void operatorPassesEverything() {
        Actor operator = Actor.operator("console");
        User support = People.user("sue", "support", "ghost");
        User blocked = People.user("sue", "blocked");

        assertThat(levels.decide(operator, Action.UPDATE, support, blocked)).isEqualTo(Decision.allow());
        assertThat(levels.decide(operator, Action.DELETE, support, null).isAllowed())
                .isTrue();
        assertThat(levels.mayRead(operator, support)).isTrue();
        assertThat(levels.mayManageRoles(operator).isAllowed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = UserStatus.class, names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void ownerWhoIsNotActiveMayNothing(UserStatus status) {
        Actor actor = Actor.of(owner.with(user -> user.status(status)));

        assertThat(levels.decide(actor, Action.UPDATE, learner, learner).reason())
                .isEqualTo("olga is " + status.word() + " and may not act; ask an administrator");
        assertThat(levels.decide(actor, Action.CREATE, null, learner).isAllowed())
                .isFalse();
        assertThat(levels.mayRead(actor, owner)).isFalse();
        assertThat(levels.mayManageGroups(actor).isAllowed()).isFalse();
    }

    @Test
    void ownerWhoIsBlockedMayNothing() {
        Actor actor = Actor.of(People.user("olga", "owner", "blocked"));

        assertThat(levels.decide(actor, Action.DELETE, learner, null).reason())
                .isEqualTo("olga is blocked and may not act; ask an administrator");
        assertThat(levels.mayRead(actor, learner)).isFalse();
        assertThat(levels.mayManageAttributes(actor).isAllowed()).isFalse();
    }

    @Test
    void neverSendsAnOwnerToAnOwner() {
        assertThat(reason(owner, learner, withRoles(learner, "support")))
                .isEqualTo("olga may not grant role support, which is above their own roles; ask somebody whose roles"
                        + " are higher");
        assertThat(reason(owner, withRoles(learner, "juno"), null)).endsWith("; ask somebody whose roles are higher");
    }

    @Test
    void saysWhichRoleIsAboveTheActor() {
        assertThat(reason(admin, learner, withRoles(learner, "owner")))
                .isEqualTo("ada may not grant role owner, which is above their own roles; ask an owner");
        assertThat(reason(admin, withRoles(learner, "owner", "learner"), learner))
                .isEqualTo("ada may not remove role owner, which is above their own roles; ask an owner");
        assertThat(reason(admin, owner, owner.with(user -> user.department("Navy"))))
                .isEqualTo("ada may not change a user with role owner, which is above their own roles; ask an owner");
        assertThat(reason(admin, owner, null))
                .isEqualTo("ada may not change a user with role owner, which is above their own roles; ask an owner");
    }

    @Test
    void saysWhichPermissionIsMissing() {
        assertThat(reason(learner, admin, null))
                .isEqualTo("bob lacks the permission users.delete; ask an administrator");
    }

    @Test
    void equalRankMayActOnEachOther() {
        User other = People.user("alan", "admin");

        assertThat(reason(admin, other, withRoles(other, "learner"))).isEmpty();
        assertThat(reason(admin, learner, withRoles(learner, "admin"))).isEmpty();
        assertThat(reason(owner, People.user("otto", "owner"), null)).isEmpty();
    }

    @Test
    void blockedIsNeverGrantedEvenIfTheTenantRedefinedIt() {
        Role harmless = Role.builder("blocked").build();
        Authorizer authorizer = new Authorizer(RoleCatalogs.levels().with(List.of(harmless)));

        assertThat(authorizer
                        .decide(Actor.of(owner), Action.UPDATE, learner, withRoles(learner, "blocked"))
                        .reason())
                .isEqualTo("olga may not grant role blocked, which nobody can; deactivate or suspend the user instead");
    }

    @Test
    void unknownRoleDeniesUntilThePlanCreatesIt() {
        User wanted = withRoles(learner, "learner", "pilot");
        Authorizer knowing = new Authorizer(RoleCatalogs.levels().with(List.of(Role.named("Pilot"))));

        assertThat(reason(owner, learner, wanted))
                .isEqualTo("olga may not grant role pilot, which is unknown; define the role first");
        assertThat(reason(owner, wanted, learner)).contains("remove role pilot, which is unknown");
        assertThat(reason(owner, wanted, wanted)).contains("role pilot, which is unknown");
        assertThat(knowing.decide(Actor.of(owner), Action.UPDATE, learner, wanted)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void unknownRoleOfTheActorGrantsNothing() {
        User ghost = People.user("gus", "ghost");

        assertThat(reason(ghost, learner, null)).contains("lacks the permission users.delete");
        assertThat(reason(People.user("ada", "admin", "ghost"), learner, null)).isEmpty();
    }

    @Test
    void lowerLevelWithAnotherPermissionIsStillAboveTheActor() {
        Role biller = Role.builder("Biller")
                .level(1)
                .allow(new Permission("invoices.pay"), Scope.ALL)
                .build();
        Authorizer authorizer = new Authorizer(RoleCatalogs.levels().with(List.of(biller)));

        assertThat(authorizer
                        .decide(Actor.of(admin), Action.UPDATE, learner, withRoles(learner, "biller"))
                        .reason())
                .contains("may not grant role biller");
        assertThat(authorizer
                        .decide(Actor.of(admin), Action.DELETE, withRoles(learner, "biller"), null)
                        .isAllowed())
                .isFalse();
        assertThat(authorizer
                        .decide(
                                Actor.of(withRoles(admin, "admin", "biller")),
                                Action.UPDATE,
                                learner,
                                withRoles(learner, "biller"))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void samePermissionsInAWiderScopeAreAboveTheActor() {
        Set<Permission> permissions = Set.of(Permission.ADMINISTER_USERS);
        RoleCatalog catalog = RoleCatalog.of(List.of(
                Role.builder("Lead").level(4).allow(permissions, Scope.REPORTS).build(),
                Role.builder("Chief").level(4).allow(permissions, Scope.ALL).build()));
        User lead = People.user("lea", "lead");
        User report = People.reportOf(lead, "rob");
        Authorizer authorizer = new Authorizer(catalog);

        assertThat(authorizer
                        .decide(Actor.of(lead), Action.UPDATE, report, withRoles(report, "chief"))
                        .reason())
                .contains("may not grant role chief");
        assertThat(authorizer
                        .decide(Actor.of(lead), Action.UPDATE, report, withRoles(report, "lead"))
                        .isAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyHandsOutOrTouchesMoreThanTheyHaveForSeed(long seed) {
        Random random = new Random(seed);
        RoleCatalog catalog = randomCatalog(random);
        Authorizer authorizer = new Authorizer(catalog);
        int allowed = 0;
        for (int i = 0; i < 500; i++) {
            User actor = randomUser(random, "ada");
            User before = randomUser(random, "bob");
            User after = randomUser(random, "bob");
            if (authorizer
                    .decide(Actor.of(actor), Action.of(before, after), before, after)
                    .isAllowed()) {
                allowed++;
                for (User state : List.of(before, after)) {
                    assertThat(catalog.permissionsOf(actor)).containsAll(catalog.permissionsOf(state));
                    assertThat(catalog.levelOf(state).orElse(0))
                            .isLessThanOrEqualTo(catalog.levelOf(actor).orElse(0));
                }
            }
        }
        assertThat(allowed).isPositive();
    }

    @Test
    void prerequisitesNeedTheirOwnPermission() {
        assertThat(levels.mayManageRoles(Actor.of(owner)).isAllowed()).isTrue();
        assertThat(levels.mayManageGroups(Actor.of(admin)).isAllowed()).isTrue();
        assertThat(levels.mayManageAttributes(Actor.of(admin)).isAllowed()).isTrue();
        assertThat(levels.mayManageRoles(Actor.of(admin)).reason())
                .isEqualTo("ada may not manage roles; that needs the permission roles.manage");
        assertThat(levels.mayManageGroups(Actor.of(learner)).isAllowed()).isFalse();
        assertThat(levels.mayManageAttributes(Actor.of(learner)).isAllowed()).isFalse();
    }

    @Test
    void whoManagesRolesDefinesNoneAboveTheirOwn() {
        Role modest = Role.builder("Reader")
                .level(1)
                .allow(Permission.READ_USERS, Scope.ALL)
                .build();
        Role high = modest.toBuilder().level(7).build();
        Role strange = Role.builder("Reader")
                .level(1)
                .allow(new Permission("invoices.pay"), Scope.ALL)
                .build();

        assertThat(levels.mayChangeRole(Actor.of(owner), null, modest).isAllowed())
                .isTrue();
        assertThat(levels.mayChangeRole(Actor.of(owner), modest, high).reason())
                .isEqualTo(
                        "olga may not define role reader above their own roles; ask somebody whose roles are higher");
        assertThat(levels.mayChangeRole(Actor.of(owner), high, null).isAllowed())
                .isFalse();
        assertThat(levels.mayChangeRole(Actor.of(owner), null, strange).isAllowed())
                .isTrue();
        Role keeper = Role.builder("keeper")
                .level(2)
                .allow(Permission.MANAGE_ROLES, Scope.ALL)
                .build();
        Authorizer kept = new Authorizer(RoleCatalog.of(List.of(keeper)));
        Actor kim = Actor.of(People.user("kim", "keeper"));
        assertThat(kept.mayChangeRole(kim, null, strange).isAllowed()).isFalse();
        assertThat(kept.mayChangeRole(kim, null, Role.named("plain")).isAllowed())
                .isTrue();
        assertThat(kept.mayChangeRole(
                                kim,
                                null,
                                Role.builder("heir")
                                        .inherits(List.of(new RoleKey("strange")))
                                        .build())
                        .isAllowed())
                .isTrue();
        assertThat(levels.mayChangeRole(Actor.of(admin), null, modest).reason()).contains("roles.manage");
        assertThat(levels.mayChangeRole(Actor.operator("console"), high, strange)
                        .isAllowed())
                .isTrue();
    }

    @Test
    void refusesStatesThatDoNotFitTheAction() {
        Actor actor = Actor.operator("console");

        assertThatIllegalArgumentException().isThrownBy(() -> levels.decide(actor, Action.CREATE, learner, learner));
        assertThatIllegalArgumentException().isThrownBy(() -> levels.decide(actor, Action.UPDATE, learner, null));
        assertThatIllegalArgumentException().isThrownBy(() -> levels.decide(actor, Action.DELETE, learner, learner));
        assertThatIllegalArgumentException().isThrownBy(() -> levels.decide(actor, Action.READ, null, learner));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> levels.decide(actor, Action.UPDATE, learner, admin))
                .withMessage("user bob cannot become user ada");
    }

    @Test
    void keepsTheActorsApart() {
        assertThat(reason(admin, learner, null)).isEmpty();
        assertThat(reason(learner, admin, null)).isNotEmpty();
        assertThat(reason(withRoles(admin, "learner"), learner, null)).isNotEmpty();
        assertThat(reason(admin, learner, null)).isEmpty();
    }

    private String reason(User actor, User before, @Nullable User after) {
        return levels.decide(Actor.of(actor), Action.of(before, after), before, after)
                .reason();
    }

    private static User withRoles(User user, String... roles) {
        return user.with(change -> change.roles(People.roles(roles)));
    }

    private static RoleCatalog randomCatalog(Random random) {
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Set<Permission> permissions = new HashSet<>();
            USER_PERMISSIONS.stream().filter(any -> random.nextInt(3) > 0).forEach(permissions::add);
            roles.add(Role.builder("R" + i)
                    .level(random.nextInt(4))
                    .allow(permissions, Scope.ALL)
                    .build());
        }
        return RoleCatalog.of(roles);
    }

    private static User randomUser(Random random, String id) {
        String[] roles = random.ints(random.nextInt(4), 0, 6)
                .mapToObj(i -> "r" + i)
                .distinct()
                .toArray(String[]::new);
        return People.user(id, roles);
    }
}
