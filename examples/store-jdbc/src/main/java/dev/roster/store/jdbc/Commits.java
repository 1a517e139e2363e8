package dev.roster.store.jdbc;

import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.UnitOutcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs the units of one call in one transaction: all of them in batches, or, when another transaction took a key in the
 * meantime, each on its own, so that every unit gets an outcome of its own.
 */
final class Commits {

    private static final String TASK = "write users";
    private static final int MAX_ATTEMPTS = 3;

    private final Database database;
    private final CommitGuards guards;

    Commits(Database database, CommitGuards guards) {
        this.database = database;
        this.guards = guards;
    }

    List<UnitOutcome> commit(List<CommitUnit> units) {
        UserWrites.requireKnown(units);
        try {
            return tried(session ->
                    new UserCommit(session, guards).commitGuarded(units).orElseGet(() -> outdated(units)));
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
    private List<UnitOutcome> tried(Database.Work<List<UnitOutcome>> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transact(TASK, work);
            } catch (SQLException failure) {
                if (!database.dialect().isTransient(failure) || attempt == MAX_ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    /** One transaction all the same, so that the guards hold for all units. */
    private List<UnitOutcome> oneByOne(List<CommitUnit> units) {
        try {
            return tried(session -> {
                if (!new UserCommit(session, guards).lock(units)) {
                    return outdated(units);
                }
                List<UnitOutcome> outcomes = new ArrayList<>(units.size());
                for (CommitUnit unit : units) {
                    outcomes.add(alone(session, unit));
                }
                return outcomes;
            });
        } catch (SQLException failure) {
            throw database.translated(TASK, failure);
        }
    }

    private static List<UnitOutcome> outdated(List<CommitUnit> units) {
        return Collections.nCopies(units.size(), UnitOutcome.OUTDATED);
    }

    /**
     * Looks again after a lost race: the winner is visible then, and the outcome names the field.
     *
     * @throws SQLException if the database refuses
     */
    private UnitOutcome alone(Session session, CommitUnit unit) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return session.alone(part -> new UserCommit(part, guards).commit(List.of(unit)))
                        .get(0);
            } catch (SQLException failure) {
                if (!database.dialect().isUniqueViolation(failure)) {
                    throw failure;
                }
                if (attempt == MAX_ATTEMPTS) {
                    return UnitOutcome.duplicate(null);
                }
            }
        }
    }
}
