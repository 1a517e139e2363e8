package dev.roster.excel;

import dev.roster.table.FileKind;
import dev.roster.table.RowLocation;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceException;
import dev.roster.table.SourceException.Reason;
import dev.roster.table.SourceInfo;
import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The rows of one sheet of a workbook (XLSX, ECMA-376, transitional or strict), streamed. Immutable; may be opened as
 * often as its bytes may.
 *
 * <pre>{@code
 * try (var rows = XlsxRowSource.of(Path.of("users.xlsx")).withSheet("Staff").open()) {
 *     for (var row = rows.next(); row != null; row = rows.next()) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p><b>Sheet.</b> The one asked for, or all in turn; otherwise the first whose tab is shown. Hidden rows and columns are read.
 *
 * <p><b>Cells</b> are text, as a spreadsheet program would show them without its decoration: whole numbers with every
 * digit and without exponent ({@code 493012345678}), fractions with the 15 digits that count, zeros in front where the
 * format is of zeros ({@code 00000}), days and times in ISO 8601 from either epoch, {@code true} and {@code false}.
 * Text keeps its zeros and spaces; formats inside a cell and hints for its pronunciation are left out.
 *
 * <p><b>Formulas</b> are never computed: the result that the file holds is used and noted. Errors, formulas without a
 * result, hidden rows and blank cells that are merged with others are noted too ({@link
 * dev.roster.table.Row#notes()}).
 *
 * <p><b>Rows</b> have the numbers that a spreadsheet shows. Blank ones are left out, and each is filled up with
 * {@code ""} to the width of the widest row so far, for a sheet has no end of a row.
 *
 * <p><b>Safety.</b> The bytes are first copied to a file of our own, which is gone as soon as it is open, so nobody
 * can change them while they are read. All limits are counted while reading. {@link #open()} throws for data of
 * another kind and for what is wrong with the workbook as a whole, {@link RowReader#next()} for the rest. A reading
 * that failed throws the same exception again.
 */
public final class XlsxRowSource implements RowSource {

    private final String name;
    private final XlsxInput input;
    private final SourceLimits limits;
    private final SheetChoice sheet;

    private XlsxRowSource(String name, XlsxInput input, SourceLimits limits, SheetChoice sheet) {
        this.name = Objects.requireNonNull(name, "name");
        this.input = Objects.requireNonNull(input, "input");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.sheet = sheet;
    }

    /**
     * The rows of a file, called by its file name.
     *
     * @param path where the file is; it is opened only by {@link #open()}
     * @return the source
     */
    public static XlsxRowSource of(Path path) {
        Path fileName = path.getFileName();
        return of(fileName == null ? "XLSX file" : fileName.toString(), () -> FileKind.open(path));
    }

    /**
     * The rows of bytes from elsewhere, such as an upload.
     *
     * @param name what people call it, such as {@code users.xlsx}; never a path
     * @param input opens the bytes; once for each {@link #open()}
     * @return the source
     */
    public static XlsxRowSource of(String name, XlsxInput input) {
        return new XlsxRowSource(name, input, SourceLimits.defaults(), new SheetChoice.FirstVisible());
    }

    /**
     * The same source with other limits. Blank rows do not count as rows, blank cells behind the last one not as cells.
     *
     * @param newLimits how much is read at most; default {@link SourceLimits#defaults()}
     * @return the changed copy
     */
    public XlsxRowSource withLimits(SourceLimits newLimits) {
        return new XlsxRowSource(name, input, newLimits, sheet);
    }

    /**
     * The same source with another sheet.
     *
     * @param sheetName what its tab says; upper and lower case count only where two tabs differ by them
     * @return the changed copy
     */
    public XlsxRowSource withSheet(String sheetName) {
        return new XlsxRowSource(
                name, input, limits, new SheetChoice.Named(Objects.requireNonNull(sheetName, "sheetName")));
    }

    /**
     * The same source with another sheet.
     *
     * @param number its number in the order of the tabs, from 1, hidden ones counted
     * @return the changed copy
     * @throws IllegalArgumentException if the number is not positive
     */
    public XlsxRowSource withSheet(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, found " + number);
        }
        return new XlsxRowSource(name, input, limits, new SheetChoice.Numbered(number));
    }

    /**
     * The same source with all sheets whose tabs are shown, in turn, as one table: the first one with a row of column
     * names gives the header, and others follow that share most of its names, in any order. Their rows are counted on
     * from those above, and the first of each is noted ({@link dev.roster.table.RowNote.Kind#SHEET_STARTS}).
     *
     * @return the changed copy
     */
    public XlsxRowSource withAllSheets() {
        return withAllSheets(UnaryOperator.identity());
    }

    /**
     * The same source with all sheets, as {@link #withAllSheets()}, of which columns of different names belong together
     * where they mean the same: {@code Department} of one sheet and {@code Abteilung} of another.
     *
     * <pre>{@code
     * workbook.withAllSheets(names -> ColumnMeanings.of(names, roster.fields()))
     * }</pre>
     *
     * @param meanings tells what the names of the columns of one sheet mean, in their order; the name itself where
     *     nobody knows. Has as many answers as names
     * @return the changed copy
     */
    public XlsxRowSource withAllSheets(UnaryOperator<List<String>> meanings) {
        return new XlsxRowSource(
                name, input, limits, new SheetChoice.AllVisible(Objects.requireNonNull(meanings, "meanings")));
    }

    @Override
    public boolean isTableChosen() {
        return !sheet.isDefault();
    }

    /** The same source with the sheet of this name; all sheets stay all sheets. */
    @Override
    public RowSource withTable(String table) {
        return sheet instanceof SheetChoice.AllVisible ? this : withSheet(table);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RowReader open() {
        try (InputStream in = input.open()) {
            return read(in);
        } catch (Refusal refusal) {
            throw failed(refusal.reason(), refusal.sentence(), refusal);
        } catch (IOException broken) {
            throw failed(Reason.UNREADABLE, XlsxMessages.unreadable(broken), broken);
        }
    }

    private RowReader read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(FileKind.HEAD_BYTES);
        requireWorkbook(FileKind.of(head));
        Spooled copy = Spooled.copy(head, in, limits.bytes());
        try {
            return read(copy);
        } catch (RuntimeException unexpected) {
            throw failed(Reason.MALFORMED, XlsxMessages.BROKEN_XML, unexpected);
        } finally {
            copy.delete();
        }
    }

    private RowReader read(Spooled copy) throws IOException {
        OpenWorkbook workbook = OpenWorkbook.open(copy, limits);
        try {
            return read(workbook, copy.fingerprint());
        } catch (IOException | RuntimeException | Error failed) {
            workbook.close();
            throw failed;
        }
    }

    private RowReader read(OpenWorkbook open, String fingerprint) throws IOException {
        Workbook workbook = open.workbook();
        Workbook.Sheet first = workbook.require(sheet);
        SheetRows rows = sheet instanceof SheetChoice.AllVisible all
                ? UnitedSheets.open(open, first, all.meanings())
                : open.read(first);
        List<Workbook.Sheet> found = rows instanceof UnitedSheets united ? united.sheets() : List.of(first);
        String names = found.stream().map(Workbook.Sheet::name).collect(Collectors.joining(", "));
        String format = "XLSX, " + (found.size() == 1 ? "sheet " : "sheets ") + Workbook.names(found) + " of "
                + workbook.names() + whyOf(workbook) + ", days from "
                + (workbook.epoch() == Epoch.OF_1904 ? 1904 : 1900);
        return new XlsxRowReader(new SourceInfo(name, names, format, fingerprint), open, found, rows);
    }

    private String whyOf(Workbook workbook) {
        if (!workbook.hasSeveralSheets()) {
            return "";
        }
        return sheet.isDefault() ? " (the first that is shown)" : "";
    }

    private static void requireWorkbook(FileKind kind) throws Refusal {
        if (kind == FileKind.EMPTY) {
            throw new Refusal(Reason.EMPTY, XlsxMessages.EMPTY_FILE);
        }
        if (kind != FileKind.XLSX && kind != FileKind.ZIP) {
            throw new Refusal(Reason.WRONG_FORMAT, kind.insteadOf(FileKind.XLSX));
        }
    }

    private SourceException failed(Reason reason, String sentence, Exception cause) {
        return new SourceException(reason, RowLocation.ofRow(name, 0), sentence, cause);
    }
}
