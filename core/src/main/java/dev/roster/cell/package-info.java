/**
 * What a cell says: dates, numbers, telephone numbers, lists; pure.
 *
 * <p>{@link dev.roster.cell.CellReader} turns the text of a cell into a typed value, as the
 * {@link dev.roster.cell.ColumnFormat} of its column and the {@link dev.roster.cell.ReadingRules} of the file say.
 */
@NullMarked
package dev.roster.cell;

import org.jspecify.annotations.NullMarked;
