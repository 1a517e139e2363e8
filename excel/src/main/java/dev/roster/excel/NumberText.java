package dev.roster.excel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: no exponent, no zeros at the end. Whole numbers keep every digit that the file holds;
 * fractions are rounded to the 15 digits that spreadsheets show, for the others are noise of binary arithmetic.
 */
final class NumberText {

    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final int MAX_LENGTH = 64;
    /** Spreadsheets hold binary numbers of 64 bits, which go no further. */
    private static final int MAX_EXPONENT = 310;

    private NumberText() {}

    /** The number in a cell, or null when the text is none. */
    static @Nullable String of(CharSequence raw) {
        return isPlainInteger(raw) ? raw.toString() : exact(raw);
    }

    /** The number with zeros in front, as a format such as {@code 00000} shows it. */
    static String padded(String number, int digits) {
        return isWhole(number) && number.length() < digits ? "0".repeat(digits - number.length()) + number : number;
    }

    /** Whether a number is of digits alone. */
    static boolean isWhole(String number) {
        return number.indexOf('.') < 0 && number.indexOf('-') < 0;
    }

    /** Whether a whole number has more digits than spreadsheets keep. */
    static boolean isRounded(String number) {
        return number.length() > SHOWN.getPrecision() && isWhole(number);
    }

    /** The number in a cell for counting with it, or null when the text is none. */
    static @Nullable BigDecimal decimal(CharSequence raw) {
        String text = raw.toString().strip();
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isShort(text)) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static boolean isPlainInteger(CharSequence raw) {
        int length = raw.length();
        if (length == 0 || length > MAX_LENGTH || (length > 1 && raw.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String exact(CharSequence raw) {
        BigDecimal number = decimal(raw);
        if (number == null) {
            return null;
        }
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal whole = number.stripTrailingZeros();
        boolean isNoisy = whole.scale() > 0 && whole.precision() > SHOWN.getPrecision();
        return (isNoisy ? whole.round(SHOWN).stripTrailingZeros() : whole).toPlainString();
    }

    /** Whether an exponent, if there is one, is so small that the number can be written out. */
    private static boolean isShort(String text) {
        int e = Math.max(text.indexOf('E'), text.indexOf('e'));
        if (e < 0) {
            return true;
        }
        int start = e + 1 < text.length() && "+-".indexOf(text.charAt(e + 1)) >= 0 ? e + 2 : e + 1;
        int exponent = 0;
        for (int i = start; i < text.length() && exponent <= MAX_EXPONENT; i++) {
            exponent = exponent * 10 + Math.max(0, Character.digit(text.charAt(i), 10));
        }
        return exponent <= MAX_EXPONENT;
    }
}
