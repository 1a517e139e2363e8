package dev.roster.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * The columns of one kind of file as a person confirmed them, to be used again for files with the same headers.
 *
 * @param fingerprint what the headers of the file come to, 1 to 64 letters and digits of ASCII
 * @param confirmedAt when it was confirmed, UTC, kept to the microsecond
 * @param confirmedBy who confirmed it, 1 to 200 characters
 * @param columns what every column is for
 */
public record SavedMapping(String fingerprint, Instant confirmedAt, String confirmedBy, List<Column> columns) {

    private static final int MAX_FINGERPRINT = 64;
    private static final int MAX_NAME = 200;

    /**
     * Cuts the moment to the microsecond and copies the columns.
     *
     * @throws IllegalArgumentException if the fingerprint is none, or nobody or too long a name confirmed it
     */
    public SavedMapping {
        confirmedAt = confirmedAt.truncatedTo(ChronoUnit.MICROS);
        columns = List.copyOf(columns);
        if (!isFingerprint(fingerprint)) {
            throw new IllegalArgumentException(
                    "a fingerprint has 1 to 64 letters and digits of ASCII, found \"" + fingerprint + "\"");
        }
        if (confirmedBy.isBlank() || confirmedBy.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "who confirmed a mapping is named by 1 to 200 characters, found \"" + confirmedBy + "\"");
        }
    }

    private static boolean isFingerprint(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_FINGERPRINT
                && text.chars()
                        .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    /**
     * What a person confirmed about one column of a file.
     *
     * @param header the header as it stood in the file
     * @param use what the column is for
     * @param target the key of the field, or the name of the control; empty where the column is ignored
     * @param format how its cells are written, in the words of the mapping; may be empty
     */
    public record Column(String header, Use use, String target, String format) {

        /** What a column is for. */
        public enum Use {
            /** It feeds a field. */
            FIELD,
            /** It steers its row. */
            CONTROL,
            /** It is left out. */
            IGNORED
        }

        /**
         * Checks that a target stands where one is needed.
         *
         * @throws IllegalArgumentException if an ignored column has a target or another has none
         */
        public Column {
            Objects.requireNonNull(header, "header");
            Objects.requireNonNull(use, "use");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(format, "format");
            if (target.isBlank() != (use == Use.IGNORED)) {
                throw new IllegalArgumentException("a saved column has a target unless it is ignored: \"" + header
                        + "\" is " + use + " of \"" + target + "\"");
            }
        }

        /**
         * Makes a column that is left out.
         *
         * @param header the header as it stood in the file
         * @return the column
         */
        public static Column ignored(String header) {
            return new Column(header, Use.IGNORED, "", "");
        }
    }
}
