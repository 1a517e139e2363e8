package dev.roster.csv;

import java.util.Objects;

/**
 * How a CSV file is written.
 *
 * @param separator what stands between cells; default {@code ,}
 * @param mark whether the file starts with the mark of UTF-8; default {@link ByteOrderMark#LEFT_OUT}
 */
public record CsvStyle(char separator, ByteOrderMark mark) {

    private static final CsvStyle DEFAULTS = new CsvStyle(',', ByteOrderMark.LEFT_OUT);

    /**
     * Checks the separator.
     *
     * @throws IllegalArgumentException if a file with this separator could not be read back: letters, digits,
     *     quotes, apostrophes, line breaks, the start of a formula
     */
    public CsvStyle {
        Separator.require(separator);
        Objects.requireNonNull(mark, "mark");
    }

    /** {@return commas, without a mark} */
    public static CsvStyle defaults() {
        return DEFAULTS;
    }

    /**
     * The same style with another separator.
     *
     * @param character what stands between cells
     * @return the changed copy
     */
    public CsvStyle withSeparator(char character) {
        return new CsvStyle(character, mark);
    }

    /**
     * The same style with or without the mark.
     *
     * @param choice whether the file starts with the mark of UTF-8
     * @return the changed copy
     */
    public CsvStyle withMark(ByteOrderMark choice) {
        return new CsvStyle(separator, choice);
    }
}
