package dev.roster.csv;

import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowNote;
import dev.roster.table.RowReader;
import dev.roster.table.SourceException;
import dev.roster.table.SourceException.Reason;
import dev.roster.table.SourceInfo;
import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows from the parser, each judged by the limits; the first failure is the last word. */
final class CsvRowReader implements RowReader {

    private final String name;
    private final String format;
    private final SourceLimits limits;
    private final StrictDecoder text;
    private final QuoteMender mender;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int skippedLines;
    private long number;
    private long startLine;
    private boolean foundRow;
    private boolean ended;
    private boolean closed;
    private @Nullable SourceException failure;

    CsvRowReader(String name, SourceLimits limits, Head head, StrictDecoder text) throws IOException {
        Separator separator = head.separator();
        this.name = name;
        this.format = head.toString();
        this.limits = limits;
        this.text = text;
        text.drop(separator.preamble().length());
        this.skippedLines = separator.preamble().lines();
        CSVFormat rfc =
                CSVFormat.RFC4180.builder().setDelimiter(separator.character()).get();
        this.mender = new QuoteMender(text, separator.character());
        this.parser = CSVParser.builder().setReader(mender).setFormat(rfc).get();
        this.records = parser.iterator();
    }

    @Override
    public @Nullable Row next() {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return ended ? null : read();
        } catch (SourceException refused) {
            throw remember(refused);
        } catch (UncheckedIOException broken) {
            throw remember(explain(broken));
        } catch (RuntimeException unexpected) {
            throw remember(unexpected());
        }
    }

    @Override
    public SourceInfo info() {
        return new SourceInfo(name, null, format, text.fingerprint());
    }

    @Override
    public void close() {
        closed = true;
        try {
            parser.close();
        } catch (IOException cannotClose) {
            throw unreadable(name, cannotClose);
        }
    }

    /** Why a file cannot be read at all. */
    static SourceException failed(String name, IOException cause) {
        return cause instanceof Refusal refusal
                ? new SourceException(refusal.reason(), RowLocation.ofRow(name, 0), refusal.sentence())
                : unreadable(name, cause);
    }

    private static SourceException unreadable(String name, IOException cause) {
        return new SourceException(Reason.UNREADABLE, RowLocation.ofRow(name, 0), CsvMessages.unreadable(cause), cause);
    }

    private @Nullable Row read() {
        while (true) {
            startLine = parser.getCurrentLineNumber() + skippedLines + 1;
            text.startRow();
            if (!records.hasNext()) {
                ended = true;
                requireAnyRow();
                return null;
            }
            String[] cells = records.next().values();
            if (accept(cells)) {
                foundRow = true;
                Row row = Row.of(++number, cells);
                List<RowNote> notes = mender.notesOf(number);
                return notes.isEmpty() ? row : row.withNotes(notes);
            }
            number++;
        }
    }

    /** Checks the limits, takes marks off in place, and says whether the row holds anything. */
    private boolean accept(String[] cells) {
        if (number >= limits.rows()) {
            throw tooLarge(CsvMessages.tooManyRows(limits.rows()));
        }
        if (cells.length > limits.columns()) {
            throw tooLarge(CsvMessages.tooManyColumns(cells.length, limits.columns()));
        }
        boolean blank = true;
        long length = cells.length - 1L;
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            if (cell.isEmpty()) {
                continue;
            }
            length += cell.length();
            if (cell.length() > limits.cellLength()) {
                throw cellTooLong(i);
            }
            if (cell.charAt(0) == '\'') {
                cells[i] = FormulaGuard.unguard(cell);
            }
            blank = blank && cells[i].isBlank();
        }
        if (length > limits.rowLength()) {
            throw tooLarge(CsvMessages.rowTooLong(limits.rowLength()));
        }
        return !blank;
    }

    private void requireAnyRow() {
        if (!foundRow) {
            throw new SourceException(Reason.EMPTY, RowLocation.ofRow(name, 0), CsvMessages.EMPTY);
        }
    }

    private SourceException remember(SourceException reason) {
        failure = reason;
        return reason;
    }

    /** The parser's own messages stay inside: they may hold cells. */
    private SourceException explain(UncheckedIOException broken) {
        Throwable cause = broken.getCause();
        if (cause instanceof Refusal refusal) {
            return explain(refusal);
        }
        if (!(cause instanceof CSVException)) {
            return cause instanceof IOException io ? unreadable(name, io) : unexpected();
        }
        return text.isEnded()
                ? failed(Reason.MALFORMED, startLine, CsvMessages.UNCLOSED)
                : failed(Reason.MALFORMED, currentLine(), CsvMessages.AFTER_QUOTE);
    }

    private SourceException explain(Refusal refusal) {
        String message = refusal.sentence();
        return switch (refusal.place()) {
            case FILE -> new SourceException(refusal.reason(), RowLocation.ofRow(name, 0), message);
            case ROW -> failed(refusal.reason(), startLine, message);
            case CHARACTER -> failed(refusal.reason(), currentLine() + (text.isAtLineStart() ? 1 : 0), message);
        };
    }

    private long currentLine() {
        return parser.getCurrentLineNumber() + skippedLines;
    }

    private SourceException unexpected() {
        return failed(Reason.MALFORMED, startLine, CsvMessages.UNEXPECTED);
    }

    private SourceException tooLarge(String message) {
        return failed(Reason.TOO_LARGE, startLine, message);
    }

    private SourceException cellTooLong(int column) {
        RowLocation place = RowLocation.ofRow(name, number + 1).column(RowLocation.letters(column));
        return new SourceException(
                Reason.TOO_LARGE, place, CsvMessages.line(startLine, CsvMessages.cellTooLong(limits.cellLength())));
    }

    private SourceException failed(Reason reason, long line, String message) {
        return new SourceException(reason, RowLocation.ofRow(name, number + 1), CsvMessages.line(line, message));
    }
}
