package dev.roster.profile;

/** Which rows are applied when some are rejected. */
public enum ApplyPolicy {
    /** All others. The default. */
    VALID_ROWS,
    /**
     * All others, unless the file has no header and its first row is among the rejected: then none, for that row is
     * probably a header, and nobody knows what the file means.
     */
    VALID_ROWS_IF_FIRST,
    /** None: everything is written in one transaction, or nothing. */
    ALL_OR_NOTHING
}
