package dev.roster.store.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Adds many rows with {@code COPY}; changes and removes many with one statement that joins the table with arrays, one for
 * each column. What concerns a few rows is kept back until all of it travels as one message.
 */
final class PostgresBulk implements Bulk {

    private static final String DRIVER_FAILURE = "08006";

    /** A statement that waits for the next message. */
    private record Kept(Sql sql, Found found) {}

    /** So few are written sooner by statements that travel together than by {@code COPY}, which talks back and forth. */
    static final int FEW = 8;

    private final List<Kept> kept = new ArrayList<>();
    private final Connection connection;
    private final String tenant;

    PostgresBulk(Connection connection, String tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    @Override
    public void insert(String table, List<String> columns, List<? extends @Nullable Object[]> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() <= FEW) {
            keep(table, columns, rows);
            return;
        }
        flush();
        String sql = "copy " + table + " (tenant, " + String.join(", ", columns) + ") from stdin";
        CopyText text = new CopyText(tenant);
        rows.forEach(text::add);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new ByteArrayInputStream(text.bytes()));
        } catch (IOException failure) {
            throw new SQLException("the rows could not be sent", DRIVER_FAILURE, failure);
        }
    }

    private void keep(String table, List<String> columns, List<? extends @Nullable Object[]> rows) {
        String places = "(?" + ", ?".repeat(columns.size()) + ")";
        Sql sql = new Sql("insert into " + table + " (tenant, " + String.join(", ", columns) + ") values "
                + String.join(", ", Collections.nCopies(rows.size(), places)));
        for (@Nullable Object[] row : rows) {
            sql.add("", tenant).add("", row);
        }
        kept.add(new Kept(sql, Found.ANY));
    }

    /** Sends what is kept as one message. */
    @Override
    public void flush() throws SQLException {
        if (kept.isEmpty()) {
            return;
        }
        Sql message = new Sql();
        kept.forEach(one -> message.add(one.sql()).add(";"));
        List<Found> wanted = kept.stream().map(Kept::found).toList();
        kept.clear();
        @Nullable Object[] arguments = message.arguments();
        try (PreparedStatement statement = connection.prepareStatement(message.text())) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, PostgresDialect.typed(arguments[i]));
            }
            statement.execute();
            for (Found found : wanted) {
                found.require(1, statement.getUpdateCount());
                statement.getMoreResults();
            }
        }
    }

    @Override
    public void move(Move move, List<? extends @Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        flush();
        ColumnArrays arrays = new ColumnArrays(rows);
        List<String> columns = move.columns();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(arrays.assigned(i, ""));
        }
        String sql = "insert into " + move.table() + " as t (tenant, " + String.join(", ", columns) + ") select ?, "
                + String.join(", ", values) + " from " + arrays.table() + " on conflict (tenant, " + move.key()
                + ") do update set " + moved(move);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            int place = 2;
            for (ColumnArrays.Column column : arrays.columns()) {
                statement.setArray(place++, array(column));
            }
            statement.executeUpdate();
        }
    }

    /** What becomes of the numbers of a row {@code t} that is there. */
    static String moved(Move move) {
        List<String> assignments = new ArrayList<>();
        move.rising()
                .forEach(column -> assignments.add(column + " = greatest(t." + column + ", excluded." + column + ")"));
        move.replaced()
                .forEach(column -> assignments.add(column + " = coalesce(excluded." + column + ", t." + column + ")"));
        return String.join(", ", assignments);
    }

    @Override
    public void update(Change change, List<? extends @Nullable Object[]> rows, Found found) throws SQLException {
        if (rows.size() <= FEW) {
            rows.forEach(row -> keepUpdate(change, row, found));
            return;
        }
        ColumnArrays arrays = new ColumnArrays(rows);
        List<String> assignments = new ArrayList<>();
        if (!change.always().isEmpty()) {
            assignments.add(change.always());
        }
        int width = change.set().size();
        for (int i = 0; i < width; i++) {
            String column = change.set().get(i);
            assignments.add(column + " = " + arrays.assigned(i, "t." + column));
        }
        int count = run(
                "update " + change.table() + " t set " + String.join(", ", assignments) + " from ",
                change.table(),
                change.where(),
                arrays,
                width,
                found);
        found.require(rows.size(), count);
    }

    private void keepUpdate(Change change, @Nullable Object[] row, Found found) {
        List<String> assignments = new ArrayList<>();
        Sql values = new Sql();
        if (!change.always().isEmpty()) {
            assignments.add(change.always());
        }
        int width = change.set().size();
        for (int i = 0; i < width; i++) {
            if (row[i] != KEPT) {
                assignments.add(change.set().get(i) + " = ?");
                values.add("", row[i]);
            }
        }
        if (!assignments.isEmpty()) {
            Sql sql = new Sql("update " + change.table() + " t set " + String.join(", ", assignments)).add(values);
            kept.add(new Kept(sql.add(one(change.where(), row, width)), found));
        }
    }

    /** The condition for one row, whose keys start at a place. */
    private Sql one(List<String> where, @Nullable Object[] row, int from) {
        Sql condition = new Sql(" where t.tenant = ?", tenant);
        for (int i = 0; i < where.size(); i++) {
            condition.add(" and t." + where.get(i) + " = ?", row[from + i]);
        }
        return condition;
    }

    @Override
    public void delete(String table, List<String> where, List<? extends @Nullable Object[]> rows, Found found)
            throws SQLException {
        if (rows.size() <= FEW) {
            rows.forEach(row ->
                    kept.add(new Kept(new Sql("delete from " + table + " t").add(one(where, row, 0)), found)));
            return;
        }
        int count = run("delete from " + table + " t using ", table, where, new ColumnArrays(rows), 0, found);
        found.require(rows.size(), count);
    }

    /**
     * Runs a statement on the rows that are meant. Those that must be there are locked, so they stay where they are and are
     * looked up one by one; PostgreSQL may choose how to find others.
     *
     * @param from the column of the arrays in which the keys of the rows begin
     * @throws SQLException if the database refuses
     */
    private int run(String start, String table, List<String> where, ColumnArrays arrays, int from, Found found)
            throws SQLException {
        flush();
        String condition = found == Found.EACH
                ? " cross join lateral (select k.ctid from " + table + " k where k.tenant = ?"
                        + arrays.condition("k", where, from) + " offset 0) l where t.ctid = l.ctid"
                : " where t.tenant = ?" + arrays.condition("t", where, from) + " and t." + where.get(0) + " = any (?)";
        try (PreparedStatement statement = connection.prepareStatement(start + arrays.table() + condition)) {
            int place = 1;
            for (ColumnArrays.Column column : arrays.columns()) {
                statement.setArray(place++, array(column));
            }
            statement.setString(place++, tenant);
            if (found != Found.EACH) {
                statement.setArray(place, array(arrays.column(from)));
            }
            return statement.executeUpdate();
        }
    }

    private Array array(ColumnArrays.Column column) throws SQLException {
        return connection.createArrayOf(column.type(), column.values().toArray());
    }
}
