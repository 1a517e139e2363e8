package dev.roster.store.jdbc;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Run;
import dev.roster.spi.TokenStore;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What writes say about users. */
final class UserWrites {

    private UserWrites() {}

    /** The id of the user that a write touches. */
    static Optional<String> id(Write write) {
        return Optional.ofNullable(written(write))
                .map(User::id)
                .or(() -> removed(write))
                .map(UserId::value);
    }

    /** The id of the user whom a write removes. */
    private static Optional<UserId> removed(Write write) {
        if (write instanceof Write.DeleteUser delete) {
            return Optional.of(delete.id());
        }
        return write instanceof Write.EraseUser erasure ? Optional.of(erasure.id()) : Optional.empty();
    }

    /** The user as a write leaves it, or null when it leaves none. */
    static @Nullable User written(Write write) {
        if (write instanceof Write.InsertUser insert) {
            return insert.user();
        }
        return write instanceof Write.UpdateUser update ? update.after() : null;
    }

    /** Whether a write sets a field. */
    static boolean names(Write write, Field<?> field) {
        return write instanceof Write.InsertUser
                || (write instanceof Write.UpdateUser update && update.fields().contains(field));
    }

    /** Whether an active owner could be none any more after a write. */
    static boolean mayRemoveOwner(Write write) {
        return write instanceof Write.DeleteUser
                || write instanceof Write.EraseUser
                || (write instanceof Write.UpdateUser update
                        && (update.fields().contains(Field.STATUS)
                                || update.fields().contains(Field.ROLES)));
    }

    /** The runs that are kept with a unit. */
    static List<Run> finishedRuns(List<Write> writes) {
        List<Run> runs = new ArrayList<>(0);
        for (Write write : writes) {
            if (write instanceof Write.FinishedRun finished) {
                runs.add(finished.run());
            }
        }
        return runs;
    }

    /** What becomes of tokens. */
    static List<TokenStore.Change> tokenChanges(List<Write> writes) {
        List<TokenStore.Change> changes = new ArrayList<>(0);
        for (Write write : writes) {
            if (write instanceof Write.Extra extra && extra.change() instanceof TokenStore.Change change) {
                changes.add(change);
            }
            removed(write).map(TokenStore.Change.Revoke::new).ifPresent(changes::add);
        }
        return changes;
    }

    /** What becomes of credentials. */
    static List<CredentialStore.Change> credentialChanges(List<Write> writes) {
        List<CredentialStore.Change> changes = new ArrayList<>(0);
        for (Write write : writes) {
            if (write instanceof Write.Extra extra && extra.change() instanceof CredentialStore.Change change) {
                changes.add(change);
            }
            removed(write).map(CredentialStore.Change.Remove::new).ifPresent(changes::add);
        }
        return changes;
    }

    /** The ids of the users who are erased, each as a row. */
    static List<@Nullable Object[]> erased(List<Write> writes) {
        List<@Nullable Object[]> users = new ArrayList<>(0);
        for (Write write : writes) {
            if (write instanceof Write.EraseUser erasure) {
                users.add(new @Nullable Object[] {erasure.id().value()});
            }
        }
        return users;
    }

    /** The entries of catalogs that writes touch. */
    static List<CatalogEntry.Key> entries(List<Write> writes) {
        List<CatalogEntry.Key> keys = new ArrayList<>(0);
        for (Write write : writes) {
            if (write instanceof Write.EnsureEntry ensured) {
                keys.add(ensured.entry().entryKey());
            } else if (write instanceof Write.RemoveIfUnused removal) {
                keys.add(removal.key());
            } else if (write instanceof Write.ChangeEntry change) {
                keys.add(change.key());
            }
        }
        return keys;
    }

    /** The entries of catalogs that writes may remove. */
    static List<CatalogEntry.Key> removedEntries(List<Write> writes) {
        List<CatalogEntry.Key> keys = new ArrayList<>(0);
        for (Write write : writes) {
            if (write instanceof Write.RemoveIfUnused removal) {
                keys.add(removal.key());
            } else if (write instanceof Write.ChangeEntry change && change.after() == null) {
                keys.add(change.key());
            }
        }
        return keys;
    }

    /**
     * Checks that the stores know what units change.
     *
     * @throws UnsupportedOperationException if not
     */
    static void requireKnown(List<CommitUnit> units) {
        for (CommitUnit unit : units) {
            for (Write write : unit.writes()) {
                if (write instanceof Write.Extra extra && !isKnown(extra.change())) {
                    throw new UnsupportedOperationException("these stores keep no "
                            + extra.change().ability().getSimpleName() + "; ask their capability() first");
                }
            }
        }
    }

    private static boolean isKnown(Write.Extra.Change change) {
        return change instanceof TokenStore.Change || change instanceof CredentialStore.Change;
    }
}
