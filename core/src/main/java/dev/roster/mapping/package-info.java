/**
 * From the columns and cells of a file to fields and typed values; pure.
 *
 * <p>{@link dev.roster.mapping.ColumnMapper} finds the field of each column, {@link dev.roster.mapping.CellReader}
 * turns the text of a cell into a value. Nothing here asks a store, a clock or the file system: the first
 * rows of the file, the fields and the rules come in as arguments, so the same input always yields the same
 * mapping. The words of people and systems stand in the resources {@code vocabulary_xx.txt}, one a language.
 */
@NullMarked
package dev.roster.mapping;

import org.jspecify.annotations.NullMarked;
