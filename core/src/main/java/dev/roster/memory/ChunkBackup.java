package dev.roster.memory;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a chunk may change, as it was before, so that all of it can be taken back. To be used under the lock. */
final class ChunkBackup {

    private final UserTable table;
    private final List<Runnable> catalogs;
    /** The users that the chunk names, null for those who were not there. */
    private final Map<UserId, @Nullable User> users = new LinkedHashMap<>();

    ChunkBackup(List<CommitUnit> units, UserTable table, List<InMemoryCatalog<?, ?>> catalogs) {
        this.table = table;
        this.catalogs = catalogs.stream().map(InMemoryCatalog::backup).toList();
        units.forEach(unit -> unit.writes().forEach(this::keep));
    }

    void restore() {
        users.forEach((id, user) -> {
            if (user != null) {
                table.put(user);
            } else if (table.find(id) != null) {
                table.remove(id);
            }
        });
        catalogs.forEach(Runnable::run);
    }

    private void keep(Write write) {
        switch (write.kind()) {
            case INSERT_USER -> keep(((Write.InsertUser) write).user().id());
            case UPDATE_USER -> keep(((Write.UpdateUser) write).after().id());
            case DELETE_USER -> keep(((Write.DeleteUser) write).id());
            case INSERT_ROLE, DELETE_ROLE, INSERT_GROUP, DELETE_GROUP, INSERT_ORGANIZATION, DELETE_ORGANIZATION -> {
                // The catalogs are kept as a whole.
            }
        }
    }

    private void keep(UserId id) {
        users.put(id, table.find(id));
    }
}
