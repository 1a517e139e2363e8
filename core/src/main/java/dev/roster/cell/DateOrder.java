package dev.roster.cell;

/** In which order the cells of a column write year, month and day. Years always have four digits. */
public enum DateOrder {
    /** {@code 2024-02-29}, {@code 2024/2/29}. */
    YEAR_FIRST,
    /** {@code 29.02.2024}, {@code 29/2/2024}. */
    DAY_FIRST,
    /** {@code 02/29/2024}. */
    MONTH_FIRST,
    /** Not known: cells that can be read in two ways are {@link dev.roster.model.IssueCode#DATE_AMBIGUOUS}. */
    UNDECIDED
}
