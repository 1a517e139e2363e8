package dev.roster.csv;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands between cells.
 *
 * @param character the separator
 * @param reason why, for people
 * @param preamble what stands before the first row
 */
record Separator(char character, String reason, Preamble preamble) {

    /**
     * What stands before the first row and is no data: a line such as {@code sep=;}, and marks that a program
     * put where there was one already.
     *
     * @param length how many characters it takes, its line break counted
     * @param lines how many lines it takes
     */
    record Preamble(int length, int lines) {}

    /** What is looked for, the likeliest first. Cells that hold one are quoted when written. */
    static final String CANDIDATES = ",;\t|";

    private static final String NAMING = "sep=";
    private static final String ASKED = "as asked";
    private static final char MARK = '\uFEFF';

    static char require(char separator) {
        if (!isUsable(separator)) {
            throw new IllegalArgumentException(
                    "separator must be punctuation or a tab, found U+" + Integer.toHexString(separator));
        }
        return separator;
    }

    /**
     * Finds the separator.
     *
     * @param head the start of the text
     * @param asked what the caller chose, or null
     */
    static Separator of(String head, @Nullable Character asked) {
        int start = afterMarks(head, 0);
        int end = lineEnd(head, start);
        if (!names(head, start, end)) {
            Preamble marks = new Preamble(start, 0);
            return asked != null ? new Separator(asked, ASKED, marks) : mostRegular(head.substring(start), marks);
        }
        Preamble line = new Preamble(afterMarks(head, afterLine(head, end)), 1);
        return asked != null
                ? new Separator(asked, ASKED, line)
                : new Separator(head.charAt(start + NAMING.length()), "named in the first line", line);
    }

    /** Whether a text would be taken for the line that names the separator. */
    static boolean looksNaming(String text) {
        return looksNaming(text, 0);
    }

    @Override
    public String toString() {
        return "separator " + (character == '\t' ? "tab" : "'" + character + "'") + " (" + reason + ")";
    }

    private static boolean looksNaming(String text, int start) {
        return text.regionMatches(true, start, NAMING, 0, NAMING.length());
    }

    private static Separator mostRegular(String head, Preamble preamble) {
        SeparatorCounts counts = SeparatorCounts.of(head);
        return Stream.of(counts.mostRegular(), counts.mostPresent())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(found -> new Separator(found.character(), found.words(), preamble))
                .orElseGet(() -> new Separator(',', "one column, nothing to tell by", preamble));
    }

    /** Tools repeat the separator after the name when they pad the line to the width of the table. */
    private static boolean names(String head, int start, int end) {
        int at = start + NAMING.length();
        if (!looksNaming(head, start) || end <= at) {
            return false;
        }
        char separator = head.charAt(at);
        boolean repeated = head.substring(at, end).chars().allMatch(c -> c == separator);
        return repeated && isUsable(separator);
    }

    private static boolean isUsable(char separator) {
        return !Character.isLetterOrDigit(separator)
                && !Character.isSurrogate(separator)
                && (separator == '\t' || !Character.isISOControl(separator))
                && "\"' =+-@.".indexOf(separator) < 0;
    }

    private static int afterMarks(String head, int start) {
        int end = start;
        while (end < head.length() && head.charAt(end) == MARK) {
            end++;
        }
        return end;
    }

    private static int lineEnd(String head, int start) {
        int end = start;
        while (end < head.length() && head.charAt(end) != '\r' && head.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private static int afterLine(String head, int end) {
        if (end == head.length()) {
            return end;
        }
        return head.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
}
