package dev.roster.excel;

import dev.roster.table.TableColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The cells of one sheet, each written as the kind of value its column holds. */
final class SheetWriter {

    private static final int FLUSH_AT = 1000;
    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_CELLS = 16_384;
    private static final int MAX_LENGTH = 32_767;
    /** How many digits a spreadsheet keeps. */
    private static final int MAX_DIGITS = 15;

    private static final int MIN_WIDTH = 12;
    private static final int MAX_WIDTH = 40;
    private static final String GREY = "D9D9D9";
    private static final String DAY_FORMAT = "yyyy-mm-dd";
    /** The Z says that it is UTC; the reader knows it by that. */
    private static final String MOMENT_FORMAT = "yyyy-mm-dd hh:mm:ss\"Z\"";

    private static final int MOMENT_WIDTH = 22;
    /** Spreadsheets count a day that was none before it. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final int DAY_LENGTH = 10;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final XlsxStyle style;
    private List<TableColumn> columns = List.of();
    private TableColumn.Values[] types = {};
    private int rows;
    /** How many of the rows have their formats; the header needs none. */
    private int formatted = 1;

    SheetWriter(Workbook workbook, Worksheet sheet, XlsxStyle style) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.style = style;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Says what the columns hold below the header. */
    void expect(List<TableColumn> newColumns) {
        columns = List.copyOf(newColumns);
        types = columns.stream().map(TableColumn::values).toArray(TableColumn.Values[]::new);
    }

    void write(List<String> cells) throws IOException {
        requireRoom(cells);
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                write(i, cell);
            }
        }
        if (rows == 0) {
            layOut(cells);
        }
        rows++;
        if (rows % FLUSH_AT == 0) {
            formatTimes();
            sheet.flush();
        }
    }

    void finish() throws IOException {
        formatTimes();
        new NotesSheet(columns).addTo(workbook, sheet);
        workbook.finish();
    }

    /** Gives the columns of days and moments their format, many rows at once; blank cells get it too, text does not mind. */
    private void formatTimes() {
        for (int i = 0; i < types.length && formatted < rows; i++) {
            if (types[i] == TableColumn.Values.DATE || types[i] == TableColumn.Values.MOMENT) {
                sheet.range(formatted, i, rows - 1, i)
                        .style()
                        .format(types[i] == TableColumn.Values.DATE ? DAY_FORMAT : MOMENT_FORMAT)
                        .set();
            }
        }
        formatted = rows;
    }

    private void write(int column, String cell) {
        if (!isValueWritten(type(column), column, cell)) {
            sheet.inlineString(rows, column, text(cell));
        }
    }

    private TableColumn.Values type(int column) {
        return rows > 0 && column < types.length ? types[column] : TableColumn.Values.TEXT;
    }

    private boolean isValueWritten(TableColumn.Values type, int column, String cell) {
        return switch (type) {
            case TEXT -> false;
            case NUMBER -> isWritten(column, number(cell));
            case MOMENT -> isWritten(column, DayText.number(cell));
            case DATE -> {
                LocalDate day = day(cell);
                if (day != null) {
                    sheet.value(rows, column, day);
                }
                yield day != null;
            }
            case YES_NO -> {
                boolean isYes = cell.equals("true");
                boolean isAnswer = isYes || cell.equals("false");
                if (isAnswer) {
                    sheet.value(rows, column, isYes);
                }
                yield isAnswer;
            }
        };
    }

    private boolean isWritten(int column, @Nullable BigDecimal number) {
        if (number != null) {
            sheet.value(rows, column, number);
        }
        return number != null;
    }

    private int minWidth(int column) {
        return column < types.length && types[column] == TableColumn.Values.MOMENT ? MOMENT_WIDTH : MIN_WIDTH;
    }

    private void layOut(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            sheet.width(
                    i, Math.max(minWidth(i), Math.min(MAX_WIDTH, header.get(i).length() + 4)));
        }
        if (style.header() == XlsxStyle.Header.MARKED && !header.isEmpty()) {
            sheet.range(0, 0, 0, header.size() - 1)
                    .style()
                    .bold()
                    .fillColor(GREY)
                    .set();
            sheet.freezePane(0, 1);
        }
    }

    /** The day that a cell of days holds; null for text and for days that a sheet cannot hold as such. */
    private static @Nullable LocalDate day(String text) {
        if (text.length() != DAY_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            LocalDate day =
                    LocalDate.of(Digits.parse(text, 0, 4), Digits.parse(text, 5, 7), Digits.parse(text, 8, DAY_LENGTH));
            return day.isBefore(FIRST_DAY) ? null : day;
        } catch (DateTimeException | Refusal noDay) {
            return null;
        }
    }

    /** The number that a cell of numbers holds; null for text and for numbers that would not read back the same. */
    private static @Nullable BigDecimal number(String text) {
        BigDecimal number = text.equals(NumberText.of(text)) ? NumberText.decimal(text) : null;
        return number == null || number.precision() > MAX_DIGITS ? null : number;
    }

    private void requireRoom(List<String> cells) {
        if (rows >= MAX_ROWS) {
            throw new IllegalStateException("a sheet has no more than 1048576 rows; write CSV, or several files");
        }
        if (cells.size() > MAX_CELLS) {
            throw new IllegalArgumentException("cells must be at most 16384 in a row, found " + cells.size());
        }
    }

    /**
     * The text of a cell as a workbook holds it.
     *
     * @throws IllegalArgumentException if it is longer than a cell may be, or holds what no workbook holds
     */
    static String text(String cell) {
        if (cell.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("cells must have at most 32767 characters, found " + cell.length());
        }
        if (EscapedText.isPlain(cell)) {
            return cell;
        }
        requireCharacters(cell);
        return EscapedText.encode(cell);
    }

    private static void requireCharacters(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < cell.length() && Character.isLowSurrogate(cell.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw new IllegalArgumentException("cells must not hold a NUL or half of a surrogate pair");
            }
        }
    }
}
