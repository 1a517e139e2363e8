package dev.roster.excel;

import dev.roster.table.TableColumn;
import dev.roster.table.TableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a workbook (XLSX) in constant memory, so that {@link XlsxRowSource} reads the same cells back.
 *
 * <p>Below a header written by {@link #writeHeader}, days, moments, numbers and answers of yes or no become cells of that kind; everything else, such
 * as telephone numbers and employee ids, is text. Where its columns have rules, a second sheet named Notes says them, and
 * allowed values are offered as drop-down lists. There is never a formula: text that starts with {@code =} is text.
 * What XML or a spreadsheet would change, such as control characters and spaces at an end, is written as the escape
 * that the format has for it.
 */
public final class XlsxTableWriter implements TableWriter {

    private static final String PROGRAM = "Roster";
    private static final String PROGRAM_VERSION = "0.1";

    private final XlsxTarget target;
    private final SheetWriter sheet;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        BROKEN,
        CLOSED
    }

    private XlsxTableWriter(XlsxTarget target, XlsxStyle style) {
        this.target = target;
        var workbook = new org.dhatim.fastexcel.Workbook(target.bytes(), PROGRAM, PROGRAM_VERSION);
        Worksheet page = workbook.newWorksheet(style.sheet());
        this.sheet = new SheetWriter(workbook, page, style);
    }

    /**
     * Writes to a file in the default style; see {@link #to(Path, XlsxStyle)}.
     *
     * @param path the file
     * @return the writer
     */
    public static XlsxTableWriter to(Path path) {
        return to(path, XlsxStyle.defaults());
    }

    /**
     * Writes to a file. The rows go to a new file beside it, which only its owner may read and which takes the place of
     * the old one when the writer is closed; until then, and after a failure or {@link #discard()}, the old file is
     * untouched.
     *
     * @param path the file; an existing one is replaced
     * @param style the name of the sheet and the look of the header
     * @return the writer
     * @throws UncheckedIOException if no file can be written there
     */
    public static XlsxTableWriter to(Path path, XlsxStyle style) {
        Objects.requireNonNull(style, "style");
        try {
            return new XlsxTableWriter(XlsxTarget.Replacement.of(path), style);
        } catch (IOException cannotOpen) {
            throw new UncheckedIOException(cannotOpen);
        }
    }

    /**
     * Writes to bytes such as a response, in the default style. Closing the table flushes them and leaves them open.
     *
     * @param out where the bytes go; whoever opened it closes it
     * @return the writer
     */
    public static XlsxTableWriter to(OutputStream out) {
        return to(out, XlsxStyle.defaults());
    }

    /**
     * Writes to bytes such as a response. Closing the table flushes them and leaves them open.
     *
     * @param out where the bytes go; whoever opened it closes it
     * @param style the name of the sheet and the look of the header
     * @return the writer
     */
    public static XlsxTableWriter to(OutputStream out, XlsxStyle style) {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(style, "style");
        return new XlsxTableWriter(new XlsxTarget.Borrowed(out), style);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException as in {@link #write}
     * @throws IllegalStateException if a row was written already, or the table is closed or broken
     */
    @Override
    public void writeHeader(List<TableColumn> columns) {
        requireOpen();
        if (!sheet.isEmpty()) {
            throw new IllegalStateException("the header must be the first row");
        }
        sheet.expect(columns);
        write(columns.stream().map(TableColumn::title).toList());
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a cell holds a NUL, half of a surrogate pair or more than 32,767 characters,
     *     or there are more than 16,384 cells; the table is then broken
     * @throws IllegalStateException if the table is closed or broken, or has 1,048,576 rows already
     */
    @Override
    public void write(List<String> cells) {
        requireOpen();
        state = State.BROKEN;
        try {
            sheet.write(cells);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        state = State.OPEN;
    }

    /**
     * Gives the table up: a file keeps its old content, and {@link #close()} then does nothing more. For a caller whose
     * rows failed half-way.
     *
     * @throws UncheckedIOException if the unfinished file cannot be removed
     */
    @Override
    public void discard() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        try {
            target.discard();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Ends the table; a table that broke while writing is discarded instead. */
    @Override
    public void close() {
        if (state == State.BROKEN) {
            discard();
        }
        if (state == State.CLOSED) {
            return;
        }
        state = State.BROKEN;
        try {
            sheet.finish();
            target.finish();
            state = State.CLOSED;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            discard();
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException(
                    state == State.CLOSED ? "the table is closed" : "the table is broken; discard it");
        }
    }
}
