package dev.roster.csv;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a CSV file come from, such as an upload. */
@FunctionalInterface
public interface CsvInput {

    /**
     * Opens the bytes from the start.
     *
     * @return a new stream each time; the reading closes it
     * @throws IOException if there is nothing to read
     */
    InputStream open() throws IOException;
}
