package dev.roster.cli;

/** How a command ends. */
final class Exit {

    /** Done. */
    static final int DONE = 0;
    /** Done or previewed, but some rows were rejected, stale or failed. */
    static final int IN_PART = 1;
    /** Refused: nothing was done. */
    static final int REFUSED = 2;

    private Exit() {}
}
