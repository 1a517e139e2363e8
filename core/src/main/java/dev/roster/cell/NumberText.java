package dev.roster.cell;

import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them: {@code 1.234,56}, {@code 1,234.56}, {@code 1 234,5}. */
final class NumberText {

    private static final int GROUP = 3;
    private static final char NONE = 0;

    private NumberText() {}

    /** The number with a point and without groups, read with the marks of its column or those that it proves itself. */
    static Parsed<String> canonical(String text, NumberMarks column) {
        String stripped = text.strip();
        NumberMarks marks = column == NumberMarks.UNDECIDED ? proofOf(stripped) : column;
        if (marks == NumberMarks.UNDECIDED && hasMark(stripped)) {
            boolean isNumber = read(stripped, '.') != null || read(stripped, ',') != null;
            return Parsed.failed(isNumber ? IssueCode.NUMBER_AMBIGUOUS : IssueCode.NUMBER_INVALID);
        }
        String number = read(stripped, marks == NumberMarks.COMMA ? ',' : '.');
        return number == null ? Parsed.failed(IssueCode.NUMBER_INVALID) : Parsed.of(number);
    }

    /** Whether a text holds a point or a comma. */
    static boolean hasMark(String text) {
        return text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
    }

    /** Whether a text is a number in two ways: one mark before three digits, with one to three digits before it. */
    static boolean isOpen(String text) {
        return hasMark(text)
                && proofOf(text) == NumberMarks.UNDECIDED
                && read(text, '.') != null
                && read(text, ',') != null;
    }

    /** The mark that a number alone proves to stand before its fraction. */
    static NumberMarks proofOf(String text) {
        String withPoint = hasMark(text) ? read(text, '.') : null;
        String withComma = hasMark(text) ? read(text, ',') : null;
        if ((withPoint == null) == (withComma == null)) {
            return NumberMarks.UNDECIDED;
        }
        return withPoint != null ? NumberMarks.POINT : NumberMarks.COMMA;
    }

    /** The number with one mark before its fraction, or null when it is none with that mark. */
    private static @Nullable String read(String text, char decimal) {
        StringBuilder number = new StringBuilder(text.length());
        int sinceGroup = -1;
        boolean isFraction = false;
        char groupMark = NONE;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number.append(c);
                sinceGroup = isFraction || sinceGroup < 0 ? sinceGroup : sinceGroup + 1;
            } else if ((c == '-' || c == '+') && i == 0) {
                number.append(c);
            } else if (c == decimal && !isFraction && isWhole(sinceGroup)) {
                number.append('.');
                isFraction = true;
            } else if (isGroupMark(c)
                    && c != decimal
                    && !isFraction
                    && isWhole(sinceGroup)
                    && isGroupStart(number, sinceGroup)
                    && (groupMark == NONE || groupMark == c)) {
                sinceGroup = 0;
                groupMark = c;
            } else {
                return null;
            }
        }
        return isWhole(sinceGroup) && number.length() > 0 ? number.toString() : null;
    }

    private static boolean isGroupMark(char c) {
        return c == ',' || c == '.' || c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\'' || c == '’';
    }

    private static boolean isWhole(int sinceGroup) {
        return sinceGroup < 0 || sinceGroup == GROUP;
    }

    /** Before the first group stand one to three digits, and no zero in front. */
    private static boolean isGroupStart(CharSequence number, int sinceGroup) {
        int signs = number.length() > 0 && !Character.isDigit(number.charAt(0)) ? 1 : 0;
        int digits = number.length() - signs;
        return sinceGroup >= 0 || (digits >= 1 && digits <= GROUP && number.charAt(signs) != '0');
    }
}
