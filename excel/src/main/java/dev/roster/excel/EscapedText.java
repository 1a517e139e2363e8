package dev.roster.excel;

import java.util.Locale;

/**
 * Characters written as {@code _x000D_} (ECMA-376 part 1, 22.9.2.19, ST_Xstring). Two escapes may be the halves of one
 * character; a half alone stays as written.
 */
final class EscapedText {

    private static final int LENGTH = 7;

    private EscapedText() {}

    static String decode(String text) {
        int escape = next(text, 0);
        if (escape < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int done = 0;
        while (escape >= 0) {
            int end = end(text, escape);
            decoded.append(text, done, escape);
            for (int at = escape; at < end; at += LENGTH) {
                decoded.append(character(text, at));
            }
            done = end;
            escape = next(text, done);
        }
        return decoded.append(text, done, text.length()).toString();
    }

    /** Writes what XML or a spreadsheet would change: control characters, white space at an end, what looks like an escape. */
    static String encode(String text) {
        int first = firstToEscape(text, 0);
        if (first < 0) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + LENGTH);
        int done = 0;
        for (int at = first; at >= 0; at = firstToEscape(text, done)) {
            encoded.append(text, done, at).append("_x");
            String digits = Integer.toHexString(text.charAt(at)).toUpperCase(Locale.ROOT);
            encoded.append("0".repeat(4 - digits.length())).append(digits).append('_');
            done = at + 1;
        }
        return encoded.append(text, done, text.length()).toString();
    }

    /** Whether a text is sure to be written as it stands; most are, and one look tells. */
    static boolean isPlain(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '_') {
                return false;
            }
        }
        return length == 0 || (text.charAt(0) != ' ' && text.charAt(length - 1) != ' ');
    }

    private static int firstToEscape(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isEdge = c <= ' ' && (i == 0 || i == text.length() - 1);
            boolean isControl = (c < ' ' && c != '\n' && c != '\t') || c >= '\uFFFE';
            if (isEdge || isControl || (c == '_' && text.startsWith("_x", i) && end(text, i) > i)) {
                return i;
            }
        }
        return -1;
    }

    private static int next(String text, int from) {
        int at = text.indexOf("_x", from);
        while (at >= 0 && end(text, at) == at) {
            at = text.indexOf("_x", at + 1);
        }
        return at;
    }

    /** Where the character ends that is escaped here; here when none is. */
    private static int end(String text, int at) {
        if (!hasDigits(text, at)) {
            return at;
        }
        int end = at + LENGTH;
        if (!Character.isSurrogate(character(text, at))) {
            return end;
        }
        boolean isPair = hasDigits(text, end) && Character.isSurrogatePair(character(text, at), character(text, end));
        return isPair ? end + LENGTH : at;
    }

    private static boolean hasDigits(String text, int at) {
        if (at + LENGTH > text.length() || !text.startsWith("_x", at) || text.charAt(at + LENGTH - 1) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + LENGTH - 1; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    private static char character(String text, int at) {
        return (char) Integer.parseInt(text, at + 2, at + LENGTH - 1, 16);
    }
}
