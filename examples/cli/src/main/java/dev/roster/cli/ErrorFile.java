package dev.roster.cli;

import dev.roster.csv.CsvRowSource;
import dev.roster.csv.CsvStyle;
import dev.roster.table.RowSource;
import dev.roster.view.RejectedRows;
import java.nio.file.Path;

/** The file of rejected rows, which looks like the file that they come from. */
final class ErrorFile {

    private ErrorFile() {}

    /** Writes the file; an old one stays as it is when that fails. */
    static void write(RejectedRows rows, RowSource source, Path file) {
        TargetFile.write(file, style(source), table -> rows.write(source, table));
    }

    private static CsvStyle style(RowSource source) {
        return source instanceof CsvRowSource csv ? csv.style() : CsvStyle.defaults();
    }
}
