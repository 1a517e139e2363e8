package dev.roster.cell;

import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;

/** Numbers as people write them: {@code 1.234,56}, {@code 1,234.56}, {@code 1 234,5}. */
final class NumberText {

    private static final int GROUP = 3;
    private static final char NONE = 0;

    private NumberText() {}

    /** The number with a point and without groups; {@code 1,234} can be read in two ways and is refused. */
    static Parsed<String> canonical(String text) {
        String stripped = text.strip();
        char decimal = decimalMark(stripped);
        StringBuilder number = new StringBuilder(stripped.length());
        int sinceGroup = -1;
        boolean isFraction = false;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c >= '0' && c <= '9') {
                number.append(c);
                sinceGroup = isFraction || sinceGroup < 0 ? sinceGroup : sinceGroup + 1;
            } else if ((c == '-' || c == '+') && i == 0) {
                number.append(c);
            } else if (c == decimal && !isFraction && isWhole(sinceGroup)) {
                number.append('.');
                isFraction = true;
            } else if (isGroupMark(c) && !isFraction && isWhole(sinceGroup) && isGroupStart(number, sinceGroup)) {
                sinceGroup = 0;
            } else {
                return Parsed.failed(IssueCode.NUMBER_INVALID);
            }
        }
        return isWhole(sinceGroup) && !isAmbiguous(stripped, decimal)
                ? Parsed.of(number.toString())
                : Parsed.failed(IssueCode.NUMBER_INVALID);
    }

    /** The last of two kinds of marks; a lone comma that cannot start a group; none when the marks can only group. */
    private static char decimalMark(String text) {
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        char last = comma > point ? ',' : '.';
        int position = Math.max(comma, point);
        boolean isOnce = position >= 0 && text.indexOf(last) == position;
        return isOnce ? last : NONE;
    }

    /** One comma before three digits, with one to three digits before it, may be either kind of mark. */
    private static boolean isAmbiguous(String text, char decimal) {
        int mark = text.indexOf(decimal);
        if (decimal != ',' || text.length() - mark - 1 != GROUP) {
            return false;
        }
        for (int i = 0; i < mark; i++) {
            if (isGroupMark(text.charAt(i))) {
                return false;
            }
        }
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        return mark - start <= GROUP && text.charAt(start) != '0';
    }

    private static boolean isGroupMark(char c) {
        return c == ',' || c == '.' || c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\'' || c == '’';
    }

    private static boolean isWhole(int sinceGroup) {
        return sinceGroup < 0 || sinceGroup == GROUP;
    }

    /** Before the first group stand one to three digits. */
    private static boolean isGroupStart(CharSequence number, int sinceGroup) {
        int signs = number.length() > 0 && !Character.isDigit(number.charAt(0)) ? 1 : 0;
        int digits = number.length() - signs;
        return sinceGroup >= 0 || (digits >= 1 && digits <= GROUP);
    }
}
