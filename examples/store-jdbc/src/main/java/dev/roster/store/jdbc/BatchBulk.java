package dev.roster.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prepares one statement and runs it for all rows: the best there is inside one process. */
final class BatchBulk implements Bulk {

    private final Connection connection;
    private final String tenant;

    BatchBulk(Connection connection, String tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    @Override
    public void insert(String table, List<String> columns, List<? extends @Nullable Object[]> rows)
            throws SQLException {
        String sql = "insert into " + table + " (tenant, " + String.join(", ", columns) + ") values (?, "
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        run(sql, rows.stream().map(row -> tenantAnd(row, 0)).toList());
    }

    @Override
    public void move(Move move, List<? extends @Nullable Object[]> rows) throws SQLException {
        Stream<String> rising = move.rising().stream()
                .map(column -> column + " = case when t." + column + " >= coalesce(s." + column + ", t." + column
                        + ") then t." + column + " else s." + column + " end");
        Stream<String> replaced =
                move.replaced().stream().map(column -> column + " = coalesce(s." + column + ", t." + column + ")");
        Stream<String> values = move.columns().stream()
                .map(column -> "cast(? as " + (column.equals(move.key()) ? "varchar" : "bigint") + ") " + column);
        String names = String.join(", ", move.columns());
        String sql = "merge into " + move.table() + " t using (select cast(? as varchar) tenant, "
                + values.collect(Collectors.joining(", ")) + ") s on t.tenant = s.tenant and t." + move.key() + " = s."
                + move.key() + " when matched then update set "
                + Stream.concat(rising, replaced).collect(Collectors.joining(", "))
                + " when not matched then insert (tenant, " + names + ") values (s.tenant, "
                + move.columns().stream().map("s."::concat).collect(Collectors.joining(", ")) + ")";
        run(sql, rows.stream().map(row -> tenantAnd(row, 0)).toList());
    }

    @Override
    public void update(Change change, List<? extends @Nullable Object[]> rows, Found found) throws SQLException {
        List<String> set = change.set();
        boolean[] isKeptSomewhere = new boolean[set.size()];
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < isKeptSomewhere.length; i++) {
                isKeptSomewhere[i] |= row[i] == KEPT;
            }
        }
        Stream<String> assignments = IntStream.range(0, set.size()).mapToObj(i -> {
            String column = set.get(i);
            return column + (isKeptSomewhere[i] ? " = case when ? then t." + column + " else ? end" : " = ?");
        });
        String sql = "update " + change.table() + " t set "
                + Stream.concat(Stream.of(change.always()).filter(text -> !text.isEmpty()), assignments)
                        .collect(Collectors.joining(", "))
                + condition(change.where());
        found.require(
                rows.size(),
                run(
                        sql,
                        rows.stream()
                                .map(row -> updateRow(row, isKeptSomewhere))
                                .toList()));
    }

    @Override
    public void delete(String table, List<String> where, List<? extends @Nullable Object[]> rows, Found found)
            throws SQLException {
        found.require(
                rows.size(),
                run(
                        "delete from " + table + condition(where),
                        rows.stream().map(row -> tenantAnd(row, 0)).toList()));
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    private static String condition(List<String> where) {
        return " where tenant = ?"
                + where.stream().map(column -> " and " + column + " = ?").collect(Collectors.joining());
    }

    private @Nullable Object[] tenantAnd(@Nullable Object[] row, int from) {
        List<@Nullable Object> arguments = new ArrayList<>(row.length + 1);
        arguments.add(tenant);
        arguments.addAll(Arrays.asList(row).subList(from, row.length));
        return arguments.toArray();
    }

    private @Nullable Object[] updateRow(@Nullable Object[] row, boolean[] isKeptSomewhere) {
        List<@Nullable Object> arguments = new ArrayList<>(2 * row.length);
        for (int i = 0; i < isKeptSomewhere.length; i++) {
            boolean isKept = row[i] == KEPT;
            if (isKeptSomewhere[i]) {
                arguments.add(isKept);
            }
            arguments.add(isKept ? null : row[i]);
        }
        arguments.addAll(Arrays.asList(tenantAnd(row, isKeptSomewhere.length)));
        return arguments.toArray();
    }

    private int run(String sql, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }
}
