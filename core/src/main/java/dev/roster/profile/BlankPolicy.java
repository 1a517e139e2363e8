package dev.roster.profile;

/** What a blank cell means. Example: stored phone number, blank cell. */
public enum BlankPolicy {
    /** The stored value stays. The default. */
    KEEP,
    /** The stored value is removed. */
    CLEAR,
    /** The row is rejected. */
    REJECT
}
