/**
 * A storage plugin on an SQL database through plain JDBC; {@link dev.roster.store.jdbc.JdbcStores} opens it.
 *
 * <p>{@code Dialect} is the one seam between database engines; {@code Bulk} is its part that writes many rows.
 * {@code UserColumns} says how fields lie in columns, {@code FilterSql} and {@code PageSql} turn questions into SQL, and
 * {@code UserCommit} writes.
 */
@NullMarked
package dev.roster.store.jdbc;

import org.jspecify.annotations.NullMarked;
