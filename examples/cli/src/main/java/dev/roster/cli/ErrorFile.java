package dev.roster.cli;

import dev.roster.csv.CsvRowSource;
import dev.roster.csv.CsvStyle;
import dev.roster.csv.CsvTableWriter;
import dev.roster.table.RowSource;
import dev.roster.view.RejectedRows;
import java.nio.file.Path;

/** The file of rejected rows, which looks like the file that they come from. */
final class ErrorFile {

    private ErrorFile() {}

    /** Writes the file; an old one stays as it is when that fails. */
    static void write(RejectedRows rows, RowSource source, Path file) {
        SourceFile.requireCsv(file);
        try (CsvTableWriter table = CsvTableWriter.to(file, style(source))) {
            boolean isWhole = false;
            try {
                rows.write(source, table);
                isWhole = true;
            } finally {
                if (!isWhole) {
                    table.discard();
                }
            }
        }
    }

    private static CsvStyle style(RowSource source) {
        return source instanceof CsvRowSource csv ? csv.style() : CsvStyle.defaults();
    }
}
