package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.DomainKey;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.Parsed;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.profile.AccountPolicy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A10: who may act in the place of whom, and what may be done there. */
class ImpersonationRuleTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final Permission BILL = new Permission("bills.pay");
    private static final Role DESK = Role.builder("desk")
            .level(4)
            .allow(Permission.READ_USERS, Scope.ALL)
            .allow(Permission.UPDATE_USERS, Scope.REPORTS)
            .allow(Permission.IMPERSONATE_USERS, Scope.ALL)
            .build();
    private static final Role LOCAL_DESK = Role.builder("local desk")
            .level(4)
            .allow(Set.of(Permission.READ_USERS, Permission.IMPERSONATE_USERS), Scope.GROUPS)
            .build();
    private static final Role PAYER =
            Role.builder("payer").level(2).allow(BILL, Scope.SELF).build();

    /** Written down by hand: in whose place each role acts, of all roles of the catalog and those above. */
    private static final Map<String, Set<String>> LEVELS = Map.of(
            "desk", Set.of("", "learner", "instructor", "manager"),
            "owner", below("local desk", "desk", "admin", "people admin", "content admin", "budget admin"),
            "owner-impersonate",
                    below("local desk", "desk", "admin", "people admin", "content admin", "budget admin", "owner"),
            "juno",
                    below(
                            "local desk",
                            "desk",
                            "admin",
                            "people admin",
                            "content admin",
                            "budget admin",
                            "owner",
                            "owner-impersonate"),
            "support",
                    below(
                            "local desk",
                            "desk",
                            "admin",
                            "people admin",
                            "content admin",
                            "budget admin",
                            "owner",
                            "owner-impersonate",
                            "juno"));

    private static Set<String> below(String... more) {
        Set<String> all = new TreeSet<>(Set.of("", "learner", "instructor", "payer", "manager", "manager-instructor"));
        all.addAll(List.of(more));
        return all;
    }

    private static final RoleCatalog CATALOG = RoleCatalogs.levels().with(List.of(DESK, LOCAL_DESK, PAYER));
    private static final Authorizer AUTHORIZER = new Authorizer(CATALOG);
    private static final ActionRules RULES = new ActionRules(AUTHORIZER, AccountPolicy.defaults());

    private final User bob = People.user("bob", "learner");

    static List<String> roles() {
        return CATALOG.all().stream().map(role -> role.key().value()).toList();
    }

    private static Decision impersonate(User actor, User target) {
        return RULES.decide(Actor.of(actor).at(NOW), Action.IMPERSONATE, target);
    }

    @ParameterizedTest
    @MethodSource("roles")
    @DisplayName("A10: every role against every role, as the table written by hand says")
    void takesAStrictlyHigherRank(String actorRole) {
        Set<String> allowed = new TreeSet<>();
        for (String targetRole : Stream.concat(Stream.of(""), roles().stream()).toList()) {
            User target = targetRole.isEmpty() ? People.user("eve") : People.user("eve", targetRole);
            Decision decision = impersonate(People.user("ada", actorRole), target);
            if (decision.isAllowed()) {
                allowed.add(targetRole);
            }
            if (LEVELS.containsKey(actorRole) && !targetRole.equals("blocked") && !decision.isAllowed()) {
                assertThat(decision.denial())
                        .as("%s for %s", actorRole, targetRole)
                        .isEqualTo(Denial.RANK);
            }
        }
        assertThat(allowed).isEqualTo(LEVELS.getOrDefault(actorRole, Set.of()));
    }

    @Test
    void oneRoleThatIsNotBelowIsEnoughToRefuse() {
        User ada = People.user("ada", "owner");

        assertThat(impersonate(ada, People.user("eve", "learner", "admin")).isAllowed())
                .isTrue();
        for (String role : List.of("owner", "juno", "nobody knows it")) {
            Decision decision = impersonate(ada, People.user("eve", "learner", role));
            assertThat(decision.denial()).isEqualTo(Denial.RANK);
            assertThat(decision.reason())
                    .isEqualTo("ada may not act in the place of a user with " + role + ", which is unknown or not below"
                            + " their own roles; ask somebody whose roles are higher");
        }
    }

    @Test
    void grantsCountAtTheirPlaceUntilTheyAreOver() {
        User ada = People.user("ada", "desk");
        Grant equal = Grant.of(new RoleKey("desk"), Place.of(new GroupKey("air")));
        Grant lower = Grant.of(new RoleKey("instructor"), Place.of(DomainKey.PEOPLE));

        assertThat(impersonate(ada, bob.with(user -> user.grants(List.of(lower))))
                        .isAllowed())
                .isTrue();
        assertThat(impersonate(ada, bob.with(user -> user.grants(List.of(equal))))
                        .denial())
                .isEqualTo(Denial.RANK);
        assertThat(impersonate(ada, bob.with(user -> user.grants(List.of(equal.until(NOW)))))
                        .isAllowed())
                .isTrue();
        assertThat(impersonate(ada, bob.with(user -> user.grants(List.of(equal.from(NOW.plusSeconds(1))))))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void aPermissionOfTheTargetThatTheActorLacksRefuses() {
        assertThat(impersonate(People.user("ada", "desk"), People.user("eve", "payer"))
                        .denial())
                .isEqualTo(Denial.RANK);
    }

    @Test
    void thePermissionReachesAsFarAsItsScope() {
        User lea = People.user("lea", "local desk").with(user -> user.groups(People.groups("air")));

        assertThat(impersonate(lea, bob.with(user -> user.groups(People.groups("air"))))
                        .isAllowed())
                .isTrue();
        assertThat(impersonate(lea, bob).denial()).isEqualTo(Denial.OUT_OF_SCOPE);
        assertThat(impersonate(People.user("ada", "admin"), bob).denial()).isEqualTo(Denial.NO_GRANT);
    }

    @ParameterizedTest
    @EnumSource(UserStatus.class)
    void bothAreActive(UserStatus status) {
        User owner = People.user("ada", "owner");
        boolean isActive = status == UserStatus.ACTIVE;

        for (Actor actor : List.of(Actor.of(owner), Actor.operator("root"))) {
            assertThat(RULES.decide(actor, Action.IMPERSONATE, bob.with(user -> user.status(status)))
                            .isAllowed())
                    .isEqualTo(isActive);
        }
        assertThat(impersonate(owner.with(user -> user.status(status)), bob).isAllowed())
                .isEqualTo(isActive);
    }

    @Test
    void nobodyWhoIsBlockedActsOrIsActedFor() {
        User blocked = People.user("eve", "learner", "blocked");

        assertThat(impersonate(People.user("ada", "owner", "blocked"), bob).denial())
                .isEqualTo(Denial.STATE);
        assertThat(impersonate(People.user("ada", "owner"), blocked).isAllowed())
                .isFalse();
        assertThat(RULES.decide(Actor.operator("root"), Action.IMPERSONATE, blocked)
                        .reason())
                .isEqualTo("eve is blocked, so nobody acts in their place; unblock the user first");
    }

    @Test
    void nobodyActsInTheirOwnPlace() {
        User owner = People.user("ada", "owner");

        assertThat(impersonate(owner, owner).denial()).isEqualTo(Denial.OWN_ACCOUNT);
        assertThat(impersonate(owner, owner).reason())
                .isEqualTo("ada may not act in their own place; choose another user");
    }

    @Test
    void menusOfferItWhereTheCallIsAllowedAndNowhereElse() {
        Offering offering = new Offering(RULES, CATALOG, ActionMenus.learningPlatform(), name -> Optional.of(true));
        for (String actorRole : roles()) {
            for (String targetRole : roles()) {
                Actor actor = Actor.of(People.user("ada", actorRole)).at(NOW);
                User target = People.user("eve", targetRole);
                OfferedAction offered = offering.to(actor, target).stream()
                        .filter(one -> one.action().key().equals("impersonate"))
                        .findFirst()
                        .orElseThrow();

                assertThat(offered.isAvailable())
                        .as("%s for %s", actorRole, targetRole)
                        .isEqualTo(
                                RULES.decide(actor, Action.IMPERSONATE, target).isAllowed());
            }
        }
    }

    /** Another value of each field that a store keeps. */
    private static final Map<String, String> VALUES = new LinkedHashMap<>();

    static {
        Stream.of(
                        "id u-9, userName nina, externalId x-9, primaryEmail nina@example.com, displayName Nina,"
                                + " firstName Nina",
                        "lastName Nine, avatarUrl https://example.com/nina.png, phoneNumber +4930123456, roles"
                                + " instructor",
                        "grants learner@group:air, groups air, setAsideGroups air, organization acme, teams blue",
                        "department Navy, company Acme, location Kiel, jobTitle Pilot, position 9, employeeId 99",
                        "managerId u-7, userType contractor, hireDate 2029-01-01, endDate 2031-01-01, status suspended",
                        "statusReason ill, modules lms, taskNotification Email, secondFactor true, waitingSince "
                                + "2029-01-01T00:00:00Z, skillCount 9, lastLoginAt 2029-01-01T00:00:00Z",
                        "lastActivityAt 2029-01-01T00:00:00Z, createdAt 2029-01-01T00:00:00Z, roleLevel 9",
                        "deactivatedAt 2029-01-01T00:00:00Z")
                .flatMap(line -> Stream.of(line.split(", ", -1)))
                .forEach(pair ->
                        VALUES.put(pair.substring(0, pair.indexOf(' ')), pair.substring(pair.indexOf(' ') + 1)));
    }

    private static final Set<String> PLAIN = Set.of(
            "displayName",
            "firstName",
            "lastName",
            "avatarUrl",
            "department",
            "company",
            "location",
            "jobTitle",
            "position",
            "hireDate",
            "taskNotification",
            "roleLevel");

    private static Actor inside(User target) {
        Actor support = Actor.of(People.user("sue", "support"));
        Impersonation open = new Impersonation("i-1", "sue", target.id(), "ticket 4711", NOW, NOW.plusSeconds(900));
        return Actor.of(target).at(NOW).impersonatedBy(support, open);
    }

    @Test
    @DisplayName(
            "A10: of all fields, those that decide no rights and lead to no account are edited in the place of another")
    void fieldsOfRightsAndAccountsAreClosed() {
        User target = People.user("olga", "owner");
        assertThat(VALUES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Fields.builtIn().all().stream().map(Field::key).toList());
        Set<String> open = new TreeSet<>();
        for (Field<?> field : Fields.builtIn().all()) {
            if (field.equals(Field.ID)) {
                continue;
            }
            User after = with(bob, field);
            Decision decision = AUTHORIZER.decide(inside(target), Action.UPDATE, bob, after);
            if (decision.isAllowed()) {
                open.add(field.key());
            } else {
                assertThat(decision.denial()).as(field.key()).isEqualTo(Denial.IMPERSONATED);
            }
        }
        assertThat(open).isEqualTo(new TreeSet<>(PLAIN));
    }

    private static <T> User with(User user, Field<T> field) {
        Parsed<T> parsed = field.parse(VALUES.getOrDefault(field.key(), ""));
        assertThat(parsed.isValid()).as(field.key()).isTrue();
        User changed = user.with((UserBuilder copy) -> field.set(copy, parsed.value()));
        assertThat(field.valueOf(changed)).as(field.key()).isNotEqualTo(field.valueOf(user));
        return changed;
    }

    static Stream<Action> actions() {
        return Stream.of(
                        Action.builtIn().stream(),
                        Stream.of(new Action("update", BILL), new Action("unlock", Permission.UPDATE_USERS)),
                        Stream.of(ActionMenus.learningPlatform(), ActionMenus.platform(), ActionMenus.agents())
                                .flatMap(menu -> menu.about(MenuAction.Subject.USER).stream())
                                .map(MenuAction::action))
                .flatMap(all -> all)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("actions")
    @DisplayName("A10: of all actions, reading and editing alone are there in the place of another")
    void everyOtherActionIsClosed(Action action) {
        User target = People.user("olga", "owner");
        boolean isNew = action.equals(Action.CREATE);
        User after = isNew ? bob : action.appliedTo(bob);
        Decision inPerson = AUTHORIZER.decide(Actor.of(target), action, isNew ? null : bob, after);
        Decision inside = AUTHORIZER.decide(inside(target), action, isNew ? null : bob, after);

        assertThat(inPerson.isAllowed()).isTrue();
        assertThat(inside.isAllowed())
                .isEqualTo(Set.of(Action.READ, Action.UPDATE).contains(action));
        if (!inside.isAllowed()) {
            assertThat(inside.denial()).isEqualTo(Denial.IMPERSONATED);
            assertThat(inside.reason())
                    .isEqualTo("somebody acts in the place of olga, where " + action.name()
                            + " is not allowed; do it in your own name");
        }
    }

    @Test
    void noPermissionOfRosterIsLeftButToRead() {
        Actor inside = inside(People.user("olga", "owner"));
        for (Permission permission : Permission.builtIn()) {
            assertThat(AUTHORIZER.may(inside, permission).isAllowed())
                    .as(permission.name())
                    .isEqualTo(permission.equals(Permission.READ_USERS));
        }
        assertThat(AUTHORIZER.mayReadRuns(inside)).isFalse();
        assertThat(AUTHORIZER.mayEraseTraces(inside).isAllowed()).isFalse();
        assertThat(AUTHORIZER.mayManageRoles(inside).isAllowed()).isFalse();
        assertThat(AUTHORIZER.mayManageGroups(inside).isAllowed()).isFalse();
        assertThat(AUTHORIZER.mayManageAttributes(inside).isAllowed()).isFalse();
        assertThat(AUTHORIZER.mayUseRoles(inside, RoleCatalogs.levels()).isAllowed())
                .isFalse();
        assertThat(AUTHORIZER
                        .explain(inside, Permission.MANAGE_ROLES, null)
                        .decision()
                        .denial())
                .isEqualTo(Denial.IMPERSONATED);
    }

    @Test
    void theRightsAreThoseOfTheTargetAndNotMore() {
        User mia = People.user("mia", "manager");
        User ron = bob.with(user -> user.managerId(mia.id()));
        User other = People.user("eve", "learner");
        Actor inside = inside(mia);

        assertThat(AUTHORIZER.mayRead(inside, ron)).isTrue();
        assertThat(AUTHORIZER.mayRead(inside, other)).isFalse();
        assertThat(AUTHORIZER
                        .decide(inside, Action.UPDATE, ron, ron.with(user -> user.department("Navy")))
                        .isAllowed())
                .isTrue();
        assertThat(AUTHORIZER.decide(inside, Action.UPDATE, other, other).denial())
                .isEqualTo(Denial.OUT_OF_SCOPE);
        assertThat(AUTHORIZER.may(inside(People.user("pia", "payer")), BILL).isAllowed())
                .isTrue();
        assertThat(AUTHORIZER.may(inside, BILL).denial()).isEqualTo(Denial.NO_GRANT);
    }

    @Test
    void whoActsIsNamedAndNobodyElse() {
        Actor inside = inside(bob);

        assertThat(inside.name()).isEqualTo("sue");
        assertThat(inside.id()).contains(new UserId("bob"));
        assertThat(inside.entry(NOW, "update").build())
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("sue"))
                .satisfies(entry -> assertThat(entry.onBehalfOf()).isEqualTo("bob"));
        assertThat(Actor.of(bob).entry(NOW, "update").build().onBehalfOf()).isNull();
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(inside::inPerson)
                .withMessage("somebody acts in the place of bob, where this is not allowed; do it in your own name");
        Impersonation open = Objects.requireNonNull(inside.impersonation());
        Actor sue = Actor.of(People.user("sue", "support"));
        assertThatIllegalArgumentException().isThrownBy(() -> Actor.of(bob).impersonatedBy(inside, open));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.of(People.user("eve", "learner")).impersonatedBy(sue, open));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actor.of(bob).impersonatedBy(Actor.of(People.user("eve", "support")), open));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Actor("sue", Actor.Kind.USER, bob, Set.of(), null, null, sue));
    }
}
