package dev.roster.cell;

/**
 * The text of a cell without what nobody sees and nobody meant: blanks of any kind around it, marks of no width and of
 * writing direction inside it. Blanks that do not break a line become ordinary ones.
 */
public final class CellText {

    private static final char SPACE = ' ';
    /** Below, no character needs a look, and letters join nothing. */
    private static final int FIRST_JOINED_SCRIPT = 0x0590;

    private CellText() {}

    /**
     * Takes off what nobody sees.
     *
     * @param text any text
     * @return the text without it; the same object when there is nothing to take off
     */
    public static String visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (isMark(c) || isJoiner(c) || isHardBlank(c) || isBlank(c))) {
                return stripped(text);
            }
        }
        return text;
    }

    /** Whether a text is nothing but blanks of any kind and marks that nobody sees. */
    public static boolean isBlank(String text) {
        if (text.isBlank()) {
            return true;
        }
        boolean mayBe = text.charAt(0) >= 0x80 || text.charAt(text.length() - 1) >= 0x80;
        return mayBe && visible(text).isEmpty();
    }

    private static String stripped(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isMark(c) && !(isJoiner(c) && joinsNothing(text, i))) {
                seen.append(isHardBlank(c) ? SPACE : c);
            }
        }
        int start = 0;
        int end = seen.length();
        while (start < end && isEdge(seen.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(seen.charAt(end - 1))) {
            end--;
        }
        String result = seen.substring(start, end);
        return result.equals(text.strip()) ? text : result;
    }

    private static boolean isEdge(char c) {
        return isBlank(c) || isJoiner(c) || Character.isWhitespace(c);
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c);
    }

    /** The no-break space, the narrow one and the one as wide as a digit, which programs write where people see a space. */
    private static boolean isHardBlank(char c) {
        return c == '\u00a0' || c == '\u202f' || c == '\u2007';
    }

    /** Zero width space, word joiner, byte order mark, soft hyphen, and the marks and embeddings of writing direction. */
    private static boolean isMark(char c) {
        return c == '\u200b'
                || c == '\u2060'
                || c == '\ufeff'
                || c == '\u00ad'
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u061c'
                || c == '\u180e'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }

    /** Letters of Arabic, Persian and Indic scripts are joined and kept apart by these, and pictures are. */
    private static boolean isJoiner(char c) {
        return c == '\u200c' || c == '\u200d';
    }

    private static boolean joinsNothing(String text, int place) {
        return place == 0
                || place == text.length() - 1
                || text.charAt(place - 1) < FIRST_JOINED_SCRIPT
                || text.charAt(place + 1) < FIRST_JOINED_SCRIPT;
    }
}
