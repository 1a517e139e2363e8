package dev.roster.faults;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import org.h2.api.ErrorCode;

/** Things that go wrong between a process and its database. */
final class Faults {

    /** What a JVM exits with that was halted. */
    static final int HALTED = 42;

    /** The database gives up in favour of another transaction. */
    static final FaultySource.Fault DEADLOCK = connection -> {
        throw new SQLException("deadlock", "40001", ErrorCode.DEADLOCK_1);
    };

    /** The connection breaks; after a commit, that is a lost acknowledgement. */
    static final FaultySource.Fault BROKEN_CONNECTION = connection -> {
        connection.close();
        throw new SQLNonTransientConnectionException("connection lost", "08006", ErrorCode.CONNECTION_BROKEN_1);
    };

    /** PostgreSQL takes longer than anybody waits. */
    static final FaultySource.Fault ENDLESS_STATEMENT = connection -> {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_sleep(3600)");
        }
    };

    /** The process ends as by a power cut. */
    static final FaultySource.Fault END_OF_PROCESS =
            connection -> Runtime.getRuntime().halt(HALTED);

    private Faults() {}
}
