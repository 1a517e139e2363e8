package dev.roster.cell;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.words.ValueWords;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keys of digits in one column, and what spreadsheets and data frames do to them: {@code 00123} becomes {@code 123},
 * {@code 12} becomes {@code 12.0}, {@code 123456789012} becomes {@code 1.23457E+11}. What the other cells prove is
 * restored.
 *
 * @param width how many digits every key has, where some begin with zeros; 0 when that is not so
 * @param isWhole whether every key is a whole number, with or without {@code .0}
 * @param isGrouped whether several keys have marks between groups of digits, and no key has more digits without
 */
record NumericKeys(int width, boolean isWhole, boolean isGrouped) {

    static final NumericKeys NONE = new NumericKeys(0, false, false);

    private static final Set<Field<?>> KEYS =
            Set.of(Field.ID, Field.EXTERNAL_ID, Field.USER_NAME, Field.EMPLOYEE_ID, Field.MANAGER_ID);
    private static final Pattern MARKS = Pattern.compile("[^0-9]");
    private static final int PRECISE = 15;
    /** No spreadsheet writes more. */
    private static final int MAX_EXPONENT_DIGITS = 3;

    /** Whether a field holds keys, which may be digits and are no numbers. */
    static boolean isKey(Field<?> field) {
        return KEYS.contains(field);
    }

    /** Whether a field holds digits that no spreadsheet may shorten: keys, telephone numbers, texts of attributes. */
    static boolean mayBeShortened(Field<?> field) {
        return isKey(field)
                || field.equals(Field.PHONE_NUMBER)
                || (field.attribute().isPresent() && field.type() == FieldType.TEXT);
    }

    /** What the first cells of a column tell. */
    static NumericKeys of(List<String> texts) {
        int width = 0;
        int full = 0;
        int shorter = 0;
        boolean hasZeros = false;
        boolean isWhole = true;
        boolean isOpen = false;
        int groups = 0;
        boolean isGrouped = true;
        for (String cell : texts) {
            String text = cell.strip();
            if (text.isEmpty() || ValueWords.saysBlank(text)) {
                continue;
            }
            isWhole &= isDigits(text.substring(0, endOfWhole(text)));
            groups += isGroups(text) ? 1 : 0;
            isGrouped &= isGroups(text) || (text.length() <= 3 && isDigits(text));
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
        return new NumericKeys(isProven ? width : 0, isWhole, isGrouped && groups > 1);
    }

    /** {@code 12.0} as {@code 12}, where the column holds whole numbers alone. */
    String withoutFraction(String text) {
        int end = isWhole ? endOfWhole(text) : text.length();
        return end < text.length() && isDigits(text.substring(0, end)) ? text.substring(0, end) : text;
    }

    /** Where a fraction of zeros begins: {@code 12.0}, {@code 12,00}; the end of the text when there is none. */
    private static int endOfWhole(String text) {
        int zeros = text.length();
        while (zeros > 0 && text.charAt(zeros - 1) == '0') {
            zeros--;
        }
        boolean isFraction = zeros > 1 && zeros < text.length() && ".,".indexOf(text.charAt(zeros - 1)) >= 0;
        return isFraction && text.length() - zeros <= 2 ? zeros - 1 : text.length();
    }

    /** {@code 1,234} as {@code 1234}, where every key of the column is written so or has three digits at most. */
    String withoutGroups(String text) {
        return isGrouped && isGroups(text) ? MARKS.matcher(text).replaceAll("") : text;
    }

    /** Digits in groups of three, with commas, blanks or apostrophes between them; points stand in other codes too. */
    private static boolean isGroups(String text) {
        int sinceMark = -1;
        char mark = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                sinceMark += sinceMark < 0 ? 0 : 1;
            } else if (", '’\u00a0\u202f".indexOf(c) >= 0
                    && (mark == 0 ? i > 0 && i <= 3 && text.charAt(0) != '0' : mark == c && sinceMark == 3)) {
                mark = c;
                sinceMark = 0;
            } else {
                return false;
            }
        }
        return sinceMark == 3;
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
        BigDecimal left = new BigDecimal(cell.replace(',', '.'));
        int precision = Math.max(1, left.stripTrailingZeros().precision());
        BigDecimal rounded = new BigDecimal(stored).round(new MathContext(precision, RoundingMode.HALF_UP));
        return rounded.compareTo(left) == 0;
    }

    private static boolean isScientific(String text) {
        int exponent = Math.max(text.indexOf('E'), text.indexOf('e'));
        if (exponent < 1 || exponent == text.length() - 1) {
            return false;
        }
        boolean isSigned = text.charAt(exponent + 1) == '+';
        boolean isFraction = exponent > 2 && (text.charAt(1) == '.' || text.charAt(1) == ',');
        String power = text.substring(exponent + (isSigned ? 2 : 1));
        boolean isExponent =
                power.length() >= (isSigned && !isFraction ? 2 : 1) && power.length() <= MAX_EXPONENT_DIGITS;
        if (!isExponent || !isDigits(power) || (!isSigned && !isFraction)) {
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
