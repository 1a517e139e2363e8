package dev.roster.excel;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a workbook come from, such as an upload. */
@FunctionalInterface
public interface XlsxInput {

    /**
     * Opens the bytes from the start.
     *
     * @return a new stream each time; the reading closes it
     * @throws IOException if there is nothing to read
     */
    InputStream open() throws IOException;
}
