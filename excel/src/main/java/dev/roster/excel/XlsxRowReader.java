package dev.roster.excel;

import dev.roster.table.OtherTable;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.SourceException;
import dev.roster.table.SourceException.Reason;
import dev.roster.table.SourceInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an open workbook; the first failure is the last word. */
final class XlsxRowReader implements RowReader {

    private final SourceInfo info;
    private final OpenWorkbook workbook;
    private final List<Workbook.Sheet> sheets;
    private final SheetRows rows;
    private boolean foundRow;
    private boolean isEnded;
    private boolean isClosed;
    private @Nullable SourceException failure;

    /**
     * Goes on with a workbook that is open.
     *
     * @param sheets what is read
     * @param rows their rows
     */
    XlsxRowReader(SourceInfo info, OpenWorkbook workbook, List<Workbook.Sheet> sheets, SheetRows rows) {
        this.info = info;
        this.workbook = workbook;
        this.sheets = sheets;
        this.rows = rows;
    }

    @Override
    public @Nullable Row next() {
        if (isClosed) {
            throw new IllegalStateException("the reader is closed");
        }
        if (failure != null) {
            throw failure;
        }
        try {
            return isEnded ? null : read();
        } catch (SourceException refused) {
            throw remember(refused);
        } catch (Refusal refusal) {
            throw remember(failed(refusal.reason(), refusal.sentence(), refusal));
        } catch (IOException | RuntimeException broken) {
            throw remember(failed(Reason.MALFORMED, XlsxMessages.BROKEN_XML, broken));
        }
    }

    @Override
    public SourceInfo info() {
        return info;
    }

    @Override
    public List<OtherTable> others(int wanted) {
        return workbook.others(sheets, wanted);
    }

    @Override
    public void close() {
        isClosed = true;
        try (workbook) {
            rows.close();
        } catch (IOException cannotClose) {
            throw new UncheckedIOException(cannotClose);
        }
    }

    private @Nullable Row read() throws IOException {
        Row row = rows.next();
        isEnded = row == null;
        if (isEnded && !foundRow) {
            throw new SourceException(Reason.EMPTY, place(0, null), XlsxMessages.EMPTY_SHEET);
        }
        foundRow = true;
        return row;
    }

    private SourceException remember(SourceException reason) {
        failure = reason;
        return reason;
    }

    private SourceException failed(Reason reason, String sentence, Exception cause) {
        int column = rows.column();
        String letters = column < 0 ? null : RowLocation.letters(column);
        return new SourceException(reason, place(rows.number(), letters), sentence, cause);
    }

    private RowLocation place(int row, @Nullable String column) {
        return new RowLocation(info.name(), rows.sheet(), row, column);
    }
}
