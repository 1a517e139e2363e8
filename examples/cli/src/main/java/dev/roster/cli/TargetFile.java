package dev.roster.cli;

import dev.roster.csv.CsvStyle;
import dev.roster.csv.CsvTableWriter;
import dev.roster.excel.XlsxTableWriter;
import dev.roster.table.FileKind;
import dev.roster.table.TableWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** What is written to a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a file that its owner alone may read; an old one stays as it is when that fails.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static void replace(Path file, Content content) {
        Path target = file.toAbsolutePath();
        try {
            Path part = Files.createTempFile(folder(target), ".roster-", ".part");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                    content.write(out);
                }
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Path target) {
        Path parent = target.getParent();
        return parent == null ? target : parent;
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
