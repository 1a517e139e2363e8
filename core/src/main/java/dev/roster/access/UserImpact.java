package dev.roster.access;

import dev.roster.model.Grant;
import dev.roster.model.Issue;
import dev.roster.model.Permission;
import dev.roster.model.Place;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a change of one user would do to rights, before anybody makes it (T7).
 *
 * @param user whom it is about
 * @param name what people call them
 * @param levelBefore the level of their roles as stored, 0 without any
 * @param levelAfter the level afterwards
 * @param gained what they could do afterwards alone, those that rule others first
 * @param lost what they can do now alone
 * @param reachedBefore how many users they can see now, of those whom the actor may see, at most {@link #MOST_COUNTED}
 * @param reachedAfter how many they could see afterwards, at most as many
 * @param outOfReach the first 100 whom they can see now and not afterwards, of those whom the actor may see, by id
 * @param takesLastOwner whether nobody would own the tenant
 * @param refusals why the actor could not make the change now; empty where nothing stands in the way
 */
public record UserImpact(
        UserId user,
        String name,
        int levelBefore,
        int levelAfter,
        List<Right> gained,
        List<Right> lost,
        long reachedBefore,
        long reachedAfter,
        List<String> outOfReach,
        boolean takesLastOwner,
        List<Issue> refusals) {

    /** How far users within reach are counted. */
    public static final long MOST_COUNTED = 10_000;

    /** How many users are named. */
    public static final int MAX_NAMES = 100;

    /**
     * One permission as far as it reaches.
     *
     * @param permission the permission
     * @param scope whom it reaches
     * @param place the place where it counts, or null for everywhere
     */
    public record Right(
            Permission permission, Scope scope, @Nullable Place place) {

        /** Checks that everything is there. */
        public Right {
            Objects.requireNonNull(permission, "permission");
            Objects.requireNonNull(scope, "scope");
        }

        /** {@return whether it lets people own the tenant, define roles or administer users} */
        public boolean rules() {
            return RoleCatalog.RULING.contains(permission);
        }

        @Override
        public String toString() {
            return permission + ":" + scope.name().toLowerCase(Locale.ROOT) + (place == null ? "" : "@" + place);
        }
    }

    /** Copies the lists. */
    public UserImpact {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        outOfReach = List.copyOf(outOfReach);
        refusals = List.copyOf(refusals);
    }

    /** {@return whether the user could afterwards own the tenant, define roles or administer users where they cannot now} */
    public boolean escalates() {
        return gained.stream().anyMatch(Right::rules);
    }

    /**
     * What somebody can do that somebody else, or the same user in another state, cannot.
     *
     * @param roles the roles
     * @param more the one
     * @param less the other, or null for nobody
     * @param at the moment by which grants count
     * @return the rights, those that rule others first, then by permission; none for a user who is not active
     */
    public static List<Right> beyond(RoleCatalog roles, User more, @Nullable User less, Instant at) {
        Powers held = less == null || !isActive(less) ? Powers.NONE : roles.powersOf(less);
        List<Right> known = less == null ? List.of() : placed(roles, less, at);
        List<Right> beyond = new ArrayList<>();
        if (isActive(more)) {
            Powers wanted = roles.powersOf(more);
            roles.all().stream()
                    .flatMap(role -> role.permissions().keySet().stream())
                    .distinct()
                    .forEach(permission -> wanted.scopesOf(permission).stream()
                            .filter(scope -> !Powers.isAtLeastAsWide(held.scopesOf(permission), scope))
                            .forEach(scope -> beyond.add(new Right(permission, scope, null))));
            placed(roles, more, at).stream()
                    .filter(right -> !known.contains(right))
                    .filter(right -> !Powers.isAtLeastAsWide(held.scopesOf(right.permission()), right.scope()))
                    .forEach(beyond::add);
        }
        return beyond.stream()
                .distinct()
                .sorted((one, other) -> one.rules() == other.rules()
                        ? one.toString().compareTo(other.toString())
                        : Boolean.compare(other.rules(), one.rules()))
                .toList();
    }

    private static boolean isActive(User user) {
        return user.access().status() == UserStatus.ACTIVE;
    }

    private static List<Right> placed(RoleCatalog roles, User user, Instant at) {
        return isActive(user)
                ? user.access().grants().stream()
                        .filter(grant -> grant.countsAt(at))
                        .flatMap(grant -> placed(roles.whole(grant.role()), grant))
                        .toList()
                : List.of();
    }

    private static Stream<Right> placed(@Nullable Role whole, Grant grant) {
        Map<Permission, Set<Scope>> permissions = whole == null ? Map.of() : whole.permissions();
        return permissions.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Permission.OWN_TENANT))
                .flatMap(entry -> EnumSet.copyOf(entry.getValue()).stream()
                        .map(scope -> new Right(entry.getKey(), scope, grant.place())));
    }
}
