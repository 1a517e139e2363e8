package dev.roster.store.jdbc;

import dev.roster.spi.CommitUnit;
import dev.roster.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Units to be written, in waves: inside a wave no user occurs twice, so its writes may be grouped by kind.
 * A unit that removes a role, group or organization is a wave of its own, because order matters there.
 */
final class AcceptedUnits {

    /**
     * Units whose writes may be grouped.
     *
     * @param units the units in order
     * @param released the unique keys that users lose, with their users
     */
    record Wave(List<CommitUnit> units, Map<CommitState.UniqueKey, String> released) {
        Wave() {
            this(new ArrayList<>(), new HashMap<>());
        }

        List<Write> writes() {
            List<Write> writes = new ArrayList<>();
            units.forEach(unit -> writes.addAll(unit.writes()));
            return writes;
        }
    }

    private final List<Wave> waves = new ArrayList<>();
    private final Set<String> usersOfWave = new HashSet<>();
    private Wave current = new Wave();

    void add(CommitUnit unit, Map<CommitState.UniqueKey, String> released) {
        List<String> users = unit.writes().stream()
                .flatMap(write -> UserWrites.id(write).stream())
                .toList();
        boolean isAlone = unit.writes().stream().anyMatch(AcceptedUnits::removesEntry);
        if (isAlone || users.stream().anyMatch(usersOfWave::contains)) {
            close();
        }
        current.units().add(unit);
        current.released().putAll(released);
        usersOfWave.addAll(users);
        if (isAlone) {
            close();
        }
    }

    List<Wave> waves() {
        close();
        return waves;
    }

    /** Whether a write removes an entry of a catalog. */
    static boolean removesEntry(Write write) {
        return switch (write.kind()) {
            case DELETE_ROLE, DELETE_GROUP, DELETE_ORGANIZATION -> true;
            case INSERT_USER, UPDATE_USER, DELETE_USER, INSERT_ROLE, INSERT_GROUP, INSERT_ORGANIZATION -> false;
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
