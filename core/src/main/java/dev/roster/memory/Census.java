package dev.roster.memory;

import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts who holds a role, belongs to a group or an organization, or owns the tenant, so that nobody has to scan. */
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

    /** Whether any user refers to a role, group or organization. */
    boolean isReferenced(Object key) {
        return references.containsKey(key);
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

    private static void eachReference(User user, Consumer<Object> action) {
        user.access().roles().forEach(action);
        user.access().groups().forEach(action);
        user.access().setAsideGroups().forEach(action);
        if (user.access().organization() != null) {
            action.accept(user.access().organization());
        }
    }

    private static @Nullable Integer sumOrNone(Integer left, Integer right) {
        int sum = left + right;
        return sum == 0 ? null : (Integer) sum;
    }
}
