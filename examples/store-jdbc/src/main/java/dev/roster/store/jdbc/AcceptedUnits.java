package dev.roster.store.jdbc;

import dev.roster.model.CatalogEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units to be written, in waves: inside a wave no user occurs twice, so its writes may be grouped by kind.
 * A unit that may remove or replace an entry of a catalog is a wave of its own, because order matters there.
 */
final class AcceptedUnits {

    /**
     * Units whose writes may be grouped.
     *
     * @param units the units in order
     * @param users the users as the units leave them
     * @param released the unique keys that users lose, with their users
     * @param entries the entries of catalogs that change
     */
    record Wave(
            List<CommitUnit> units,
            Map<String, StoredUser> users,
            Map<CommitState.UniqueKey, String> released,
            List<EntryChange> entries) {
        Wave() {
            this(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        }

        List<Write> writes() {
            List<Write> writes = new ArrayList<>();
            units.forEach(unit -> writes.addAll(unit.writes()));
            return writes;
        }
    }

    /**
     * What becomes of an entry of a catalog.
     *
     * @param before what is stored, or null when there is none
     * @param after what shall be stored, or null when it goes
     */
    record EntryChange(
            @Nullable CatalogEntry before, @Nullable CatalogEntry after) {}

    private final Set<String> usersOfWave = new HashSet<>();
    private List<Wave> waves = new ArrayList<>();
    private Wave current = new Wave();
    private boolean changesCatalogs;

    void add(
            CommitUnit unit,
            Map<String, @Nullable StoredUser> after,
            Map<CommitState.UniqueKey, String> released,
            List<EntryChange> entries) {
        List<String> users = unit.writes().stream()
                .flatMap(write -> UserWrites.id(write).stream())
                .toList();
        boolean isAlone = unit.writes().stream().anyMatch(AcceptedUnits::needsOrder);
        if (isAlone || users.stream().anyMatch(usersOfWave::contains)) {
            close();
        }
        current.units().add(unit);
        after.forEach((id, user) -> {
            if (user != null) {
                current.users().put(id, user);
            }
        });
        current.released().putAll(released);
        current.entries().addAll(entries);
        changesCatalogs |= !entries.isEmpty();
        usersOfWave.addAll(users);
        if (isAlone) {
            close();
        }
    }

    /** The waves that were not taken before. */
    List<Wave> take() {
        close();
        List<Wave> taken = waves;
        waves = new ArrayList<>();
        return taken;
    }

    /** Whether any unit so far changes a catalog. */
    boolean changesCatalogs() {
        return changesCatalogs;
    }

    /** Whether a write must not be grouped with those of other units. */
    private static boolean needsOrder(Write write) {
        return switch (write.kind()) {
            case REMOVE_IF_UNUSED, CHANGE_ENTRY -> true;
            case INSERT_USER, UPDATE_USER, DELETE_USER, ERASE_USER, ENSURE_ENTRY, FINISHED_RUN, EXTRA -> false;
        };
    }

    private void close() {
        if (!current.units().isEmpty()) {
            waves.add(current);
        }
        current = new Wave();
        usersOfWave.clear();
    }
}
