/**
 * CSV rows in, CSV rows out (RFC 4180).
 *
 * <p>{@link dev.roster.csv.CsvRowSource} streams the rows of an upload whose encoding and separator
 * nobody told us, within limits and without ever guessing a character; a line whose quotes are wrong is
 * mended where one reading fits, and noted either way;
 * {@link dev.roster.csv.CsvTableWriter} writes files in which no spreadsheet finds a live formula. What
 * one writes, the other reads back cell for cell. {@link dev.roster.csv.CsvFolder} follows a folder of exports. The ports are those of {@link dev.roster.table}.
 */
@NullMarked
package dev.roster.csv;

import org.jspecify.annotations.NullMarked;
