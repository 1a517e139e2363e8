package dev.roster.memory;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a unit would make of users and catalogs, so that it can be judged before anything is written. */
final class StagedUnit {

    private final UserTable table;
    private final InMemoryCatalogs catalogs;
    private final InMemoryJournal journal;
    /** The users as the unit leaves them, null for those that it removes. */
    private final Map<UserId, @Nullable User> after = new LinkedHashMap<>();
    /** The entries that change, as the unit leaves them, null for those that it removes. */
    private final Map<CatalogEntry.Key, @Nullable CatalogEntry> entries = new LinkedHashMap<>();
    /** The entries that go unless somebody holds them at the end of the unit. */
    private final Set<CatalogEntry.Key> unused = new LinkedHashSet<>();

    private final List<TokenStore.Change> tokenChanges = new ArrayList<>(0);
    private final List<CredentialStore.Change> credentialChanges = new ArrayList<>(0);

    StagedUnit(UserTable table, InMemoryCatalogs catalogs, InMemoryJournal journal) {
        this.table = table;
        this.catalogs = catalogs;
        this.journal = journal;
    }

    /** {@link UnitOutcome#WRITTEN} when the unit may be written, else why not. */
    UnitOutcome judge(List<Write> writes, CommitGuards guards) {
        for (Write write : writes) {
            UnitOutcome outcome = stage(write);
            if (!outcome.equals(UnitOutcome.WRITTEN)) {
                return outcome;
            }
        }
        UnitOutcome outcome = judgeKeys();
        if (!outcome.equals(UnitOutcome.WRITTEN)) {
            return outcome;
        }
        return losesLastOwner(guards) ? UnitOutcome.LAST_OWNER : judgeEntries();
    }

    /** The users as the unit leaves them, null for those that it removes. */
    Map<UserId, @Nullable User> users() {
        return after;
    }

    /** The entries that change, null for those that go. */
    Map<CatalogEntry.Key, @Nullable CatalogEntry> entries() {
        return entries;
    }

    /** What becomes of tokens, which judge for themselves. */
    List<TokenStore.Change> tokenChanges() {
        return tokenChanges;
    }

    /** What becomes of credentials, which judge for themselves. */
    List<CredentialStore.Change> credentialChanges() {
        return credentialChanges;
    }

    private UnitOutcome stage(Write write) {
        return switch (write.kind()) {
            case INSERT_USER -> stageInsert(((Write.InsertUser) write).user());
            case UPDATE_USER -> stageUpdate((Write.UpdateUser) write);
            case DELETE_USER ->
                stageRemoval(((Write.DeleteUser) write).id(), ((Write.DeleteUser) write).expectedVersion());
            case ERASE_USER ->
                stageErasure(((Write.EraseUser) write).id(), ((Write.EraseUser) write).expectedVersion());
            case ENSURE_ENTRY -> stageEntry(((Write.EnsureEntry) write).entry());
            case REMOVE_IF_UNUSED -> stageRemoval(((Write.RemoveIfUnused) write).key());
            case CHANGE_ENTRY -> stageChange((Write.ChangeEntry) write);
            case FINISHED_RUN ->
                journal.hasRun(((Write.FinishedRun) write).run().plan()) ? UnitOutcome.REPEATED : UnitOutcome.WRITTEN;
            case EXTRA -> stage(((Write.Extra) write).change());
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

    /** Nothing that belonged to the user is there for the next one of that id. */
    private UnitOutcome stageRemoval(UserId id, long expectedVersion) {
        User stored = current(id);
        if (stored == null || stored.version() != expectedVersion) {
            return UnitOutcome.STALE;
        }
        after.put(id, null);
        dropRights(id);
        return UnitOutcome.WRITTEN;
    }

    /** Of a user who is gone already, traces alone are erased. */
    private UnitOutcome stageErasure(UserId id, long expectedVersion) {
        boolean isOfTraces = expectedVersion == 0 && current(id) == null;
        if (!isOfTraces) {
            return stageRemoval(id, expectedVersion);
        }
        dropRights(id);
        return UnitOutcome.WRITTEN;
    }

    private void dropRights(UserId id) {
        tokenChanges.add(new TokenStore.Change.Revoke(id));
        credentialChanges.add(new CredentialStore.Change.Remove(id));
    }

    private UnitOutcome stageEntry(CatalogEntry entry) {
        if (currentEntry(entry.entryKey()) == null) {
            entries.put(entry.entryKey(), entry);
        }
        return UnitOutcome.WRITTEN;
    }

    private UnitOutcome stageRemoval(CatalogEntry.Key key) {
        if (currentEntry(key) != null) {
            unused.add(key);
        }
        return UnitOutcome.WRITTEN;
    }

    private UnitOutcome stageChange(Write.ChangeEntry change) {
        if (!Objects.equals(currentEntry(change.key()), change.before())) {
            return UnitOutcome.STALE;
        }
        entries.put(change.key(), change.after());
        return UnitOutcome.WRITTEN;
    }

    private UnitOutcome stage(Write.Extra.Change change) {
        if (change instanceof CredentialStore.Change ofCredentials) {
            credentialChanges.add(ofCredentials);
        } else {
            tokenChanges.add((TokenStore.Change) change);
        }
        return UnitOutcome.WRITTEN;
    }

    private @Nullable User current(UserId id) {
        if (after.containsKey(id)) {
            throw new IllegalArgumentException("user " + id + " stands twice in one unit; merge the writes");
        }
        return table.find(id);
    }

    private @Nullable CatalogEntry currentEntry(CatalogEntry.Key key) {
        if (entries.containsKey(key) || unused.contains(key)) {
            throw new IllegalArgumentException(key + " stands twice in one unit; merge the writes");
        }
        return catalogs.find(key);
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

    private boolean losesLastOwner(CommitGuards guards) {
        if (guards.ownerRolesBefore().isEmpty() || table.owners(guards.ownerRolesBefore()) == 0) {
            return false;
        }
        Set<RoleKey> ownerRoles = guards.ownerRoles();
        int left = table.owners(ownerRoles);
        for (Map.Entry<UserId, @Nullable User> entry : after.entrySet()) {
            left += Census.ownership(entry.getValue(), ownerRoles)
                    - Census.ownership(table.find(entry.getKey()), ownerRoles);
        }
        return left == 0;
    }

    /** Entries that shall go are judged by who holds them when the unit is done. */
    private UnitOutcome judgeEntries() {
        for (Map.Entry<CatalogEntry.Key, @Nullable CatalogEntry> entry : entries.entrySet()) {
            if (entry.getValue() == null && holdersAfter(entry.getKey()) > 0) {
                return UnitOutcome.IN_USE;
            }
        }
        unused.stream().filter(key -> holdersAfter(key) == 0).forEach(key -> entries.put(key, null));
        return UnitOutcome.WRITTEN;
    }

    private int holdersAfter(CatalogEntry.Key key) {
        int holders = table.holders(key);
        for (Map.Entry<UserId, @Nullable User> entry : after.entrySet()) {
            holders += (isHeld(key, entry.getValue()) ? 1 : 0) - (isHeld(key, table.find(entry.getKey())) ? 1 : 0);
        }
        return holders;
    }

    private static boolean isHeld(CatalogEntry.Key key, @Nullable User user) {
        return user != null && key.isHeldBy(user);
    }
}
