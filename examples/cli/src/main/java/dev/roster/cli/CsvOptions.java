package dev.roster.cli;

import dev.roster.csv.CsvRowSource;
import dev.roster.table.RowSource;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What nobody but the author of a CSV file can know for sure, as options. */
final class CsvOptions {

    private static final String TAB = "tab";

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "The charset of a CSV file without a mark, such as windows-1252 (default: UTF-8).")
    private @Nullable String charset;

    @Option(
            names = "--separator",
            paramLabel = "C",
            description =
                    "What stands between the cells of a CSV file: a character, or tab (default: found in the file).")
    private @Nullable String separator;

    /**
     * The same source, read as the options say.
     *
     * @throws Refused if they say something that cannot be, or the source is no CSV file
     */
    RowSource applyTo(RowSource source) {
        if (charset == null && separator == null) {
            return source;
        }
        if (!(source instanceof CsvRowSource csv)) {
            throw new Refused("--charset and --separator are for CSV files; leave them out");
        }
        CsvRowSource decoded = charset == null ? csv : withCharset(csv, charset);
        return separator == null ? decoded : withSeparator(decoded, separator);
    }

    /**
     * Takes the charset by its name.
     *
     * @throws Refused if there is none of that name
     */
    private static CsvRowSource withCharset(CsvRowSource csv, String name) {
        try {
            return csv.withCharset(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Refused(
                    "--charset: no charset \"" + name + "\"; use one such as UTF-8, windows-1252 or UTF-16LE");
        } catch (IllegalArgumentException unreadable) {
            throw new Refused("--charset: " + name + " is not read; save the file as CSV UTF-8");
        }
    }

    /**
     * Takes the separator.
     *
     * @throws Refused if it cannot separate
     */
    private static CsvRowSource withSeparator(CsvRowSource csv, String text) {
        String character = text.equals(TAB) || text.equals("\\t") ? "\t" : text;
        try {
            if (character.length() == 1) {
                return csv.withSeparator(character.charAt(0));
            }
        } catch (IllegalArgumentException cannotSeparate) {
            throw new Refused("--separator: \"" + text + "\" cannot stand between cells; use one such as ; or tab");
        }
        throw new Refused("--separator: \"" + text + "\" is not one character; use one such as ; or tab");
    }
}
