package dev.roster.memory;

import dev.roster.model.CatalogEntry;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts who holds a role, belongs to a group, team or organization, or owns the tenant, so that nobody has to scan. */
final class Census {

    /** Hosts ask for one set of owner roles, or a few while roles change; more are counted anew. */
    private static final int MAX_OWNER_SETS = 16;

    private final Map<Object, Integer> references = new HashMap<>();
    private final Map<Set<RoleKey>, Integer> owners = new HashMap<>();

    /** Notes that a user was inserted, changed or removed. */
    void change(@Nullable User before, @Nullable User after) {
        if (before != null) {
            eachReference(before, key -> references.merge(key, -1, Census::sumOrNone));
        }
        if (after != null) {
            eachReference(after, key -> references.merge(key, 1, Integer::sum));
        }
        owners.replaceAll((roles, count) -> count + ownership(after, roles) - ownership(before, roles));
    }

    /** How many users hold an entry. */
    int holders(CatalogEntry.Key key) {
        String value = key.value();
        Object reference = switch (key.kind()) {
            case ROLE -> new RoleKey(value);
            case GROUP -> new GroupKey(value);
            case ORGANIZATION -> new OrganizationKey(value);
            case TEAM -> new TeamKey(value);
            case ATTRIBUTE, SETTING -> key;
        };
        return references.getOrDefault(reference, 0);
    }

    /** How many active users hold any of the roles; the users are asked for only when the count is not known. */
    int owners(Set<RoleKey> roles, Supplier<Stream<User>> users) {
        Integer known = owners.get(roles);
        if (known != null) {
            return known;
        }
        int count = users.get().mapToInt(user -> ownership(user, roles)).sum();
        if (owners.size() == MAX_OWNER_SETS) {
            owners.clear();
        }
        owners.put(Set.copyOf(roles), count);
        return count;
    }

    /** One for an active user who holds any of the roles, else zero. */
    static int ownership(@Nullable User user, Set<RoleKey> roles) {
        boolean isOwner = user != null
                && user.access().status() == UserStatus.ACTIVE
                && user.access().roles().stream().anyMatch(roles::contains);
        return isOwner ? 1 : 0;
    }

    /** A user who holds a role in several ways holds it once. */
    private static void eachReference(User user, Consumer<Object> action) {
        var access = user.access();
        if (access.grants().isEmpty()) {
            access.roles().forEach(action);
        } else {
            Set<RoleKey> roles = new HashSet<>(access.roles());
            access.grants().forEach(grant -> roles.add(grant.role()));
            roles.forEach(action);
        }
        access.groups().forEach(action);
        access.setAsideGroups().stream()
                .filter(group -> !access.groups().contains(group))
                .forEach(action);
        access.teams().forEach(action);
        if (access.organization() != null) {
            action.accept(access.organization());
        }
    }

    private static @Nullable Integer sumOrNone(Integer left, Integer right) {
        int sum = left + right;
        return sum == 0 ? null : (Integer) sum;
    }
}
