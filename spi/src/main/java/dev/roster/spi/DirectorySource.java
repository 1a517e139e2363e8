package dev.roster.spi;

import dev.roster.table.RowSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory from which users are taken over, such as one that speaks LDAP, an identity provider or a folder of exports:
 * rows, and a cookie by which the next reading begins where this one stood.
 *
 * <p>A directory is read, never written to. It knows nothing of stored users: which of its people are new, changed or gone
 * is decided by the profile it is read with. The kit tests what is numbered here. Implementations are safe for use by many threads, keep nothing between
 * readings, and hold no connection open outside of one.
 */
public interface DirectorySource {

    /** How much of a directory a reading gives. */
    enum Extent {
        /** Everybody, once each. Who is not among them is not in the directory (DY-01). */
        FULL,
        /**
         * Everybody who was added or changed since the cookie was given, and perhaps others (DY-03). Who is not among them may be
         * there.
         */
        CHANGES
    }

    /** One reading, by one thread. */
    interface Reading {

        /** {@return how much it gives, decided before the first row} */
        Extent extent();

        /**
         * The people of the reading.
         *
         * <p>Each has the same {@code externalId} in every reading, whatever else changes, and two never share one (DY-02). Typed rows
         * name other people, such as the manager, by that id; they may come later, and somebody who is not of the directory is
         * named by a blank. A cell is blank where the directory has no value. The directory may change meanwhile; a person who
         * changed while the rows were read is given as before or as after, and again by the next reading (DY-04).
         *
         * @return the rows, to be opened once
         */
        RowSource rows();

        /**
         * Where the next reading begins. It may begin earlier, never later: whatever changed after a row was read is given
         * again.
         *
         * @return a cookie of up to 10,000 characters without secrets, valid in any process; {@code ""} when the directory
         *     can only be read as a whole
         * @throws IllegalStateException if the rows were not read to their end (DY-05)
         */
        String cookie();
    }

    /**
     * The fields that the directory gives, known without asking it: typed rows, whose {@link RowSource#fieldKeys} these are.
     *
     * @return one key of a field for each column; empty, the default, for files whose columns are found by their names
     */
    default List<String> fieldKeys() {
        return List.of();
    }

    /**
     * How the external ids of its people begin, where several sources give external ids to the users of one tenant.
     *
     * @return the beginning, such as {@code ad:}; {@code ""}, the default, when every external id is one of this directory
     */
    default String idPrefix() {
        return "";
    }

    /**
     * Starts a reading. A cookie by which the directory cannot go on, because it is too old, of another server or of
     * another set-up, is no error: the answer is a reading of {@link Extent#FULL} (DY-06).
     *
     * @param cookie where the reading before stood; null to read everybody
     * @return the reading
     * @throws dev.roster.table.SourceException if the directory cannot be asked, here or while the rows are read; the next
     *     try begins anew with the same cookie
     */
    Reading read(@Nullable String cookie);
}
