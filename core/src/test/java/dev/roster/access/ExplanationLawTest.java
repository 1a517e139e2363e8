package dev.roster.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.DomainKey;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** X10: over the full matrix an explanation says what the decision says, and why, and what it proposes does help. */
class ExplanationLawTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Permission PUBLISH = new Permission("content.publish");
    private static final RoleCatalog CATALOG = RoleCatalogs.levels()
            .with(List.of(
                    scoped("line", Scope.ALL_REPORTS),
                    scoped("house", Scope.ORGANIZATION),
                    scoped("self", Scope.SELF),
                    Role.builder("heir")
                            .level(4)
                            .inherits(People.roles("manager", "line"))
                            .build(),
                    Role.builder("late heir")
                            .level(5)
                            .inherits(People.roles("heir", "house", "ghost", "blocked"))
                            .allow(PUBLISH, Scope.OWN)
                            .build(),
                    Role.builder("crown")
                            .level(6)
                            .inherits(People.roles("owner"))
                            .build(),
                    Role.builder("people lead")
                            .level(5)
                            .domain(DomainKey.PEOPLE)
                            .inherits(People.roles("admin"))
                            .build(),
                    Role.builder("content lead")
                            .level(5)
                            .domain(new DomainKey("content"))
                            .inherits(People.roles("owner"))
                            .allow(PUBLISH, Scope.ALL)
                            .build()));
    private static final Authorizer AUTHORIZER = new Authorizer(CATALOG);
    private static final List<Action> ACTIONS = Stream.concat(
                    Action.builtIn().stream().filter(action -> !action.equals(Action.CREATE)),
                    Stream.of(new Action("publish", PUBLISH)))
            .toList();

    /** As the seeds of other laws are fewer where each is asked about every line of the code. */
    private static final int DIVISOR = Integer.getInteger("seeds.divisor", 1);

    private static Role scoped(String key, Scope scope) {
        return Role.builder(key)
                .level(3)
                .allow(Set.of(Permission.READ_USERS, Permission.UPDATE_USERS, Permission.DELETE_USERS), scope)
                .build();
    }

    static Stream<String> roles() {
        return Stream.concat(CATALOG.all().stream().map(role -> role.key().value()), Stream.of("", "ghost"));
    }

    /** What an actor may have beside a role. */
    private static List<User> actors(String role) {
        User ada = People.user("ada", role.isEmpty() ? new String[0] : new String[] {role})
                .with(user -> user.groups(People.groups("air")).organization(new OrganizationKey("acme")));
        Place air = Place.of(new GroupKey("air"));
        Grant admin = Grant.of(new RoleKey("admin"), air);
        return List.of(
                ada,
                ada.with(user -> user.status(UserStatus.SUSPENDED)),
                ada.with(user -> user.roles(People.roles(Stream.of(role, "blocked")
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toArray(String[]::new)))),
                holding(ada, admin),
                holding(ada, admin.from(NOW.plusSeconds(60))),
                holding(ada, admin.until(NOW)),
                holding(ada, Grant.of(new RoleKey("owner"), Place.of(new TeamKey("core")))),
                holding(ada, Grant.of(new RoleKey("people lead"), Place.of(DomainKey.PEOPLE))),
                holding(ada, Grant.of(new RoleKey("admin"), Place.of(new DomainKey("content")))),
                holding(ada, Grant.of(new RoleKey("ghost"), air)));
    }

    private static User holding(User user, Grant grant) {
        return user.with(change -> change.grants(List.of(grant)));
    }

    private static List<User> targets(User actor) {
        User bob = People.user("bob", "learner");
        return List.of(
                actor,
                bob,
                bob.with(user -> user.managerId(actor.id())),
                bob.with(user -> user.groups(People.groups("air"))),
                bob.with(user -> user.organization(new OrganizationKey("acme"))),
                bob.with(user -> user.teams(List.of(new TeamKey("core"))).roles(People.roles("org admin"))),
                bob.with(user -> user.roles(People.roles("owner")).groups(People.groups("air"))),
                bob.with(user -> user.roles(People.roles("ghost"))),
                bob.with(user -> user.roles(People.roles("blocked"))),
                bob.with(user -> user.status(UserStatus.DELETED).managerId(actor.id())),
                holding(bob, Grant.of(new RoleKey("owner"), Place.of(new GroupKey("air")))));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void agreesWithTheDecision(String role) {
        int cases = 0;
        for (User user : actors(role)) {
            Actor actor = Actor.of(user).at(NOW);
            for (User target : targets(user)) {
                for (Action action : ACTIONS) {
                    if (cases++ % DIVISOR > 0) {
                        continue;
                    }
                    Decision decision = AUTHORIZER.decide(actor, action, target, action.appliedTo(target));
                    Explanation why = AUTHORIZER.explain(actor, action, target);
                    assertThat(why.decision()).as("%s", why).isEqualTo(decision);
                    holds(why, actor, target);
                    why.remedies()
                            .forEach(remedy -> turns(remedy, user, then -> {
                                User acting = Objects.requireNonNull(then.user());
                                User now = target.id().equals(acting.id()) ? acting : target;
                                return authorizerWith(remedy).decide(then, action, now, action.appliedTo(now));
                            }));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("roles")
    void agreesOnPermissionsWithoutATarget(String role) {
        List<Permission> permissions = new ArrayList<>(new TreeSet<>(
                CATALOG.resolved(new RoleKey("crown")).permissions().keySet()));
        permissions.add(PUBLISH);
        for (User user : actors(role)) {
            Actor actor = Actor.of(user).at(NOW);
            for (Permission permission : permissions) {
                Explanation why = AUTHORIZER.explain(actor, permission, null);
                assertThat(why.decision()).as("%s", why).isEqualTo(AUTHORIZER.may(actor, permission));
                boolean isGiven = why.ways().stream().anyMatch(Way::suffices);
                assertThat(answer(why, Rule.SCOPE).orElseThrow().isAllowed())
                        .as("%s", why)
                        .isEqualTo(isGiven);
                why.remedies().forEach(remedy -> turns(remedy, user, then -> AUTHORIZER.may(then, permission)));
            }
        }
    }

    private static void holds(Explanation why, Actor actor, User target) {
        Decision decision = why.decision();
        if (decision.isAllowed()) {
            assertThat(why.remedies()).isEmpty();
        } else {
            assertThat(decision.reason()).isNotBlank();
            assertThat(decision.reason(Locale.GERMAN)).isNotBlank().isNotEqualTo(decision.reason());
        }
        boolean readsOneself = why.asked().equals("read") && target.id().value().equals(actor.name());
        boolean isDeleted = target.access().status() == UserStatus.DELETED;
        if (!readsOneself && !(isDeleted && why.asked().equals("read"))) {
            Set<Permission> given = new TreeSet<>();
            Set<Permission> needed = new TreeSet<>();
            why.ways().forEach(way -> {
                needed.add(way.permission());
                if (way.suffices()) {
                    given.add(way.permission());
                }
            });
            boolean hasWays = !why.ways().isEmpty();
            assertThat(answer(why, Rule.SCOPE).orElseThrow().isAllowed())
                    .as("%s", why)
                    .isEqualTo(hasWays && given.equals(needed));
        }
        why.ways().forEach(way -> {
            assertThat(way.by() != null).as("%s", way).isEqualTo(way.suffices());
            assertThat(way.path().isEmpty() || way.path().get(0).equals(way.role()))
                    .isTrue();
        });
    }

    private static Optional<Decision> answer(Explanation why, Rule rule) {
        return why.rules().stream()
                .filter(asked -> asked.rule() == rule)
                .map(Explanation.Asked::decision)
                .findFirst();
    }

    private static Authorizer authorizerWith(Remedy remedy) {
        RoleKey role = remedy.role();
        return remedy.kind() == Remedy.Kind.DEFINE
                ? new Authorizer(CATALOG.with(
                        List.of(Role.named(Objects.requireNonNull(role).value()))))
                : AUTHORIZER;
    }

    /** Does what the remedy says, and asks again. */
    private static void turns(Remedy remedy, User user, Function<Actor, Decision> ask) {
        Grant grant = remedy.grant();
        RoleKey role = remedy.role();
        Actor then = switch (remedy.kind()) {
            case WAIT ->
                Actor.of(user)
                        .at(Objects.requireNonNull(Objects.requireNonNull(grant).from()));
            case EXTEND ->
                Actor.of(holding(user, Objects.requireNonNull(grant).until(null)))
                        .at(NOW);
            case GRANT -> Actor.of(granted(user, Objects.requireNonNull(grant))).at(NOW);
            case ROLE ->
                Actor.of(user.with(u -> u.roles(with(user, Objects.requireNonNull(role)))))
                        .at(NOW);
            case RETURN ->
                Actor.of(user.with(u -> u.status(UserStatus.ACTIVE).roles(unblocked(user))))
                        .at(NOW);
            case ANOTHER ->
                Actor.of(People.user("eve", remedy.givers().get(0).value())).at(NOW);
            case DEFINE -> Actor.of(user).at(NOW);
        };
        assertThat(ask.apply(then)).as("%s for %s", remedy, user).isEqualTo(Decision.allow());
    }

    private static User granted(User user, Grant grant) {
        return user.with(u -> u.grants(Stream.concat(
                        user.access().grants().stream()
                                .filter(held -> !held.toString().equals(grant.toString())),
                        Stream.of(grant))
                .toList()));
    }

    private static List<RoleKey> with(User user, RoleKey role) {
        return Stream.concat(user.access().roles().stream(), Stream.of(role)).toList();
    }

    private static List<RoleKey> unblocked(User user) {
        return user.access().roles().stream()
                .filter(role -> !role.equals(RoleCatalog.BLOCKED))
                .toList();
    }

    @Test
    void theMatrixHoldsEveryDenialAndEveryRemedyThatRulesCanGive() {
        Set<Denial> denials = EnumSet.noneOf(Denial.class);
        Set<Remedy.Kind> remedies = EnumSet.noneOf(Remedy.Kind.class);
        roles().forEach(role -> actors(role)
                .forEach(user -> targets(user).forEach(target -> {
                    Explanation why = AUTHORIZER.explain(Actor.of(user).at(NOW), Action.DELETE, target);
                    Denial denial = why.decision().denial();
                    if (denial != null) {
                        denials.add(denial);
                    }
                    why.remedies().forEach(remedy -> remedies.add(remedy.kind()));
                })));
        assertThat(denials).isEqualTo(EnumSet.complementOf(EnumSet.of(Denial.FLAG, Denial.IMPERSONATED)));
        assertThat(remedies).isEqualTo(EnumSet.allOf(Remedy.Kind.class));
    }
}
