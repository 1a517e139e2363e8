package dev.roster.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of one tenant to one table by the best means of an engine. How often the database is asked
 * does not depend on how many rows there are. Nothing happens when there are none.
 */
interface Bulk {

    /** Stands in a row for "leave what is stored". */
    Object KEPT = new Object();

    /**
     * Which rows change, and how.
     *
     * @param table the table, which has a column {@code tenant}
     * @param always an assignment that every row gets, with {@code t} for the table; {@code ""} for none
     * @param set the columns that are written
     * @param where the columns that say which row is meant, beside the tenant
     */
    record Change(String table, String always, List<String> set, List<String> where) {}

    /**
     * Numbers that move.
     *
     * @param table the table, which has a column {@code tenant}, and tenant and key as its primary key
     * @param key the column that says which row is meant, beside the tenant
     * @param rising the columns of whose old and new number the greater one stays
     * @param replaced the columns whose new number replaces the old one
     */
    record Move(String table, String key, List<String> rising, List<String> replaced) {

        /** The columns beside the tenant, in the order of the values of a row. */
        List<String> columns() {
            return Stream.of(List.of(key), rising, replaced)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /**
     * Adds rows, or moves the numbers of those that are there, whatever other transactions do at the same time. A null
     * moves nothing.
     *
     * @param move which table and columns
     * @param rows the key, the rising and the replaced numbers; each key once
     * @throws SQLException if the database refuses
     */
    void move(Move move, List<? extends @Nullable Object[]> rows) throws SQLException;

    /**
     * Adds rows, at once or with the next {@link #flush}.
     *
     * @param table the table, which has a column {@code tenant}
     * @param columns the other columns
     * @param rows the values of those columns
     * @throws SQLException if the database refuses
     */
    void insert(String table, List<String> columns, List<? extends @Nullable Object[]> rows) throws SQLException;

    /**
     * Sends what was added and is still kept back; whoever asks or commits does so before.
     *
     * @throws SQLException if the database refuses
     */
    void flush() throws SQLException;

    /**
     * Changes rows, at once or with the next {@link #flush}.
     *
     * @param change which table and columns
     * @param rows the values to set, {@link #KEPT} among them, and then those that say which row is meant
     * @param found what there must be
     * @throws SQLException if the database refuses
     */
    void update(Change change, List<? extends @Nullable Object[]> rows, Found found) throws SQLException;

    /**
     * Removes rows, at once or with the next {@link #flush}.
     *
     * @param table the table, which has a column {@code tenant}
     * @param where the columns that say which rows are meant, beside the tenant
     * @param rows the values of those columns
     * @param found what there must be
     * @throws SQLException if the database refuses
     */
    void delete(String table, List<String> where, List<? extends @Nullable Object[]> rows, Found found)
            throws SQLException;

    /** What a change or a removal must find in the table. */
    enum Found {
        /** Any number of rows. */
        ANY,
        /** One row for each of those that are given; else the transaction fails and should run again. */
        EACH;

        /** SQLSTATE of a transaction that should run again: serialization failure. */
        private static final String SERIALIZATION_FAILURE = "40001";

        /**
         * Compares the count of a statement.
         *
         * @throws SQLException if rows are missing
         */
        void require(int wanted, int count) throws SQLException {
            if (this == EACH && count != wanted) {
                throw new SQLException("a locked row changed", SERIALIZATION_FAILURE);
            }
        }
    }
}
