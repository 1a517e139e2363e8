package dev.roster.memory;

import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a unit would make of the users, so that it can be judged before anything is written. */
final class StagedUnit {

    private final UserTable table;
    /** The users as the unit leaves them, null for those that it removes. */
    private final Map<UserId, @Nullable User> after = new LinkedHashMap<>();

    StagedUnit(UserTable table) {
        this.table = table;
    }

    /** {@link UnitOutcome#WRITTEN} when the unit may be written, else why not. */
    UnitOutcome judge(List<Write> writes, Set<RoleKey> ownerRoles) {
        for (Write write : writes) {
            UnitOutcome outcome = stage(write);
            if (!outcome.equals(UnitOutcome.WRITTEN)) {
                return outcome;
            }
        }
        UnitOutcome outcome = judgeKeys();
        return outcome.equals(UnitOutcome.WRITTEN) && losesLastOwner(ownerRoles) ? UnitOutcome.LAST_OWNER : outcome;
    }

    /** The user as the unit leaves it. */
    User require(UserId id) {
        return Objects.requireNonNull(after.get(id));
    }

    private UnitOutcome stage(Write write) {
        return switch (write.kind()) {
            case INSERT_USER -> stageInsert(((Write.InsertUser) write).user());
            case UPDATE_USER -> stageUpdate((Write.UpdateUser) write);
            case DELETE_USER -> stageDelete((Write.DeleteUser) write);
            case INSERT_ROLE, DELETE_ROLE, INSERT_GROUP, DELETE_GROUP, INSERT_ORGANIZATION, DELETE_ORGANIZATION ->
                UnitOutcome.WRITTEN;
        };
    }

    private UnitOutcome stageInsert(User user) {
        if (current(user.id()) != null) {
            return UnitOutcome.duplicate(Field.ID);
        }
        after.put(user.id(), user);
        return UnitOutcome.WRITTEN;
    }

    private UnitOutcome stageUpdate(Write.UpdateUser update) {
        User stored = current(update.after().id());
        if (stored == null || stored.version() != update.expectedVersion()) {
            return UnitOutcome.STALE;
        }
        after.put(stored.id(), NamedFields.copy(update.fields(), update.after(), stored));
        return UnitOutcome.WRITTEN;
    }

    private UnitOutcome stageDelete(Write.DeleteUser delete) {
        User stored = current(delete.id());
        if (stored == null || stored.version() != delete.expectedVersion()) {
            return UnitOutcome.STALE;
        }
        after.put(delete.id(), null);
        return UnitOutcome.WRITTEN;
    }

    private @Nullable User current(UserId id) {
        if (after.containsKey(id)) {
            throw new IllegalArgumentException("user " + id + " stands twice in one unit; merge the writes");
        }
        return table.find(id);
    }

    /** Keys are judged on the state that the unit leaves, so users may exchange them. */
    private UnitOutcome judgeKeys() {
        for (Field<?> field : UserTable.UNIQUE) {
            Map<String, UserId> taken = new HashMap<>();
            for (User user : after.values()) {
                String canonical = UserTable.canonicalOf(field, user);
                if (user != null && canonical != null && isTaken(field, canonical, user.id(), taken)) {
                    return UnitOutcome.duplicate(field);
                }
            }
        }
        return UnitOutcome.WRITTEN;
    }

    private boolean isTaken(Field<?> field, String canonical, UserId id, Map<String, UserId> taken) {
        if (taken.putIfAbsent(canonical, id) != null) {
            return true;
        }
        User holder = table.holder(field, canonical);
        return holder != null && !after.containsKey(holder.id());
    }

    private boolean losesLastOwner(Set<RoleKey> ownerRoles) {
        if (ownerRoles.isEmpty()) {
            return false;
        }
        int before = table.owners(ownerRoles);
        int left = before;
        for (Map.Entry<UserId, @Nullable User> entry : after.entrySet()) {
            left += Census.ownership(entry.getValue(), ownerRoles)
                    - Census.ownership(table.find(entry.getKey()), ownerRoles);
        }
        return before > 0 && left == 0;
    }
}
