package dev.roster.profile;

/** What happens when a cell and a stored value of an existing user differ. Example: stored department Sales, cell Marketing. */
public enum ConflictPolicy {
    /** The cell wins: Sales becomes Marketing. The default. */
    OVERWRITE,
    /** The stored user keeps what it has, also where it has nothing: Sales stays Sales, none stays none. */
    SKIP,
    /** Only missing values are filled: Sales stays Sales, none becomes Marketing. */
    FILL_MISSING,
    /** For lists: keys of the cell are added. Stored groups a, cell b: a and b. */
    APPEND,
    /** For lists: keys of the cell are taken away. Stored groups a and b, cell b: a. */
    REMOVE,
    /** The row is rejected: somebody must decide. */
    REJECT
}
