package dev.roster.excel;

import org.jspecify.annotations.Nullable;

/**
 * A number format that writes something between or around the digits of a whole number, as formats of codes do: {@code
 * "EMP-"0000} shows 7 as EMP-0007, {@code 000-00-0000} shows an insurance number.
 *
 * @param signs the digits and literal characters in order
 * @param isDigit for each of them whether it stands for a digit: 0 for one that is always shown, # for others
 */
record DigitMask(String signs, boolean[] isDigit) {

    /** What formats may write without quotes (ECMA-376 part 1, 18.8.31). */
    private static final String LITERAL = " $+-/():!^&'~{}<>=";

    /** The mask of a format code; null when it is none, such as a format of digits alone. */
    static @Nullable DigitMask of(String code) {
        StringBuilder signs = new StringBuilder();
        boolean[] isDigit = new boolean[code.length()];
        boolean hasDigit = false;
        boolean hasLiteral = false;
        for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
            char c = code.charAt(i);
            if (c == '0' || c == '#') {
                isDigit[signs.length()] = true;
                signs.append(c);
                hasDigit = true;
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
        return hasDigit && hasLiteral ? new DigitMask(signs.toString(), isDigit) : null;
    }

    /** The digits of a whole number in their places; those that are too many stand in front of the first place. */
    String show(String digits) {
        StringBuilder shown = new StringBuilder(signs.length() + digits.length());
        int left = digits.length();
        int first = firstDigit();
        for (int i = signs.length() - 1; i >= 0; i--) {
            if (!isDigit[i]) {
                shown.append(signs.charAt(i));
                continue;
            }
            if (left > 0) {
                shown.append(digits.charAt(--left));
            } else if (signs.charAt(i) == '0') {
                shown.append('0');
            }
            while (i == first && left > 0) {
                shown.append(digits.charAt(--left));
            }
        }
        return shown.reverse().toString();
    }

    private int firstDigit() {
        int first = 0;
        while (!isDigit[first]) {
            first++;
        }
        return first;
    }
}
