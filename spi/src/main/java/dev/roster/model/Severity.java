package dev.roster.model;

/** How much an issue matters. */
public enum Severity {
    /** The row, or the whole plan, is not applied. */
    ERROR,
    /** The row is applied, but somebody should look. */
    WARNING,
    /** Said for completeness. */
    INFO
}
