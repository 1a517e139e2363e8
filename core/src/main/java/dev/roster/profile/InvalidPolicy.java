package dev.roster.profile;

/** What happens to a value that cannot be read, or names nobody. Example: the cell says telephone number 212-555. */
public enum InvalidPolicy {
    /** The row is rejected. The default: a correction is better than a guess. */
    REJECT,
    /** The value alone is left out, with a warning; what finds the user or decides their rights still rejects the row. */
    SKIP_VALUE,
    /** The row is left out, with a note, and counts as skipped, also where the value finds the user. */
    SKIP_ROW
}
