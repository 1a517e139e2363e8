package dev.roster.csv;

import dev.roster.table.FileKind;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (RFC 4180), streamed. Immutable; may be opened as often as its bytes may.
 *
 * <pre>{@code
 * try (var rows = CsvRowSource.of(Path.of("users.csv")).open()) {
 *     for (var row = rows.next(); row != null; row = rows.next()) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p><b>Encoding.</b> A mark at the start (UTF-8, UTF-16) wins and is no data; otherwise the charset asked
 * for; otherwise UTF-8. Files of German or other Latin text that are no UTF-8 are read without asking when
 * the first 64 KiB show that every code page of Windows gives the same text; what comes later is held to
 * that. Bytes that do not decode end the reading; no character is ever replaced.
 *
 * <p><b>Separator.</b> The one asked for; otherwise the one that a first line such as {@code sep=;} names;
 * otherwise whichever of {@code , ; TAB |} is most regular in the first 64 KiB, outside quotes;
 * otherwise {@code ,}.
 *
 * <p><b>Row numbers</b> are those a spreadsheet shows: a line break inside quotes starts no row, a blank
 * row counts but is left out, and a line {@code sep=;} does not count, so the header is row 1. Messages
 * also name the line, which is what a text editor shows. A Ctrl-Z that ends the file is no data.
 *
 * <p><b>Cells</b> are as they stand in the file, rows as long as they are; the mark that
 * {@link CsvTableWriter} puts before a formula is taken off.
 *
 * <p><b>Wrong quotes</b> cost the line that they stand in and no other: blanks before a quote, curly and single quotes,
 * quotes that are not doubled. Where the line has one reading with as many cells as the others it is read so and noted
 * ({@link dev.roster.table.RowNote.Kind#ROW_MENDED}); else it is cut at each separator and noted as damaged. Those of the
 * first row end the reading.
 *
 * <p><b>Failures.</b> {@link #open()} throws for data of another kind, the first call of
 * {@link RowReader#next()} for a file without any row. A reading that failed throws the same exception
 * again: nothing after bytes that are no text is ever read.
 */
public final class CsvRowSource implements RowSource {

    private final String name;
    private final CsvInput input;
    private final SourceLimits limits;
    private final @Nullable Charset charset;
    private final @Nullable Character separator;

    private CsvRowSource(
            String name,
            CsvInput input,
            SourceLimits limits,
            @Nullable Charset charset,
            @Nullable Character separator) {
        this.name = Objects.requireNonNull(name, "name");
        this.input = Objects.requireNonNull(input, "input");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.charset = charset;
        this.separator = separator;
    }

    /**
     * The rows of a file, called by its file name.
     *
     * @param path where the file is; it is opened only by {@link #open()}
     * @return the source
     */
    public static CsvRowSource of(Path path) {
        Path fileName = path.getFileName();
        return of(fileName == null ? "CSV file" : fileName.toString(), () -> FileKind.open(path));
    }

    /**
     * The rows of bytes from elsewhere, such as an upload.
     *
     * @param name what people call it, such as {@code users.csv}; never a path
     * @param input opens the bytes; once for each {@link #open()}
     * @return the source
     */
    public static CsvRowSource of(String name, CsvInput input) {
        return new CsvRowSource(name, input, SourceLimits.defaults(), null, null);
    }

    /**
     * The same source with other limits. Blank rows count as rows; the length of a row is what stands in
     * the file, quotes counted.
     *
     * @param newLimits how much is read at most; default {@link SourceLimits#defaults()}
     * @return the changed copy
     */
    public CsvRowSource withLimits(SourceLimits newLimits) {
        return new CsvRowSource(name, input, newLimits, charset, separator);
    }

    /**
     * The same source with a charset for files without a mark. It is used strictly.
     *
     * @param newCharset the charset; default UTF-8
     * @return the changed copy
     * @throws IllegalArgumentException if it is UTF-32, which is not read
     */
    public CsvRowSource withCharset(Charset newCharset) {
        if (newCharset.name().toUpperCase(Locale.ROOT).contains("UTF-32")) {
            throw new IllegalArgumentException("charset must not be UTF-32, found " + newCharset.name());
        }
        return new CsvRowSource(name, input, limits, newCharset, separator);
    }

    /**
     * The same source with a separator, whatever the file looks like.
     *
     * @param newSeparator punctuation or a tab; default: found in the file
     * @return the changed copy
     * @throws IllegalArgumentException if it cannot separate: letters, digits, quotes, apostrophes, line
     *     breaks, the start of a formula or a number
     */
    public CsvRowSource withSeparator(char newSeparator) {
        return new CsvRowSource(name, input, limits, charset, Separator.require(newSeparator));
    }

    /**
     * How a file like this one is written: with its separator, and with a mark unless it is UTF-8 without one.
     *
     * @return the style, for {@link CsvTableWriter}
     * @throws dev.roster.table.SourceException if the bytes cannot be opened or are data of another kind
     */
    public CsvStyle style() {
        try (InputStream in = input.open()) {
            return Head.read(in, charset, separator).style();
        } catch (IOException broken) {
            throw CsvRowReader.failed(name, broken);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RowReader open() {
        try {
            return read(input.open());
        } catch (IOException broken) {
            throw CsvRowReader.failed(name, broken);
        }
    }

    // Hands the stream over to the reader, or closes it.
    private RowReader read(InputStream in) throws IOException {
        try {
            Head head = Head.read(in, charset, separator);
            return new CsvRowReader(name, limits, head, new StrictDecoder(in, head, limits));
        } catch (IOException | RuntimeException | Error failed) {
            closeAfter(failed, in);
            throw failed;
        }
    }

    private static void closeAfter(Throwable failed, InputStream in) {
        try {
            in.close();
        } catch (IOException closing) {
            failed.addSuppressed(closing);
        }
    }
}
