package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.RoleCatalog;
import dev.roster.model.DomainKey;
import dev.roster.model.EmailAddress;
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
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking a store for whom an actor may read gives exactly those whom the rules let through one by one. */
class ReadableLawTest {

    private static final int PEOPLE = 60;
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final List<Role> roles = new ArrayList<>();

    ReadableLawTest() {
        for (Scope scope : Scope.values()) {
            roles.add(role("reads-" + scope, scope, Permission.READ_USERS));
            roles.add(role("writes-" + scope, scope, Permission.UPDATE_USERS));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithMayReadForEveryUserWithSeed(long seed) {
        Random random = new Random(seed);
        Authorizer authorizer = new Authorizer(RoleCatalog.of(roles));
        List<User> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> user(i, random)).toList();
        int seen = 0;
        for (User acting : people) {
            Actor actor = Actor.of(acting)
                    .at(NOW)
                    .withReports(Set.copyOf(
                            some(people, random).stream().map(User::id).toList()));
            Filter readable = authorizer.readable(actor);
            for (User user : people) {
                boolean mayRead = authorizer.mayRead(actor, user);
                assertThat(readable.matches(user))
                        .as("%s reads %s", acting, user)
                        .isEqualTo(mayRead);
                seen += mayRead ? 1 : 0;
            }
        }
        assertThat(seen).isBetween(PEOPLE, PEOPLE * PEOPLE - PEOPLE);
    }

    @Test
    void isEverybodyForTheOperator() {
        assertThat(new Authorizer(World.HOST).readable(Actor.operator("operator")))
                .isEqualTo(Filter.everybody());
    }

    /** Ids that differ in case alone are different people, also as managers. */
    private User user(int number, Random random) {
        User user = User.builder(id(number))
                .primaryEmail(new EmailAddress("p" + number + "@example.com"))
                .managerId(random.nextInt(4) == 0 ? null : id((number + 1 + random.nextInt(PEOPLE - 1)) % PEOPLE))
                .status(random.nextInt(4) == 0 ? any(List.of(UserStatus.values()), random) : UserStatus.ACTIVE)
                .organization(random.nextInt(3) == 0 ? null : new OrganizationKey(any(List.of("a", "b"), random)))
                .teams(some(List.of("a", "b", "c"), random).stream()
                        .map(TeamKey::new)
                        .toList())
                .setAsideGroups(random.nextInt(4) == 0 ? List.of(new GroupKey("a")) : List.of())
                .grants(grants(random))
                .groups(some(List.of("a", "b", "c", "d", "e"), random).stream()
                        .map(GroupKey::new)
                        .toList())
                .build();
        Set<RoleKey> held =
                Set.copyOf(some(roles, random).stream().map(Role::key).limit(2).toList());
        boolean isBlocked = random.nextInt(10) == 0;
        return user.with(copy ->
                copy.roles(isBlocked ? Set.of(RoleCatalog.BLOCKED, roles.get(0).key()) : held));
    }

    private static UserId id(int number) {
        return new UserId((number % 2 == 0 ? "p" : "P") + number / 2);
    }

    /** Some count now, and some in a domain, where they reach everybody. */
    private Set<Grant> grants(Random random) {
        Place place = any(
                List.of(
                        Place.of(new OrganizationKey("a")),
                        Place.of(new TeamKey("b")),
                        Place.of(new GroupKey("c")),
                        Place.of(new DomainKey("content")),
                        Place.of(DomainKey.PEOPLE)),
                random);
        Grant grant = Grant.of(any(roles, random).key(), place);
        return switch (random.nextInt(4)) {
            case 0 -> Set.of();
            case 1 -> Set.of(grant.until(NOW));
            default -> Set.of(grant);
        };
    }

    private static <T> T any(List<T> things, Random random) {
        return things.get(random.nextInt(things.size()));
    }

    private static <T> List<T> some(List<T> things, Random random) {
        return things.stream()
                .filter(thing -> random.nextInt(things.size()) < 2)
                .toList();
    }

    private static Role role(String name, Scope scope, Permission permission) {
        return Role.builder(name).level(10).allow(permission, scope).build();
    }
}
