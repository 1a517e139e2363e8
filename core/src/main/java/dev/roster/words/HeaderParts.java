package dev.roster.words;

import java.util.ArrayList;
import java.util.List;

/** The names that stand side by side in one header: {@code Nom / Last name}, {@code Email 邮箱}. */
public final class HeaderParts {

    private static final String SEPARATORS = "/|\n;&,、／｜";

    private HeaderParts() {}

    /**
     * Cuts a header at separators, or else where Latin letters meet those of a script without spaces.
     *
     * @param header any text
     * @return the parts that hold letters or digits, in order; one part at most when nothing separates
     */
    public static List<String> of(String header) {
        List<String> parts = cut(header, false);
        return parts.size() > 1 ? parts : cut(header, true);
    }

    private static List<String> cut(String header, boolean isByScript) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= header.length(); i++) {
            boolean isEnd = i == header.length();
            boolean isSeparator = !isEnd && !isByScript && isSeparator(header, i);
            if (isEnd || isSeparator || (isByScript && isScriptChange(header, i))) {
                String part = header.substring(start, i).strip();
                if (!HeaderNames.key(part).isEmpty()) {
                    parts.add(part);
                }
                start = isSeparator ? i + 1 : i;
            }
        }
        return parts;
    }

    /** A hyphen or a plus separates only between spaces; {@code n+1} is one word. */
    private static boolean isSeparator(String header, int i) {
        char c = header.charAt(i);
        boolean mayJoin = c == '-' || c == '–' || c == '—' || c == '+';
        boolean isSpaced =
                mayJoin && i + 1 < header.length() && header.charAt(i - 1) == ' ' && header.charAt(i + 1) == ' ';
        return isSpaced || SEPARATORS.indexOf(c) >= 0;
    }

    /** A Latin word of fewer than four letters belongs to what stands before it, as in {@code 顧客ID}. */
    private static boolean isScriptChange(String header, int i) {
        boolean isBefore = isIdeographic(lastLetter(header, i));
        char c = header.charAt(i);
        boolean isChange = Character.isLetter(c) && isBefore != isIdeographic(c) && lastLetter(header, i) != 0;
        return isChange && (isBefore ? latinLength(header, i) : latinLengthBefore(header, i)) > 3;
    }

    private static char lastLetter(String text, int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (Character.isLetter(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    private static int latinLength(String text, int start) {
        int length = 0;
        while (start + length < text.length() && !isIdeographic(text.charAt(start + length))) {
            length++;
        }
        return length;
    }

    private static int latinLengthBefore(String text, int end) {
        int length = 0;
        while (end - length > 0 && !isIdeographic(text.charAt(end - length - 1))) {
            length++;
        }
        return length;
    }

    private static boolean isIdeographic(char c) {
        return c >= 0x2e80 && c <= 0xd7ff;
    }
}
