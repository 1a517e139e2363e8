package dev.roster.store.jdbc;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Set<String> runs = new HashSet<>();
    private final Set<String> owners = new HashSet<>();
    private boolean hadOwner;
    private final Map<CatalogEntry.Key, CatalogEntry> entries = new HashMap<>();
    /** Who holds what the next unit may remove, as it leaves its users. */
    private Set<CatalogEntry.Key> held = Set.of();

    private TokenState tokens = TokenState.EMPTY;
    private CredentialState credentials = CredentialState.empty();

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

    void addRuns(Collection<String> plans) {
        runs.addAll(plans);
    }

    void addEntries(Collection<? extends CatalogEntry> stored) {
        stored.forEach(entry -> entries.put(entry.entryKey(), entry));
    }

    void addTokens(TokenState stored) {
        tokens = stored;
    }

    void addCredentials(CredentialState stored) {
        credentials = stored;
    }

    /** Says which entries somebody holds when the next unit is done. */
    void setHeld(Set<CatalogEntry.Key> keys) {
        held = keys;
    }

    /** Notes that somebody owned the tenant before the units, by a role that may not own it afterwards. */
    void noteOwnerBefore() {
        hadOwner = true;
    }

    /** Notes an active user who holds a role that owns the tenant. */
    void addOwner(String id) {
        owners.add(id);
    }

    /** Judges a unit on the state that the accepted ones left; an accepted one changes that state. */
    UnitOutcome judge(CommitUnit unit, AcceptedUnits accepted) {
        if (unit.journal() != null && journaled.contains(JournalRows.Unit.of(unit.journal()))) {
            return UnitOutcome.REPEATED;
        }
        Map<String, @Nullable StoredUser> after = new LinkedHashMap<>();
        List<AcceptedUnits.EntryChange> changed = new ArrayList<>(0);
        for (Write write : unit.writes()) {
            UnitOutcome refusal = apply(write, after, changed);
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
        if (changed.stream().anyMatch(change -> change.after() == null && isHeld(change))) {
            return UnitOutcome.IN_USE;
        }
        Optional<Map<String, Long>> versions = credentials.judge(UserWrites.credentialChanges(unit.writes()));
        if (versions.isEmpty()) {
            return UnitOutcome.STALE;
        }
        UnitOutcome outcome = tokens.apply(UserWrites.tokenChanges(unit.writes()));
        if (!outcome.equals(UnitOutcome.WRITTEN)) {
            return outcome;
        }
        credentials.keep(versions.get());
        accepted.add(unit, after, releasedKeys(after), changed);
        keep(unit, after, changed);
        return UnitOutcome.WRITTEN;
    }

    private boolean isHeld(AcceptedUnits.EntryChange change) {
        return change.before() != null && held.contains(change.before().entryKey());
    }

    private @Nullable UnitOutcome apply(
            Write write, Map<String, @Nullable StoredUser> after, List<AcceptedUnits.EntryChange> changed) {
        return switch (write.kind()) {
            case INSERT_USER -> applyInsert((Write.InsertUser) write, after);
            case UPDATE_USER -> applyUpdate((Write.UpdateUser) write, after);
            case DELETE_USER -> {
                Write.DeleteUser delete = (Write.DeleteUser) write;
                yield applyRemoval(delete.id().value(), delete.expectedVersion(), after);
            }
            case ERASE_USER -> {
                Write.EraseUser erasure = (Write.EraseUser) write;
                yield applyErasure(erasure.id().value(), erasure.expectedVersion(), after);
            }
            case ENSURE_ENTRY -> {
                CatalogEntry entry = ((Write.EnsureEntry) write).entry();
                yield entries.containsKey(entry.entryKey()) ? null : changed(null, entry, changed);
            }
            case REMOVE_IF_UNUSED -> {
                CatalogEntry.Key key = ((Write.RemoveIfUnused) write).key();
                CatalogEntry stored = entries.get(key);
                yield stored == null || held.contains(key) ? null : changed(stored, null, changed);
            }
            case CHANGE_ENTRY -> {
                Write.ChangeEntry change = (Write.ChangeEntry) write;
                CatalogEntry stored = entries.get(change.key());
                yield Objects.equals(stored, change.before())
                        ? changed(stored, change.after(), changed)
                        : UnitOutcome.STALE;
            }
            case FINISHED_RUN ->
                runs.contains(((Write.FinishedRun) write).run().plan().value()) ? UnitOutcome.REPEATED : null;
            case EXTRA -> null;
        };
    }

    private static @Nullable UnitOutcome changed(
            @Nullable CatalogEntry before, @Nullable CatalogEntry after, List<AcceptedUnits.EntryChange> changed) {
        changed.add(new AcceptedUnits.EntryChange(before, after));
        return null;
    }

    private @Nullable UnitOutcome applyInsert(Write.InsertUser insert, Map<String, @Nullable StoredUser> after) {
        String id = insert.user().id().value();
        after.put(id, StoredUser.of(insert.user(), dialect));
        return users.containsKey(id) ? UnitOutcome.duplicate(Field.ID) : null;
    }

    private @Nullable UnitOutcome applyUpdate(Write.UpdateUser update, Map<String, @Nullable StoredUser> after) {
        String id = update.after().id().value();
        StoredUser stored = users.get(id);
        if (stored == null || stored.version() != update.expectedVersion()) {
            return UnitOutcome.STALE;
        }
        after.put(id, stored.after(update, dialect));
        return null;
    }

    private @Nullable UnitOutcome applyRemoval(
            String id, long expectedVersion, Map<String, @Nullable StoredUser> after) {
        StoredUser stored = users.get(id);
        if (stored == null || stored.version() != expectedVersion) {
            return UnitOutcome.STALE;
        }
        after.put(id, null);
        return null;
    }

    /** Of a user who is gone already, traces alone are erased. */
    private @Nullable UnitOutcome applyErasure(
            String id, long expectedVersion, Map<String, @Nullable StoredUser> after) {
        boolean isOfTraces = expectedVersion == 0 && !users.containsKey(id);
        return isOfTraces ? null : applyRemoval(id, expectedVersion, after);
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
            boolean isOwner = user != null && user.isOwner(ownerRoles);
            count += (isOwner ? 1 : 0) - (owners.contains(entry.getKey()) ? 1 : 0);
        }
        return (hadOwner || !owners.isEmpty()) && count == 0;
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

    private void keep(
            CommitUnit unit, Map<String, @Nullable StoredUser> after, List<AcceptedUnits.EntryChange> changed) {
        releasedKeys(after).keySet().forEach(ownerOfKey::remove);
        after.forEach((id, user) -> {
            if (user == null) {
                users.remove(id);
            } else {
                addUser(id, user);
            }
            if (user != null && user.isOwner(ownerRoles)) {
                owners.add(id);
            } else {
                owners.remove(id);
            }
        });
        if (unit.journal() != null) {
            journaled.add(JournalRows.Unit.of(unit.journal()));
        }
        UserWrites.finishedRuns(unit.writes())
                .forEach(run -> runs.add(run.plan().value()));
        for (AcceptedUnits.EntryChange change : changed) {
            if (change.after() != null) {
                entries.put(change.after().entryKey(), change.after());
            } else if (change.before() != null) {
                entries.remove(change.before().entryKey());
            }
        }
    }
}
