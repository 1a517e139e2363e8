package dev.roster.profile;

/** What happens to a role, group or organization that does not exist. Example: the cell says role pilot. */
public enum UnknownPolicy {
    /** The row is rejected. The default. */
    REJECT,
    /** It is created first; a new role allows nothing. */
    CREATE,
    /** It is left out of the value, with a warning. */
    SKIP_VALUE
}
