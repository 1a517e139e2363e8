package dev.roster.cell;

import dev.roster.model.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/**
 * Keys of digits in one column, and what spreadsheets and data frames do to them: {@code 00123} becomes {@code 123},
 * {@code 12} becomes {@code 12.0}, {@code 123456789012} becomes {@code 1.23457E+11}. What the other cells prove is
 * restored.
 *
 * @param width how many digits every key has, where some begin with zeros; 0 when that is not so
 * @param isWhole whether every key is a whole number, with or without {@code .0}
 */
record NumericKeys(int width, boolean isWhole) {

    static final NumericKeys NONE = new NumericKeys(0, false);

    private static final Set<Field<?>> KEYS =
            Set.of(Field.ID, Field.EXTERNAL_ID, Field.USER_NAME, Field.EMPLOYEE_ID, Field.MANAGER_ID);
    private static final int PRECISE = 15;
    private static final String FRACTION = ".0";
    /** No spreadsheet writes more. */
    private static final int MAX_EXPONENT_DIGITS = 3;

    /** Whether a field holds keys, which may be digits and are no numbers. */
    static boolean isKey(Field<?> field) {
        return KEYS.contains(field);
    }

    /** What the first cells of a column tell. */
    static NumericKeys of(List<String> texts) {
        int width = 0;
        int full = 0;
        int shorter = 0;
        boolean hasZeros = false;
        boolean isWhole = true;
        boolean isOpen = false;
        for (String cell : texts) {
            String text = cell.strip();
            if (text.isEmpty()) {
                continue;
            }
            String digits = text.endsWith(FRACTION) ? text.substring(0, text.length() - FRACTION.length()) : text;
            isWhole &= isDigits(digits);
            if (!isDigits(text)) {
                continue;
            }
            if (text.length() > width) {
                shorter += full;
                isOpen |= hasZeros;
                full = 0;
                width = text.length();
            }
            full += text.length() == width ? 1 : 0;
            shorter += text.length() < width ? 1 : 0;
            hasZeros |= text.charAt(0) == '0';
            isOpen |= text.charAt(0) == '0' && text.length() < width;
        }
        boolean isProven = hasZeros && !isOpen && full >= 2 && full > shorter && width > 1;
        return new NumericKeys(isProven ? width : 0, isWhole);
    }

    /** {@code 12.0} as {@code 12}, where the column holds whole numbers alone. */
    String withoutFraction(String text) {
        return isWhole && text.endsWith(FRACTION) && isDigits(text.substring(0, text.length() - FRACTION.length()))
                ? text.substring(0, text.length() - FRACTION.length())
                : text;
    }

    /** {@code 123} as {@code 00123}, where all others have five digits. */
    String withZeros(String text) {
        return width > text.length() && isDigits(text) && text.charAt(0) != '0'
                ? "0".repeat(width - text.length()) + text
                : text;
    }

    /**
     * Whether a key is what is left of a longer number: {@code 1.23457E+11}, or zeros behind the fifteenth digit, which
     * is the last that spreadsheets keep.
     */
    static boolean isShortened(String text) {
        return isScientific(text) || isRounded(text);
    }

    /** Whether two texts of digits differ by leading zeros alone, of which the cell has fewer. */
    static boolean hasLostZeros(String cell, String stored) {
        return cell.length() < stored.length()
                && isDigits(stored)
                && isDigits(cell)
                && cell.charAt(0) != '0'
                && stored.endsWith(cell)
                && stored.substring(0, stored.length() - cell.length()).chars().allMatch(c -> c == '0');
    }

    /** Whether a shortened number is what is left of a stored one. */
    static boolean isShortenedOf(String cell, String stored) {
        if (!isShortened(cell) || !isDigits(stored)) {
            return false;
        }
        BigDecimal left = new BigDecimal(cell.replace(',', '.').replace("E+", "E"));
        int precision = Math.max(1, left.stripTrailingZeros().precision());
        BigDecimal rounded = new BigDecimal(stored).round(new MathContext(precision, RoundingMode.HALF_UP));
        return rounded.compareTo(left) == 0;
    }

    private static boolean isScientific(String text) {
        int exponent = text.indexOf("E+");
        int digits = text.length() - exponent - 2;
        boolean isExponent = exponent > 0 && digits >= 2 && digits <= MAX_EXPONENT_DIGITS;
        if (!isExponent || !isDigits(text.substring(exponent + 2))) {
            return false;
        }
        for (int i = 0; i < exponent; i++) {
            char c = text.charAt(i);
            boolean isMark = i == 1 && (c == '.' || c == ',');
            if (!isMark && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRounded(String text) {
        if (text.length() <= PRECISE || !isDigits(text) || text.charAt(0) == '0') {
            return false;
        }
        for (int i = PRECISE; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
