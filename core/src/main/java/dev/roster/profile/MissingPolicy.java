package dev.roster.profile;

/** What happens to a row whose user does not exist. Example: the file has a row for bob, nobody knows bob. */
public enum MissingPolicy {
    /** The user is created. The default. */
    CREATE,
    /** The row is left out. */
    SKIP,
    /** The row is rejected. */
    REJECT
}
