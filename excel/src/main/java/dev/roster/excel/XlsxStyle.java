package dev.roster.excel;

import java.util.Objects;

/**
 * How a workbook is written.
 *
 * @param sheet what the tab of its sheet says; default {@code Users}
 * @param header how the header looks; default {@link Header#MARKED}
 */
public record XlsxStyle(String sheet, Header header) {

    private static final XlsxStyle DEFAULTS = new XlsxStyle("Users", Header.MARKED);
    private static final int MAX_NAME = 31;
    private static final String FORBIDDEN = "[]:*?/\\";

    /** How a header looks. */
    public enum Header {
        /** Bold on grey, and it stays in sight. */
        MARKED,
        /** Like any other row. */
        PLAIN
    }

    /**
     * Checks the name of the sheet.
     *
     * @throws IllegalArgumentException if no tab can have it: empty, longer than 31 characters, with one of
     *     {@code []:*?/\}, or with an apostrophe at an end
     */
    public XlsxStyle {
        Objects.requireNonNull(header, "header");
        boolean hasForbidden = sheet.chars().anyMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0);
        boolean isOdd = sheet.isBlank() || sheet.length() > MAX_NAME || sheet.startsWith("'") || sheet.endsWith("'");
        if (hasForbidden || isOdd) {
            throw new IllegalArgumentException("sheet must be 1 to 31 characters without []:*?/\\, found " + sheet);
        }
    }

    /** {@return a marked header on a sheet named Users} */
    public static XlsxStyle defaults() {
        return DEFAULTS;
    }

    /**
     * The same style with another sheet.
     *
     * @param name what its tab says
     * @return the changed copy
     */
    public XlsxStyle withSheet(String name) {
        return new XlsxStyle(name, header);
    }

    /**
     * The same style with another header.
     *
     * @param look how the header looks
     * @return the changed copy
     */
    public XlsxStyle withHeader(Header look) {
        return new XlsxStyle(sheet, look);
    }
}
