package dev.roster.cli;

import dev.roster.csv.CsvStyle;
import dev.roster.csv.CsvTableWriter;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.table.FileKind;
import dev.roster.table.TableWriter;
import java.nio.file.Path;
import java.util.Optional;
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

    /**
     * Opens a file for writing.
     *
     * @throws Refused if its name says that it is something else
     */
    private static TableWriter open(Path file, CsvStyle style) {
        Optional<FileKind> kind = FileKind.claimedBy(file.toString());
        Path name = file.getFileName();
        if (kind.isEmpty() && name != null && name.toString().indexOf('.') >= 0) {
            throw new Refused(name + ": give the file a name that ends in .csv or .xlsx");
        }
        boolean isWorkbook = kind.filter(FileKind.XLSX::equals).isPresent();
        return isWorkbook ? XlsxTableWriter.to(file) : CsvTableWriter.to(file, style);
    }
}
