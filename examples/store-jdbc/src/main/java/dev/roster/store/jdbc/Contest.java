package dev.roster.store.jdbc;

import java.sql.SQLException;

/** Writes that begin with a look and end with an insert, so that two of them may insert the same row. */
final class Contest {

    /** Whoever loses finds the winner's row at the next try; a third one is for a row that vanished meanwhile. */
    private static final int TRIES = 3;

    private Contest() {}

    /**
     * Runs work in a transaction of its own, anew when somebody else inserted the row first.
     *
     * @throws dev.roster.spi.StoreException if the database refuses, also when a unique value stays taken
     */
    static <T> T settle(Database database, String task, Database.Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transact(task, work);
            } catch (SQLException failure) {
                if (attempt == TRIES || !database.dialect().isUniqueViolation(failure)) {
                    throw database.translated(task, failure);
                }
            }
        }
    }
}
