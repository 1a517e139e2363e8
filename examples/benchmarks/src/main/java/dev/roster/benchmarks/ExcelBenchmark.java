package dev.roster.benchmarks;

import dev.roster.excel.XlsxRowSource;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.table.RowReader;
import dev.roster.table.TableColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Workbooks read and written by Roster, as a ratio to fastexcel doing the same without any guard. CPU time of this
 * thread is compared, in turns, so that other work on the machine counts for neither.
 */
public final class ExcelBenchmark {

    private static final int COLUMNS = 14;
    private static final int DAY_COLUMN = 6;
    private static final int ROUNDS = 7;
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private ExcelBenchmark() {}

    /**
     * Prints both ratios; more is better, 1 is as fast as fastexcel.
     *
     * @param args how many rows are read and how many are written; default 200,000 and 200,000
     * @throws IOException if the files cannot be written
     */
    public static void main(String[] args) throws IOException {
        int read = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int written = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
        Path folder = Files.createTempDirectory("excel-benchmark");
        Path file = folder.resolve("users.xlsx");
        Path other = folder.resolve("other.xlsx");
        try {
            writeShared(file, read);
            compare("read " + read, () -> readWithRoster(file), () -> readWithFastexcel(file));
            compare(
                    "write " + written,
                    () -> writeWithRoster(other, written),
                    () -> writeWithFastexcel(other, written));
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(other);
            Files.delete(folder);
        }
    }

    /** Something to be measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void compare(String name, Work roster, Work fastexcel) throws IOException {
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(time(roster));
            theirs.add(time(fastexcel));
        }
        double ratio = (double) median(theirs) / median(ours);
        System.out.println(name + " rows: Roster " + median(ours) / 1_000_000 + " ms, fastexcel "
                + median(theirs) / 1_000_000 + " ms, ratio " + Math.round(ratio * 100) / 100.0);
    }

    private static long time(Work work) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    private static long median(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times.subList(times.size() / 2, times.size()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void readWithRoster(Path file) {
        long length = 0;
        try (RowReader rows = XlsxRowSource.of(file).open()) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                for (int i = 0; i < row.size(); i++) {
                    length += row.cell(i).length();
                }
            }
        }
        requireAny(length);
    }

    private static void readWithFastexcel(Path file) throws IOException {
        long length = 0;
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            for (Iterator<Row> left = rows.iterator(); left.hasNext(); ) {
                Row row = left.next();
                for (int i = 0; i < row.getCellCount(); i++) {
                    Cell cell = row.getCell(i);
                    length += cell == null ? 0 : cell.getText().length();
                }
            }
        }
        requireAny(length);
    }

    private static void writeWithRoster(Path file, int rows) {
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

    private static void writeWithFastexcel(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Benchmark", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Users");
            for (int row = 0; row <= rows; row++) {
                for (int i = 0; i < COLUMNS; i++) {
                    if (i == DAY_COLUMN && row > 0) {
                        sheet.value(row, i, day(row));
                        sheet.style(row, i).format("yyyy-mm-dd").set();
                    } else {
                        sheet.inlineString(row, i, text(row, i));
                    }
                }
                if (row % 1000 == 999) {
                    sheet.flush();
                }
            }
        }
    }

    /** A workbook as spreadsheet programs save it, with shared texts. */
    private static void writeShared(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Benchmark", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Users");
            for (int row = 0; row <= rows; row++) {
                for (int i = 0; i < COLUMNS; i++) {
                    if (i == DAY_COLUMN && row > 0) {
                        sheet.value(row, i, day(row));
                        sheet.style(row, i).format("yyyy-mm-dd").set();
                    } else {
                        sheet.value(row, i, text(row, i));
                    }
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

    private static void requireAny(long length) {
        if (length == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }
}
