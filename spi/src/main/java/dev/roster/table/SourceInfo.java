package dev.roster.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a source while it was read.
 *
 * @param name what people call the source
 * @param sheet the sheet that was read, or null where there are none; several are separated by commas
 * @param format how the data was read and why, for people: {@code CSV, UTF-8 (no mark, valid), separator ';' (most regular)}
 * @param fingerprint SHA-256 of the data in lower-case hexadecimal
 */
public record SourceInfo(String name, @Nullable String sheet, String format, String fingerprint) {

    /** The format of rows that a program holds and nobody had to read. */
    public static final String IN_MEMORY = "rows in memory";

    /** Checks that everything is there. */
    public SourceInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(fingerprint, "fingerprint");
    }

    /** {@return whether a program holds the rows, so that there was nothing to find out about them} */
    public boolean isInMemory() {
        return format.equals(IN_MEMORY);
    }
}
