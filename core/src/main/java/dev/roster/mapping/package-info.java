/**
 * From the columns of a file to fields; pure.
 *
 * <p>{@link dev.roster.mapping.ColumnMapper} finds the field of each column. Nothing here asks a store, a clock or the
 * file system: the first rows of the file, the fields and the rules come in as arguments, so the same input always
 * yields the same mapping.
 */
@NullMarked
package dev.roster.mapping;

import org.jspecify.annotations.NullMarked;
