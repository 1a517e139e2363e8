package dev.roster.csv;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands between cells.
 *
 * @param character the separator
 * @param reason why, for people
 * @param skipped how many characters the line {@code sep=;} takes at the start, its line break counted; 0 without one
 */
record Separator(char character, String reason, int skipped) {

    /** What is looked for, the likeliest first. Cells that hold one are quoted when written. */
    static final String CANDIDATES = ",;\t|";

    private static final String NAMING = "sep=";

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
        int end = lineEnd(head);
        boolean named = names(head, end);
        int skipped = named ? afterLine(head, end) : 0;
        if (asked != null) {
            return new Separator(asked, "as asked", skipped);
        }
        if (named) {
            return new Separator(head.charAt(NAMING.length()), "named in the first line", skipped);
        }
        return mostRegular(head);
    }

    /** Whether a text would be taken for the line that names the separator. */
    static boolean looksNaming(String text) {
        return text.regionMatches(true, 0, NAMING, 0, NAMING.length());
    }

    @Override
    public String toString() {
        return "separator " + (character == '\t' ? "tab" : "'" + character + "'") + " (" + reason + ")";
    }

    private static Separator mostRegular(String head) {
        SeparatorCounts counts = SeparatorCounts.of(head);
        return Stream.of(counts.mostRegular(), counts.mostPresent())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(found -> new Separator(found.character(), found.words(), 0))
                .orElseGet(() -> new Separator(',', "one column, nothing to tell by", 0));
    }

    /** Tools repeat the separator after the name when they pad the line to the width of the table. */
    private static boolean names(String head, int end) {
        if (!looksNaming(head) || end <= NAMING.length()) {
            return false;
        }
        char separator = head.charAt(NAMING.length());
        boolean repeated = head.substring(NAMING.length(), end).chars().allMatch(c -> c == separator);
        return repeated && isUsable(separator);
    }

    private static boolean isUsable(char separator) {
        return !Character.isLetterOrDigit(separator)
                && !Character.isSurrogate(separator)
                && (separator == '\t' || !Character.isISOControl(separator))
                && "\"' =+-@.".indexOf(separator) < 0;
    }

    private static int lineEnd(String head) {
        int end = 0;
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
