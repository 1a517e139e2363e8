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
        List<String> assignments = new ArrayList<>();
        move.rising()
                .forEach(column -> assignments.add(column + " = greatest(t." + column + ", excluded." + column + ")"));
        move.replaced()
                .forEach(column -> assignments.add(column + " = coalesce(excluded." + column + ", t." + column + ")"));
        String sql = "insert into " + move.table() + " as t (tenant, " + String.join(", ", columns) + ") select ?, "
                + String.join(", ", values) + " from " + arrays.table() + " on conflict (tenant, " + move.key()
                + ") do update set " + String.join(", ", assignments);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            int place = 2;
            for (ColumnArrays.Column column : arrays.columns()) {
                statement.setArray(place++, array(column));
            }
            statement.executeUpdate();
        }
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
        String condition = arrays.condition(change.where(), width);
        int count = run(
                "update " + change.table() + " t set " + String.join(", ", assignments) + " from " + arrays.table()
                        + lookup(change.where()) + condition,
                arrays,
                arrays.column(width));
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
        ColumnArrays arrays = new ColumnArrays(rows);
        String condition = arrays.condition(where, 0);
        int count = run(
                "delete from " + table + " t using " + arrays.table() + lookup(where) + condition,
                arrays,
                arrays.column(0));
        found.require(rows.size(), count);
    }

    /** Looks the rows up by their first key; for the join alone, PostgreSQL would walk through the whole table. */
    private static String lookup(List<String> where) {
        return " where t.tenant = ? and t." + where.get(0) + " = any (?)";
    }

    private int run(String sql, ColumnArrays arrays, ColumnArrays.Column lookedUp) throws SQLException {
        flush();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            for (ColumnArrays.Column column : arrays.columns()) {
                statement.setArray(place++, array(column));
            }
            statement.setString(place++, tenant);
            statement.setArray(place, array(lookedUp));
            return statement.executeUpdate();
        }
    }

    private Array array(ColumnArrays.Column column) throws SQLException {
        return connection.createArrayOf(column.type(), column.values().toArray());
    }
}
