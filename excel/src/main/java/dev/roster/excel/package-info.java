/**
 * XLSX rows in, XLSX rows out (ECMA-376, transitional and strict).
 *
 * <p>Reading goes through the JDK's inflater and the XML parser Aalto and no library of spreadsheets: those that stream
 * have no limits, so each would need a second parser in front of it that reads exactly as it does, and would still fail
 * on days in the strict format and hold all shared texts in memory.
 *
 * <p>{@link dev.roster.excel.XlsxRowSource} streams the rows of one sheet of a workbook that nobody vouches for: every
 * limit is enforced by the code that reads, none by a check in front of it, so there are no two parsers that could
 * disagree. {@link dev.roster.excel.XlsxTableWriter} writes workbooks with real days,
 * moments, numbers and answers, and never a formula.
 * What one writes, the other reads back cell for cell. The ports are those of {@link dev.roster.table}.
 */
@NullMarked
package dev.roster.excel;

import org.jspecify.annotations.NullMarked;
