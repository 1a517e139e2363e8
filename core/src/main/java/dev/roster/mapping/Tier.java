package dev.roster.mapping;

/** How sure a mapping is. */
public enum Tier {
    /** Sure enough to import without a question. */
    AUTO,
    /** A guess: somebody has to confirm it with a rule, until then the column is not imported. */
    SUGGESTED,
    /** Not imported. */
    UNMAPPED
}
