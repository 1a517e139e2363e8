package dev.roster.plan;

/** Hears how far long work is, and may stop it between two chunks. Called on the working thread, often; be quick. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing and never stops. */
    Progress SILENT = (phase, done, total) -> {};

    /** What is being done. */
    enum Phase {
        /** Rows are read and decided. */
        READING,
        /** What depends on all rows is decided. */
        SETTLING,
        /** Changes are written. */
        APPLYING,
        /** Users are written to a table. */
        EXPORTING
    }

    /**
     * Hears how far the work is.
     *
     * @param phase what is being done
     * @param done how many rows or changes are done
     * @param total how many there are, or -1 while nobody knows
     */
    void at(Phase phase, long done, long total);

    /** {@return whether the work shall stop at the next chance; nothing is lost by it} */
    default boolean isCancelled() {
        return false;
    }
}
