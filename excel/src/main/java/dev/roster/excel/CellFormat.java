package dev.roster.excel;

import org.jspecify.annotations.Nullable;

/**
 * How a number is shown, as far as it changes what the number says.
 *
 * @param kind what the number stands for
 * @param digits how many digits are shown at least, for a format of zeros only; otherwise 0
 * @param mask what is written around the digits, or null for nothing
 */
record CellFormat(Kind kind, int digits, @Nullable DigitMask mask) {

    /** What a number stands for. */
    enum Kind {
        /** Itself. */
        NUMBER,
        /** A day. */
        DATE,
        /** A time of day. */
        TIME,
        /** A day and a time of day. */
        DATE_TIME,
        /** A day and a time of day in UTC, as the Z behind it says. */
        MOMENT,
        /** Hours, minutes and seconds that count on beyond a day. */
        ELAPSED
    }

    static final CellFormat PLAIN = new CellFormat(Kind.NUMBER, 0, null);

    /** The formats that have a number and no code (ECMA-376 part 1, 18.8.30), those of East Asia included. */
    static CellFormat builtIn(int id) {
        if (id >= 14 && id <= 17) {
            return of(Kind.DATE);
        }
        boolean isTime = (id >= 18 && id <= 21) || id == 45 || id == 47 || id == 32 || id == 33;
        if (isTime) {
            return of(Kind.TIME);
        }
        boolean isDateTime = id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        if (isDateTime) {
            return of(Kind.DATE_TIME);
        }
        return id == 46 ? of(Kind.ELAPSED) : PLAIN;
    }

    /** Reads a format code such as {@code dd/mm/yyyy} or {@code 00000}. Its first section counts, for positive numbers. */
    static CellFormat ofCode(String code) {
        String signs = signs(code);
        if (signs.indexOf('[') >= 0) {
            return of(Kind.ELAPSED);
        }
        DigitMask mask = DigitMask.of(code);
        if (mask != null) {
            return new CellFormat(Kind.NUMBER, 0, mask);
        }
        if (!signs.isEmpty() && signs.chars().allMatch(c -> c == '0')) {
            return new CellFormat(Kind.NUMBER, signs.length() == code.length() ? signs.length() : 0, null);
        }
        if (signs.startsWith("general")) {
            return PLAIN;
        }
        boolean isHalfDay = signs.contains("am/pm") || signs.contains("a/p");
        boolean hasTime = isHalfDay || signs.indexOf('h') >= 0 || signs.indexOf('s') >= 0;
        boolean hasDigits = signs.indexOf('#') >= 0 || (signs.indexOf('0') >= 0 && !hasTime);
        boolean hasDay = signs.indexOf('d') >= 0 || signs.indexOf('y') >= 0 || (!hasDigits && hasEra(signs));
        if (hasDay && hasTime) {
            return of(isUtc(code) ? Kind.MOMENT : Kind.DATE_TIME);
        }
        if (hasDay) {
            return of(Kind.DATE);
        }
        if (hasTime) {
            return of(Kind.TIME);
        }
        return signs.indexOf('m') >= 0 && !hasDigits ? of(Kind.DATE) : PLAIN;
    }

    private static CellFormat of(Kind kind) {
        return new CellFormat(kind, 0, null);
    }

    /** Whether a Z ends what is shown, which ISO 8601 has for UTC. */
    private static boolean isUtc(String code) {
        int end = code.indexOf(';');
        String section = end < 0 ? code : code.substring(0, end);
        return section.endsWith("\"Z\"") || section.endsWith("\\Z");
    }

    /** A year in an East Asian calendar; an e before a sign is that of a power of ten. */
    private static boolean hasEra(String signs) {
        int e = signs.indexOf('e');
        boolean isPower = e >= 0 && e + 1 < signs.length() && "+-".indexOf(signs.charAt(e + 1)) >= 0;
        return (e >= 0 && !isPower) || signs.indexOf('g') >= 0 || signs.startsWith("b");
    }

    /** The signs that mean something, in lower case: no text, colours, conditions, languages; elapsed units keep a bracket. */
    private static String signs(String code) {
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
            char c = code.charAt(i);
            switch (c) {
                case '"' -> i = closing(code, i, '"');
                case '[' -> {
                    int end = closing(code, i, ']');
                    signs.append(isElapsed(code, i + 1, end) ? "[" : "");
                    i = end;
                }
                case '\\', '_', '*' -> i++;
                default -> signs.append(lower(c));
            }
        }
        return signs.toString();
    }

    private static boolean isElapsed(String code, int start, int end) {
        for (int i = start; i < end; i++) {
            if ("hms".indexOf(lower(code.charAt(i))) < 0) {
                return false;
            }
        }
        return end > start;
    }

    private static int closing(String code, int opening, char sign) {
        int end = code.indexOf(sign, opening + 1);
        return end < 0 ? code.length() : end;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
}
