package dev.roster.cli;

import dev.roster.csv.CsvRowSource;
import dev.roster.excel.XlsxRowSource;
import dev.roster.mapping.ColumnMeanings;
import dev.roster.model.Fields;
import dev.roster.table.FileKind;
import dev.roster.table.RowSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** What a path on the command line stands for. */
final class SourceFile {

    /** Standard input. */
    private static final Path STANDARD_INPUT = Path.of("-");

    private SourceFile() {}

    /**
     * The rows of a file, or of standard input for {@code -}: a workbook or CSV, as its name says; by its content where the
     * name says nothing. A name that says something else than the content is refused by the reader, which tells what the
     * file is.
     *
     * @throws Refused if it is a folder, or a sheet is asked for where there are none
     */
    static RowSource of(Path file, @Nullable String sheet) {
        if (isStandardInput(file)) {
            return of(kept(System.in), "standard input", sheet);
        }
        if (Files.isDirectory(file)) {
            throw new Refused(file + " is a folder; name a file");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Refused(file + " is a pipe or a device; name a file, or send it to standard input and name -");
        }
        Path name = file.getFileName();
        return of(file, name == null ? file.toString() : name.toString(), sheet);
    }

    private static RowSource of(Path file, String name, @Nullable String sheet) {
        if (kind(file) == FileKind.XLSX) {
            XlsxRowSource workbook = XlsxRowSource.of(name, () -> FileKind.open(file));
            return sheet == null ? workbook : sheet(workbook, sheet);
        }
        if (sheet != null) {
            throw new Refused(name + " is a CSV file, which has no sheets; leave --sheet out");
        }
        return CsvRowSource.of(name, () -> FileKind.open(file));
    }

    /**
     * What comes in, in a file of its own until the command ends: a source may be read twice.
     *
     * @throws UncheckedIOException if it cannot be kept
     */
    private static Path kept(InputStream in) {
        try {
            Path file = Files.createTempFile("roster-input-", "");
            file.toFile().deleteOnExit();
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be kept", e);
        }
    }

    private static FileKind kind(Path file) {
        return FileKind.claimedBy(file.toString()).orElseGet(() -> FileKind.of(file));
    }

    /** Digits are the number of a sheet, {@code all} is all of them, anything else is the name of one. */
    private static XlsxRowSource sheet(XlsxRowSource workbook, String sheet) {
        if (sheet.equals("all")) {
            return workbook.withAllSheets(names -> ColumnMeanings.of(names, Fields.builtIn()));
        }
        boolean isNumber =
                !sheet.isEmpty() && sheet.length() < 5 && sheet.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? workbook.withSheet(Integer.parseInt(sheet)) : workbook.withSheet(sheet);
    }

    static boolean isStandardInput(Path file) {
        return file.equals(STANDARD_INPUT);
    }
}
