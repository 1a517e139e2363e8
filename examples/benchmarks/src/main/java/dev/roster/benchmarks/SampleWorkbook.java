package dev.roster.benchmarks;

import dev.roster.excel.XlsxTableWriter;
import dev.roster.table.TableColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of 14 columns, of which one holds days. */
final class SampleWorkbook {

    private static final int COLUMNS = 14;
    private static final int DAY_COLUMN = 6;
    private static final int ROWS_PER_FLUSH = 1_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private SampleWorkbook() {}

    /** How the library puts a text into a cell. */
    private interface TextCell {
        void set(Worksheet sheet, int row, int column, String text);
    }

    static Path file(Path directory, int rows) {
        return directory.resolve("users-" + rows + ".xlsx");
    }

    /** Writes it with Roster. */
    static void write(Path file, int rows) {
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(new TableColumn(
                    "column " + i, i == DAY_COLUMN ? TableColumn.Values.DATE : TableColumn.Values.TEXT));
        }
        try (XlsxTableWriter table = XlsxTableWriter.to(file)) {
            table.writeHeader(columns);
            for (int row = 1; row <= rows; row++) {
                List<String> cells = new ArrayList<>(COLUMNS);
                for (int i = 0; i < COLUMNS; i++) {
                    cells.add(i == DAY_COLUMN ? day(row).toString() : text(row, i));
                }
                table.write(cells);
            }
        }
    }

    /**
     * Writes it with fastexcel, texts in the cells.
     *
     * @throws IOException if that fails
     */
    static void writeWithFastexcel(Path file, int rows) throws IOException {
        writeWithFastexcel(file, rows, Worksheet::inlineString);
    }

    /**
     * Writes it as spreadsheet programs do, with shared texts.
     *
     * @throws IOException if that fails
     */
    static void writeShared(Path file, int rows) throws IOException {
        writeWithFastexcel(file, rows, Worksheet::value);
    }

    private static void writeWithFastexcel(Path file, int rows, TextCell cell) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Benchmark", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Users");
            for (int row = 0; row <= rows; row++) {
                for (int i = 0; i < COLUMNS; i++) {
                    if (i == DAY_COLUMN && row > 0) {
                        sheet.value(row, i, day(row));
                        sheet.style(row, i).format("yyyy-mm-dd").set();
                    } else {
                        cell.set(sheet, row, i, text(row, i));
                    }
                }
                if (row % ROWS_PER_FLUSH == ROWS_PER_FLUSH - 1) {
                    sheet.flush();
                }
            }
        }
    }

    private static LocalDate day(int row) {
        return FIRST_DAY.plusDays(row % 1000);
    }

    /** Three columns of different texts, the others of few. */
    private static String text(int row, int column) {
        return column < 3 ? "value" + column + "." + row + "@example.com" : "Department " + row % (column * 7);
    }
}
