package dev.roster.job;

import java.io.InputStream;

/** A file that somebody uploaded. */
public interface UploadedFile {

    /** {@return what it was called where it came from, such as {@code staff.csv}; without folders} */
    String name();

    /**
     * Opens it from the start, as often as it is asked for.
     *
     * @return all of its bytes; the caller closes the stream
     * @throws dev.roster.table.SourceException if it is there no more
     * @throws dev.roster.spi.StoreException if it cannot be read
     */
    InputStream open();
}
