/**
 * What a cell says: dates, numbers, telephone numbers, lists; pure.
 *
 * <p>Before it is read, {@link dev.roster.cell.RowCleaning} takes off what programs and people left around it, column by
 * column, and {@link dev.roster.cell.CleaningLog} counts what was done, so that the plan can tell it.
 *
 * <p>{@link dev.roster.cell.CellReader} turns the text of a cell into a typed value, as the
 * {@link dev.roster.cell.ColumnFormat} of its column and the {@link dev.roster.cell.ReadingRules} of the file say.
 */
@NullMarked
package dev.roster.cell;

import org.jspecify.annotations.NullMarked;
