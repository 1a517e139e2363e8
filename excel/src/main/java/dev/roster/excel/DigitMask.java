package dev.roster.excel;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A number format that writes something between or around the digits of a whole number, as formats of codes do: {@code
 * "EMP-"0000} shows 7 as EMP-0007, {@code 000-00-0000} shows an insurance number.
 */
final class DigitMask {

    /** What formats may write without quotes (ECMA-376 part 1, 18.8.31). */
    private static final String LITERAL = " $+-/():!^&'~{}<>=";

    /** The digits and literal characters in order: 0 for a digit that is always shown, # for others. */
    private final String signs;

    /** Which of the signs stand for digits. */
    private final BitSet digits;

    private DigitMask(String signs, BitSet digits) {
        this.signs = signs;
        this.digits = digits;
    }

    /** The mask of a format code; null when it is none, such as a format of digits alone. */
    static @Nullable DigitMask of(String code) {
        StringBuilder signs = new StringBuilder();
        BitSet digits = new BitSet();
        boolean hasLiteral = false;
        for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
            char c = code.charAt(i);
            if (c == '0' || c == '#') {
                digits.set(signs.length());
                signs.append(c);
                continue;
            }
            int end = i + 1;
            if (c == '"') {
                end = code.indexOf('"', i + 1);
            } else if (c == '\\') {
                end = i + 2;
            } else if (LITERAL.indexOf(c) < 0) {
                return null;
            }
            if (end < 0 || end > code.length()) {
                return null;
            }
            signs.append(code, c == '"' || c == '\\' ? i + 1 : i, end);
            hasLiteral = true;
            i = c == '"' ? end : end - 1;
        }
        return hasLiteral && !digits.isEmpty() ? new DigitMask(signs.toString(), digits) : null;
    }

    /** The digits of a whole number in their places; those that are too many stand in front of the first place. */
    String show(String number) {
        StringBuilder shown = new StringBuilder(signs.length() + number.length());
        int left = number.length();
        int first = digits.nextSetBit(0);
        for (int i = signs.length() - 1; i >= 0; i--) {
            if (!digits.get(i)) {
                shown.append(signs.charAt(i));
                continue;
            }
            if (left > 0) {
                shown.append(number.charAt(--left));
            } else if (signs.charAt(i) == '0') {
                shown.append('0');
            }
            while (i == first && left > 0) {
                shown.append(number.charAt(--left));
            }
        }
        return shown.reverse().toString();
    }
}
