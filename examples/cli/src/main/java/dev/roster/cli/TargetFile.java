package dev.roster.cli;

import dev.roster.csv.CsvStyle;
import dev.roster.csv.CsvTableWriter;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.table.FileKind;
import dev.roster.table.TableWriter;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file that a command writes: a workbook or CSV, as its name says. */
final class TargetFile {

    private TargetFile() {}

    /** Writes a file; an old one stays as it is when that fails. */
    static void write(Path file, CsvStyle style, Consumer<TableWriter> rows) {
        try (TableWriter table = open(file, style)) {
            boolean isWhole = false;
            try {
                rows.accept(table);
                isWhole = true;
            } finally {
                if (!isWhole) {
                    table.discard();
                }
            }
        }
    }

    private static TableWriter open(Path file, CsvStyle style) {
        boolean isWorkbook = FileKind.claimedBy(file.toString())
                .filter(FileKind.XLSX::equals)
                .isPresent();
        return isWorkbook ? XlsxTableWriter.to(file) : CsvTableWriter.to(file, style);
    }
}
