package dev.roster.cli;

import dev.roster.csv.CsvRowSource;
import dev.roster.table.RowSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a path on the command line stands for. */
final class SourceFile {

    private SourceFile() {}

    static RowSource of(Path file, @Nullable String sheet) {
        if (Files.isDirectory(file)) {
            throw new Refused(file + " is a folder; name a file");
        }
        requireCsv(file);
        if (sheet != null) {
            throw new Refused(file + " is a CSV file, which has no sheets; leave --sheet out");
        }
        return CsvRowSource.of(file);
    }

    static void requireCsv(Path file) {
        Path name = file.getFileName();
        if (name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw new Refused("XLSX files are not supported yet by this build; save the sheet as CSV UTF-8");
        }
    }

    /** The path as it has to be typed. */
    static String typed(Path file) {
        return file.toString().indexOf(' ') < 0 ? file.toString() : "\"" + file + '"';
    }
}
