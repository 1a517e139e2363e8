package dev.roster.spi;

import java.util.Objects;

/**
 * What a person confirmed about one column of a file.
 *
 * @param header the header as it stood in the file
 * @param use what the column is for
 * @param target the key of the field, or the name of the control; empty where the column is ignored
 * @param format how its cells are written, in the words of the mapping; may be empty
 */
public record SavedColumn(String header, Use use, String target, String format) {

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
    public SavedColumn {
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
    public static SavedColumn ignored(String header) {
        return new SavedColumn(header, Use.IGNORED, "", "");
    }
}
