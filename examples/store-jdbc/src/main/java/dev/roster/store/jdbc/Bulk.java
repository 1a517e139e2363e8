package dev.roster.store.jdbc;

import java.sql.SQLException;
import java.util.List;
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
     * Adds rows.
     *
     * @param table the table, which has a column {@code tenant}
     * @param columns the other columns
     * @param rows the values of those columns
     * @throws SQLException if the database refuses
     */
    void insert(String table, List<String> columns, List<? extends @Nullable Object[]> rows) throws SQLException;

    /**
     * Changes rows and tells how many.
     *
     * @param change which table and columns
     * @param rows the values to set, {@link #KEPT} among them, and then those that say which row is meant
     * @throws SQLException if the database refuses
     */
    int update(Change change, List<? extends @Nullable Object[]> rows) throws SQLException;

    /**
     * Removes rows and tells how many.
     *
     * @param table the table, which has a column {@code tenant}
     * @param where the columns that say which rows are meant, beside the tenant
     * @param rows the values of those columns
     * @throws SQLException if the database refuses
     */
    int delete(String table, List<String> where, List<? extends @Nullable Object[]> rows) throws SQLException;
}
