package dev.roster.benchmarks;

import dev.roster.excel.XlsxRowSource;
import dev.roster.table.RowReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Workbooks read and written by Roster, as a ratio to fastexcel doing the same without any guard; then the heap that
 * large ones need. CPU time of this thread is compared, in turns, so that other work on the machine counts for neither.
 */
final class ExcelBenchmark {

    private static final double WANTED_READING = 0.7;
    private static final double WANTED_WRITING = 0.9;
    private static final int WARM_UPS = 3;
    private static final int ROWS_OF_LARGE = 1_000_000;
    private static final double MILLIS = 1e6;

    private final Path directory;
    private final int rows;
    private final int rounds;

    /** Something to be measured. */
    private interface Work {
        void run() throws IOException;
    }

    ExcelBenchmark(Path directory, int rows, int rounds) {
        this.directory = directory;
        this.rows = rows;
        this.rounds = rounds;
    }

    void run() throws IOException {
        Path file = SampleWorkbook.file(directory, rows);
        Path written = directory.resolve("written.xlsx");
        SampleWorkbook.writeShared(file, rows);
        compare("reading", WANTED_READING, () -> readWithRoster(file), () -> readWithFastexcel(file));
        compare(
                "writing",
                WANTED_WRITING,
                () -> SampleWorkbook.write(written, rows),
                () -> SampleWorkbook.writeWithFastexcel(written, rows));
        SampleWorkbook.writeShared(SampleWorkbook.file(directory, ROWS_OF_LARGE), ROWS_OF_LARGE);
        heap(Contest.READ_XLSX);
        heap(Contest.WRITE_XLSX);
    }

    private void compare(String what, double wanted, Work roster, Work fastexcel) throws IOException {
        long[] ours = new long[rounds];
        long[] theirs = new long[rounds];
        for (int round = -WARM_UPS; round < rounds; round++) {
            long our = nanos(roster);
            long their = nanos(fastexcel);
            if (round >= 0) {
                ours[round] = our;
                theirs[round] = their;
            }
        }
        Report.say(
                "%s %,d rows: %.0f ms, fastexcel %.0f ms (medians of CPU time)",
                what, rows, Turns.median(ours) / MILLIS, Turns.median(theirs) / MILLIS);
        Report.verdict("speed to that of fastexcel", (double) Turns.median(theirs) / Turns.median(ours), ">=", wanted);
    }

    private void heap(Contest contest) throws IOException {
        try (var contender = ContenderProcess.start(contest, directory, ROWS_OF_LARGE)) {
            Measurement run = contender.run();
            Report.say("%s, %,d rows: %.1f s, heap %s", contest.label(), run.rows(), run.seconds(), run.heap());
            Report.verdict("heap used to heap allowed", (double) run.peakHeap() / run.maxHeap(), "<=", 1);
        }
    }

    private static long nanos(Work work) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
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

    private static void requireAny(long length) {
        if (length == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }
}
