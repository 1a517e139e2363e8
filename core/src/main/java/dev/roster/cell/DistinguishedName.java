package dev.roster.cell;

import java.util.ArrayList;
import java.util.List;

/** Names as directories write them (RFC 4514): {@code CN=Sales,OU=Groups,DC=example,DC=org}. */
public final class DistinguishedName {

    private DistinguishedName() {}

    /**
     * Tells whether a text begins as such a name and has a second part.
     *
     * @param text any text
     * @return whether it is one
     */
    public static boolean isOne(String text) {
        boolean isStart = startsWith(text, 0, "cn=") || startsWith(text, 0, "uid=") || startsWith(text, 0, "ou=");
        return isStart && nextPart(text, 0) > 0;
    }

    /** The names in a text, where semicolons, bars, line ends or the start of a new name separate them. */
    static List<String> all(String text) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean isEnd = i == text.length() || (";|\n\r".indexOf(text.charAt(i)) >= 0 && !isEscaped(text, i));
            boolean isNext =
                    !isEnd && text.charAt(i) == ',' && startsWith(text, i + 1, "cn=") && lastPartIsDomain(text, i);
            if (isEnd || isNext) {
                String name = text.substring(start, i).strip();
                if (!name.isEmpty()) {
                    names.add(name);
                }
                start = i + 1;
            }
        }
        return names;
    }

    /**
     * What stands in the first part, such as {@code Sales}.
     *
     * @param name such a name
     * @return the first part without escapes; the text itself when it is no such name
     */
    public static String firstPart(String name) {
        int equals = name.indexOf('=');
        if (!isOne(name) || equals < 0) {
            return name;
        }
        int end = nextPart(name, 0);
        StringBuilder part = new StringBuilder();
        for (int i = equals + 1; i < (end < 0 ? name.length() : end); i++) {
            boolean isEscape = name.charAt(i) == '\\' && i + 1 < name.length();
            part.append(isEscape ? name.charAt(++i) : name.charAt(i));
        }
        return part.toString();
    }

    /** Where the first part ends: an unescaped comma before a name and an equals sign; -1 when there is one part. */
    private static int nextPart(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == ',' && !isEscaped(text, i) && isPart(text, i + 1)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a type and an equals sign stand there: letters or digits between blanks. */
    private static boolean isPart(String text, int start) {
        int at = start;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == ' ')) {
            at++;
        }
        return at < text.length()
                && text.charAt(at) == '='
                && !text.substring(start, at).isBlank();
    }

    /** Whether the part of a name that ends there is the last of a directory. */
    private static boolean lastPartIsDomain(String name, int end) {
        int comma = name.lastIndexOf(',', end - 1);
        return startsWith(name, comma + 1, "dc=") || startsWith(name, comma + 1, "o=");
    }

    private static boolean isEscaped(String text, int place) {
        return place > 0 && text.charAt(place - 1) == '\\';
    }

    private static boolean startsWith(String text, int at, String start) {
        int from = at;
        while (from < text.length() && text.charAt(from) == ' ') {
            from++;
        }
        return text.regionMatches(true, from, start, 0, start.length());
    }
}
