package dev.roster.profile;

/** What happens to a row whose user exists. Example: ada is stored, the file has a row for ada. */
public enum ExistingPolicy {
    /** The user is changed. The default. */
    UPDATE,
    /** The row is left out. */
    SKIP,
    /** The row is rejected. */
    REJECT
}
