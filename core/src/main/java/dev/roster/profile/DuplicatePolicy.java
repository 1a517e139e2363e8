package dev.roster.profile;

/** What happens when several rows concern the same user. Example: rows 3 and 9 both name ada. */
public enum DuplicatePolicy {
    /** All of them are rejected. The default. */
    REJECT,
    /** Row 9 counts, row 3 is left out. */
    LAST_WINS,
    /** Row 3 is applied, then row 9 to what row 3 left. Memory grows with the users that change. */
    IN_ORDER
}
