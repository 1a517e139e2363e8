package dev.roster.cli;

import dev.roster.csv.CsvRowSource;
import dev.roster.excel.XlsxRowSource;
import dev.roster.table.FileKind;
import dev.roster.table.RowSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a path on the command line stands for. */
final class SourceFile {

    private SourceFile() {}

    /**
     * The rows of a file: a workbook or CSV, as its name says; by its content where the name says nothing. A name that
     * says something else than the content is refused by the reader, which tells what the file is.
     *
     * @throws Refused if it is a folder, or a sheet is asked for where there are none
     */
    static RowSource of(Path file, @Nullable String sheet) {
        if (Files.isDirectory(file)) {
            throw new Refused(file + " is a folder; name a file");
        }
        if (kind(file) == FileKind.XLSX) {
            XlsxRowSource workbook = XlsxRowSource.of(file);
            return sheet == null ? workbook : sheet(workbook, sheet);
        }
        if (sheet != null) {
            throw new Refused(file + " is a CSV file, which has no sheets; leave --sheet out");
        }
        return CsvRowSource.of(file);
    }

    private static FileKind kind(Path file) {
        return FileKind.claimedBy(file.toString()).orElseGet(() -> FileKind.of(file));
    }

    /** Digits are the number of a sheet, anything else is its name. */
    private static XlsxRowSource sheet(XlsxRowSource workbook, String sheet) {
        boolean isNumber =
                !sheet.isEmpty() && sheet.length() < 5 && sheet.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? workbook.withSheet(Integer.parseInt(sheet)) : workbook.withSheet(sheet);
    }

    /** The path as it has to be typed. */
    static String typed(Path file) {
        return file.toString().indexOf(' ') < 0 ? file.toString() : "\"" + file + '"';
    }
}
