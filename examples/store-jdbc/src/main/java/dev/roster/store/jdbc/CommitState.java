package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the database holds of the things that a commit touches, and what the units accepted so far make of it. */
final class CommitState {

    /** A unique key of a user. */
    record UniqueKey(Field<?> field, String key) {}

    private final Set<RoleKey> ownerRoles;
    private final Dialect dialect;
    private final Map<String, StoredUser> users = new HashMap<>();
    private final Map<UniqueKey, String> ownerOfKey = new HashMap<>();
    private final Set<JournalRows.Unit> journaled = new HashSet<>();
    private final Set<String> owners = new HashSet<>();

    CommitState(Set<RoleKey> ownerRoles, Dialect dialect) {
        this.ownerRoles = ownerRoles;
        this.dialect = dialect;
    }

    void addUser(String id, StoredUser user) {
        users.put(id, user);
        user.keys().forEach((field, key) -> ownerOfKey.put(new UniqueKey(field, key), id));
    }

    void addKeyOwner(UniqueKey key, String id) {
        ownerOfKey.put(key, id);
    }

    void addJournaled(Set<JournalRows.Unit> units) {
        journaled.addAll(units);
    }

    void addOwners(Iterable<String> ids) {
        ids.forEach(owners::add);
    }

    /** Judges a unit on the state that the accepted ones left; an accepted one changes that state. */
    UnitOutcome judge(CommitUnit unit, AcceptedUnits accepted) {
        if (unit.journal() != null && journaled.contains(JournalRows.Unit.of(unit.journal()))) {
            return UnitOutcome.REPEATED;
        }
        Map<String, @Nullable StoredUser> after = new LinkedHashMap<>();
        for (Write write : unit.writes()) {
            UnitOutcome refusal = apply(write, after);
            if (refusal != null) {
                return refusal;
            }
        }
        Field<?> taken = takenField(after);
        if (taken != null) {
            return UnitOutcome.duplicate(taken);
        }
        if (losesLastOwner(after)) {
            return UnitOutcome.LAST_OWNER;
        }
        accepted.add(unit, releasedKeys(after));
        keep(unit, after);
        return UnitOutcome.WRITTEN;
    }

    private @Nullable UnitOutcome apply(Write write, Map<String, @Nullable StoredUser> after) {
        if (write instanceof Write.InsertUser insert) {
            String id = insert.user().id().value();
            after.put(id, StoredUser.of(insert.user(), ownerRoles, dialect));
            return users.containsKey(id) ? UnitOutcome.duplicate(Field.ID) : null;
        }
        if (write instanceof Write.UpdateUser update) {
            String id = update.after().id().value();
            StoredUser stored = users.get(id);
            if (stored == null || stored.version() != update.expectedVersion()) {
                return UnitOutcome.STALE;
            }
            after.put(id, stored.after(update, ownerRoles, dialect));
        } else if (write instanceof Write.DeleteUser delete) {
            StoredUser stored = users.get(delete.id().value());
            if (stored == null || stored.version() != delete.expectedVersion()) {
                return UnitOutcome.STALE;
            }
            after.put(delete.id().value(), null);
        }
        return null;
    }

    /** A field whose key, at the end of the unit, two users would have. */
    private @Nullable Field<?> takenField(Map<String, @Nullable StoredUser> after) {
        Set<UniqueKey> acquired = new HashSet<>();
        for (Map.Entry<String, @Nullable StoredUser> entry : after.entrySet()) {
            StoredUser user = entry.getValue();
            if (user == null) {
                continue;
            }
            for (Map.Entry<Field<?>, String> key : user.keys().entrySet()) {
                UniqueKey unique = new UniqueKey(key.getKey(), key.getValue());
                String owner = ownerOfKey.get(unique);
                boolean isForeign = owner != null && !owner.equals(entry.getKey()) && !releases(owner, unique, after);
                if (isForeign || !acquired.add(unique)) {
                    return key.getKey();
                }
            }
        }
        return null;
    }

    private static boolean releases(String owner, UniqueKey key, Map<String, @Nullable StoredUser> after) {
        if (!after.containsKey(owner)) {
            return false;
        }
        StoredUser user = after.get(owner);
        return user == null || !key.key().equals(user.keys().get(key.field()));
    }

    private boolean losesLastOwner(Map<String, @Nullable StoredUser> after) {
        int count = owners.size();
        for (Map.Entry<String, @Nullable StoredUser> entry : after.entrySet()) {
            StoredUser user = entry.getValue();
            boolean isOwner = user != null && user.isOwner();
            count += (isOwner ? 1 : 0) - (owners.contains(entry.getKey()) ? 1 : 0);
        }
        return !owners.isEmpty() && count == 0;
    }

    /** The keys that users lose in this unit, with the users that lose them. */
    private Map<UniqueKey, String> releasedKeys(Map<String, @Nullable StoredUser> after) {
        Map<UniqueKey, String> released = new LinkedHashMap<>();
        for (String id : new LinkedHashSet<>(after.keySet())) {
            StoredUser before = users.get(id);
            if (before != null) {
                before.keys().forEach((field, key) -> {
                    UniqueKey unique = new UniqueKey(field, key);
                    if (releases(id, unique, after)) {
                        released.put(unique, id);
                    }
                });
            }
        }
        return released;
    }

    private void keep(CommitUnit unit, Map<String, @Nullable StoredUser> after) {
        releasedKeys(after).keySet().forEach(ownerOfKey::remove);
        after.forEach((id, user) -> {
            if (user == null) {
                users.remove(id);
            } else {
                addUser(id, user);
            }
            if (user != null && user.isOwner()) {
                owners.add(id);
            } else {
                owners.remove(id);
            }
        });
        if (unit.journal() != null) {
            journaled.add(JournalRows.Unit.of(unit.journal()));
        }
    }
}
