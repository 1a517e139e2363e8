package dev.roster.profile;

/** What a blank cell means. Example: stored phone number, blank cell. */
public enum BlankPolicy {
    /** The stored value stays. The default. */
    KEEP,
    /** The stored value is removed. */
    CLEAR,
    /** The value that the profile gives new users, where it gives one and a value is stored: stored OFF, by default Email: Email. */
    DEFAULT,
    /** The row is rejected. */
    REJECT
}
