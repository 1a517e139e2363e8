package dev.roster.profile;

/** What happens to users whom the file does not mention. Example: grace is stored, the file has no row for grace. */
public enum AbsentPolicy {
    /** Nothing. The default. */
    IGNORE,
    /** They are deactivated, unless they are inactive already. */
    DEACTIVATE,
    /** They are deleted. */
    DELETE
}
