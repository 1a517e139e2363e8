package dev.roster.profile;

/** Which rows are applied when some are rejected. */
public enum ApplyPolicy {
    /** All others. The default. */
    VALID_ROWS,
    /** None: everything is written in one transaction, or nothing. */
    ALL_OR_NOTHING
}
