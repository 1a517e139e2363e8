package dev.roster.store.jdbc;

import dev.roster.model.RoleKey;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs the units of one call: all of them in one transaction, or, when another transaction took a key in
 * the meantime, each in its own, so that every unit gets an outcome of its own.
 */
final class Commits {

    private static final String TASK = "write users";
    private static final int MAX_ATTEMPTS = 3;

    private final Database database;
    private final Set<RoleKey> ownerRoles;

    Commits(Database database, Set<RoleKey> ownerRoles) {
        this.database = database;
        this.ownerRoles = ownerRoles;
    }

    List<UnitOutcome> commit(List<CommitUnit> units) {
        try {
            return together(units);
        } catch (SQLException failure) {
            if (!database.dialect().isUniqueViolation(failure)) {
                throw database.translated(TASK, failure);
            }
            return oneByOne(units);
        }
    }

    /**
     * Nothing is written when a transaction fails, so one that lost a race for a lock is run again as a whole.
     *
     * @throws SQLException if the database refuses
     */
    private List<UnitOutcome> together(List<CommitUnit> units) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transact(TASK, session -> new UserCommit(session, ownerRoles).commit(units));
            } catch (SQLException failure) {
                if (!database.dialect().isTransient(failure) || attempt == MAX_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private List<UnitOutcome> oneByOne(List<CommitUnit> units) {
        List<UnitOutcome> outcomes = new ArrayList<>(units.size());
        units.forEach(unit -> outcomes.add(alone(unit)));
        return outcomes;
    }

    /** Looks again after a lost race: the winner is visible then, and the outcome names the field. */
    private UnitOutcome alone(CommitUnit unit) {
        for (int attempt = 1; ; attempt++) {
            try {
                return together(List.of(unit)).get(0);
            } catch (SQLException failure) {
                if (!database.dialect().isUniqueViolation(failure)) {
                    throw database.translated(TASK, failure);
                }
                if (attempt == MAX_ATTEMPTS) {
                    return UnitOutcome.duplicate(null);
                }
            }
        }
    }
}
