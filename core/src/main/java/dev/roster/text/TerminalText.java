package dev.roster.text;

/**
 * Makes text from files and stores safe and aligned on a terminal.
 *
 * <p>Data can hold escape sequences that rewrite the screen, marks that turn the order of letters round, and letters that
 * take two columns or none. Columns are counted as terminals do: two for wide letters (Unicode Standard Annex 11),
 * none for combining marks.
 */
public final class TerminalText {

    private static final char LEFT_TO_RIGHT_MARK = '\u200e';

    private TerminalText() {}

    /**
     * Takes everything out that is not to be seen: line breaks and tabs become spaces, other control characters
     * {@code �}, formatting characters vanish. Text with right-to-left letters ends with a left-to-right mark, so that
     * what follows stands where it belongs.
     *
     * @param text any text
     * @return one line that is safe to print
     */
    public static String clean(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length() + 1);
        boolean isRightToLeft = false;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            appendClean(clean, codePoint);
            isRightToLeft |= isRightToLeft(codePoint);
        }
        return isRightToLeft ? clean.append(LEFT_TO_RIGHT_MARK).toString() : clean.toString();
    }

    /**
     * Counts the columns that a text takes.
     *
     * @param text text that was cleaned
     * @return the number of columns
     */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            width += width(codePoint);
        }
        return width;
    }

    /**
     * Cleans a text and cuts it, with {@code …} at the cut.
     *
     * @param text any text
     * @param columns how many columns it may take at the most, 1 or more
     * @return the text, safe to print
     */
    public static String cut(String text, int columns) {
        String clean = clean(text);
        if (width(clean) <= columns) {
            return clean;
        }
        int width = 0;
        int end = 0;
        while (width + width(clean.codePointAt(end)) < columns) {
            width += width(clean.codePointAt(end));
            end += Character.charCount(clean.codePointAt(end));
        }
        boolean hasMark = clean.charAt(clean.length() - 1) == LEFT_TO_RIGHT_MARK;
        return clean.substring(0, end) + '…' + (hasMark ? LEFT_TO_RIGHT_MARK : "");
    }

    /**
     * Cleans a text, cuts it where it is too long and fills it up with spaces where it is too short.
     *
     * @param text any text
     * @param columns how many columns it takes then, 1 or more
     * @return the text, safe to print
     */
    public static String pad(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(columns - width(cut));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static void appendClean(StringBuilder clean, int codePoint) {
        if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
            clean.append(' ');
            return;
        }
        switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE -> clean.append('\ufffd');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append(' ');
            case Character.FORMAT -> {}
            default -> clean.appendCodePoint(codePoint);
        }
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(codePoint) ? 2 : 1;
    }

    private static boolean isWide(int codePoint) {
        return (codePoint >= 0x1100 && codePoint <= 0x115f)
                || (codePoint >= 0x2e80 && codePoint <= 0x303e)
                || (codePoint >= 0x3041 && codePoint <= 0xa4cf)
                || (codePoint >= 0xa960 && codePoint <= 0xa97f)
                || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
                || (codePoint >= 0xf900 && codePoint <= 0xfaff)
                || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
                || (codePoint >= 0xff00 && codePoint <= 0xff60)
                || (codePoint >= 0xffe0 && codePoint <= 0xffe6)
                || (codePoint >= 0x1f300 && codePoint <= 0x1f64f)
                || (codePoint >= 0x1f680 && codePoint <= 0x1f6ff)
                || (codePoint >= 0x1f900 && codePoint <= 0x1f9ff)
                || (codePoint >= 0x20000 && codePoint <= 0x3fffd);
    }
}
