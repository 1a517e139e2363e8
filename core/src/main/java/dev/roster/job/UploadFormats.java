package dev.roster.job;

import dev.roster.table.RowLocation;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;

/**
 * How a host reads uploaded files. Safe for use by many threads.
 *
 * <pre>{@code
 * UploadFormats formats = file -> file.name().endsWith(".xlsx")
 *         ? XlsxRowSource.of(file.name(), file::open)
 *         : CsvRowSource.of(file.name(), file::open);
 * }</pre>
 */
@FunctionalInterface
public interface UploadFormats {

    /** Reads nothing: for hosts that take no files. */
    UploadFormats NONE = file -> {
        throw new SourceException(
                SourceException.Reason.WRONG_FORMAT,
                RowLocation.ofRow(file.name(), 0),
                "this application reads no files of any kind");
    };

    /**
     * The rows of a file.
     *
     * @param file the file
     * @return its rows; nothing is read before they are opened
     * @throws SourceException if it is of no kind that is read
     */
    RowSource rows(UploadedFile file);
}
