package dev.roster.memory;

import dev.roster.model.CatalogEntry;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.TokenStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a chunk may change, as it was before, so that all of it can be taken back. To be used under the lock. */
final class ChunkBackup {

    private final UserTable table;
    private final Runnable catalogs;
    private final Runnable tokens;
    /** The users that the chunk names, null for those who were not there. */
    private final Map<UserId, @Nullable User> users = new LinkedHashMap<>();

    private final List<CatalogEntry.Key> entries = new ArrayList<>();
    private final List<UserId> tokenHolders = new ArrayList<>();

    ChunkBackup(List<CommitUnit> units, UserTable table, InMemoryStores stores) {
        this.table = table;
        units.forEach(unit -> unit.writes().forEach(this::keep));
        catalogs = stores.catalogs().backup(entries);
        tokens = stores.tokens().backup(tokenHolders);
    }

    void restore() {
        users.forEach((id, user) -> {
            if (user != null) {
                table.put(user);
            } else if (table.find(id) != null) {
                table.remove(id);
            }
        });
        catalogs.run();
        tokens.run();
    }

    private void keep(Write write) {
        switch (write.kind()) {
            case INSERT_USER -> keep(((Write.InsertUser) write).user().id());
            case UPDATE_USER -> keep(((Write.UpdateUser) write).after().id());
            case DELETE_USER -> keep(((Write.DeleteUser) write).id());
            case ERASE_USER -> {
                keep(((Write.EraseUser) write).id());
                tokenHolders.add(((Write.EraseUser) write).id());
            }
            case ENSURE_ENTRY -> entries.add(((Write.EnsureEntry) write).entry().entryKey());
            case REMOVE_IF_UNUSED -> entries.add(((Write.RemoveIfUnused) write).key());
            case CHANGE_ENTRY -> entries.add(((Write.ChangeEntry) write).key());
            case EXTRA -> tokenHolders.add(InMemoryTokens.userOf((TokenStore.Change) ((Write.Extra) write).change()));
            case FINISHED_RUN -> {
                // Runs are kept with the records, when nothing can be taken back any more.
            }
        }
    }

    private void keep(UserId id) {
        users.put(id, table.find(id));
    }
}
