package dev.roster.csv;

/**
 * Keeps text from being taken for a formula, and takes the mark off again.
 *
 * <p>Text that a spreadsheet might run gets one leading apostrophe. Text that already is apostrophes before
 * such text gets one more, so that {@code unguard(guard(x))} is {@code x} for every {@code x}. Plain numbers
 * ({@code -12.5}) and telephone numbers ({@code +493012345}) run nothing and stay as they are.
 */
final class FormulaGuard {

    private static final char MARK = '\'';
    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaGuard() {}

    /** Marks the text if a spreadsheet might run it. */
    static String guard(String text) {
        return isMarkable(text) ? MARK + text : text;
    }

    /** Takes off one mark where {@link #guard} would have put it, and nothing else. */
    static String unguard(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK && isMarkable(text) ? text.substring(1) : text;
    }

    private static boolean isMarkable(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == MARK) {
            start++;
        }
        return isLive(text, start);
    }

    /** White space and invisible characters before the first sign count as nothing: some programs trim them. */
    private static boolean isLive(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (STARTS.indexOf(c) >= 0) {
                return i > start || !isPlainNumber(text, start);
            }
            if (!isInvisible(c)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isInvisible(char c) {
        return c <= ' '
                || (c > '~'
                        && (Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT));
    }

    /** A sign and digits, perhaps one point or comma between digits. */
    private static boolean isPlainNumber(String text, int start) {
        char sign = text.charAt(start);
        int point = -1;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separates = (c == '.' || c == ',') && point < 0 && i > start + 1;
            if (separates) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return (sign == '+' || sign == '-') && text.length() > start + 1 && point != text.length() - 1;
    }
}
