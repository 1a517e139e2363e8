/**
 * The ports for tabular data.
 *
 * <p>A {@link dev.roster.table.RowSource} streams the rows of a file, a form or a directory; a
 * {@link dev.roster.table.TableWriter} writes rows. Formats differ only here: the same sheet as CSV and
 * as XLSX yields the same rows.
 */
@NullMarked
package dev.roster.table;

import org.jspecify.annotations.NullMarked;
