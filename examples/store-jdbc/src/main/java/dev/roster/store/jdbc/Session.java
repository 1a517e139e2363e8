package dev.roster.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements of one tenant in one transaction. For one thread. */
final class Session {

    /** Reads the current row of a result. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Uses the current row of a result. */
    interface RowUser {
        void use(ResultSet row) throws SQLException;
    }

    /**
     * A question whose answer does not depend on those that are asked with it.
     *
     * @param sql what is asked
     * @param user what uses each row
     */
    record Question(Sql sql, RowUser user) {}

    /** Makes a message that is a transaction by itself see one moment; one question does so anyway. */
    private static final String BEGIN = "begin isolation level repeatable read, read only;";

    private static final String END = "commit";

    /** Planning takes longer than looking so few keys up. */
    private static final int FEW_KEYS = 8;

    private final Connection connection;
    private final Dialect dialect;
    private final String tenant;
    private final Bulk bulk;
    private final EntryNumbers numbers;

    Session(Connection connection, Dialect dialect, String tenant, EntryNumbers numbers) {
        this.connection = connection;
        this.dialect = dialect;
        this.tenant = tenant;
        this.numbers = numbers;
        bulk = dialect.bulk(connection, tenant);
    }

    String tenant() {
        return tenant;
    }

    /**
     * The rows {@code t} of a table that have one of many keys; for an array of them and the tenant. More conditions
     * may follow.
     */
    String wanted(String table, String column) {
        return dialect.wanted(table, List.of(column));
    }

    /**
     * Asks for the rows {@code t} of a table that have one of some keys; more conditions may follow.
     *
     * @param select what is asked of them, up to and with {@code from}
     * @param keys the keys, at least one, of one type
     */
    Sql rows(String select, String table, String column, Object[] keys) {
        return keys.length == 1
                ? new Sql(select + table + " t where t." + column + " = ? and t.tenant = ?", keys[0], tenant)
                : new Sql(select + wanted(table, column), keys, tenant);
    }

    /** As {@link #rows}, locked in the order of the keys, which are sorted. */
    Sql lockedRows(String select, String table, String column, Object[] keys) {
        return keys.length == 1
                ? rows(select, table, column, keys).add(" for update")
                : new Sql(select + dialect.locked(table, column), keys, tenant);
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * All rows of a question.
     *
     * @throws SQLException if the database refuses
     */
    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        forEach(sql, row -> found.add(reader.read(row)), arguments);
        return found;
    }

    /**
     * Uses each row of a question.
     *
     * @throws SQLException if the database refuses
     */
    void forEach(String sql, RowUser user, @Nullable Object... arguments) throws SQLException {
        bulk.flush();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    user.use(rows);
                }
            }
        }
    }

    /**
     * Asks several questions, one after the other, and where the engine can by one message to it: what a question locks is
     * locked for those after it.
     *
     * @throws SQLException if the database refuses
     */
    void ask(List<Question> questions) throws SQLException {
        if (dialect.takesSeveralStatements() && (questions.size() > 1 || isOfFewKeys(questions))) {
            askTogether(questions);
            return;
        }
        for (Question question : questions) {
            forEach(question.sql().text(), question.user(), question.sql().arguments());
        }
    }

    private void askTogether(List<Question> questions) throws SQLException {
        bulk.flush();
        boolean isAlone = connection.getAutoCommit() && questions.size() > 1;
        Sql message = new Sql(isAlone ? BEGIN : "").add(dialect.planning(isOfFewKeys(questions)) + ";");
        questions.forEach(question -> message.add(question.sql()).add(";"));
        message.add(isAlone ? END : "");
        boolean isDone = false;
        try (PreparedStatement statement = connection.prepareStatement(message.text())) {
            bind(statement, message.arguments());
            statement.execute();
            for (int i = 0; i < (isAlone ? 2 : 1); i++) {
                statement.getMoreResults();
            }
            for (Question question : questions) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        question.user().use(rows);
                    }
                }
                statement.getMoreResults();
            }
            isDone = true;
        } finally {
            if (isAlone && !isDone && !connection.isClosed()) {
                end();
            }
        }
    }

    private static boolean isOfFewKeys(List<Question> questions) {
        return questions.stream()
                .flatMap(question -> Arrays.stream(question.sql().arguments()))
                .noneMatch(argument -> argument instanceof Object[] keys && keys.length > FEW_KEYS);
    }

    /**
     * Ends the transaction of a message that failed before its own end.
     *
     * @throws SQLException if the database refuses
     */
    private void end() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        }
    }

    /**
     * Runs one statement and tells how many rows it touched.
     *
     * @throws SQLException if the database refuses
     */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        bulk.flush();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    /**
     * Runs work that may fail without the rest of the transaction: what it wrote is taken back then.
     *
     * @throws SQLException if the database refuses
     */
    <T> T alone(Database.Work<T> work) throws SQLException {
        bulk.flush();
        Savepoint start = connection.setSavepoint();
        boolean isDone = false;
        try {
            T result = work.run(this);
            bulk.flush();
            isDone = true;
            return result;
        } finally {
            if (!isDone && !connection.isClosed()) {
                connection.rollback(start);
            }
        }
    }

    /** A number that is greater than those drawn before. */
    long nextNumber() {
        return numbers.next();
    }

    /** Writes many rows of one table. */
    Bulk bulk() {
        return bulk;
    }

    private void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Object[] values) {
                statement.setArray(i + 1, connection.createArrayOf(ColumnArrays.typeOf(values), values));
            } else {
                statement.setObject(i + 1, dialect.argument(argument));
            }
        }
    }
}
