package dev.roster.view;

import dev.roster.model.CanonicalForm;
import java.util.Locale;
import java.util.stream.Collectors;

/** A text in quotes, as JSON writes it (RFC 8259 §7). For one thread. */
final class QuotedText {

    private static final int HEX = 16;
    private static final int UNIT = 6;
    private static final char FIRST_BEYOND_ASCII = 0x80;
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final String KNOWN = "write \\\\ for \\, or one of \\\" \\/ \\b \\f \\n \\r \\t \\u0041";

    private final String text;
    private final StringBuilder value = new StringBuilder();
    private int next;

    private QuotedText(String text, int next) {
        this.text = text;
        this.next = next;
    }

    /** Writes a text so that every character of it can be seen. */
    static String of(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(codePoint -> {
            int escape = codePoint == '/' ? -1 : ESCAPED.indexOf(codePoint);
            text.append(escape < 0 ? visible(codePoint) : "\\" + ESCAPES.charAt(escape));
        });
        return text.append('"').toString();
    }

    /** The text with escapes for what cannot be seen, but as it is otherwise. */
    static String visible(String text) {
        return text.codePoints().mapToObj(QuotedText::visible).collect(Collectors.joining());
    }

    private static String visible(int codePoint) {
        String text = Character.toString(codePoint);
        return CanonicalForm.isVisible(text)
                ? text
                : text.chars().mapToObj(unit -> unit((char) unit)).collect(Collectors.joining());
    }

    private static String unit(char unit) {
        return String.format(Locale.ROOT, "\\u%04x", (int) unit);
    }

    /**
     * Reads a text in quotes.
     *
     * @throws FilterSyntaxException if it has no end or holds what JSON does not know
     */
    static QuotedText read(String text, int start) {
        QuotedText quoted = new QuotedText(text, start + 1);
        while (quoted.next < text.length() && text.charAt(quoted.next) != '"') {
            quoted.readCharacter();
        }
        if (quoted.next >= text.length()) {
            throw new FilterSyntaxException(start + 1, "expected a closing quote, found none");
        }
        quoted.next++;
        return quoted;
    }

    String value() {
        return value.toString();
    }

    /** The index behind the closing quote. */
    int end() {
        return next;
    }

    private void readCharacter() {
        char c = text.charAt(next);
        if (c == '\\') {
            readEscape();
            return;
        }
        if (c < ' ') {
            throw new FilterSyntaxException(next + 1, "write this control character as " + unit(c));
        }
        value.append(c);
        next++;
    }

    private void readEscape() {
        int escape = next + 1 < text.length() ? ESCAPES.indexOf(text.charAt(next + 1)) : -1;
        if (escape >= 0) {
            value.append(ESCAPED.charAt(escape));
            next += 2;
            return;
        }
        int unit = unitAt(next);
        if (unit < 0) {
            throw new FilterSyntaxException(next + 1, "unknown escape; " + KNOWN);
        }
        value.append((char) unit);
        if (Character.isSurrogate((char) unit)) {
            int low = Character.isHighSurrogate((char) unit) ? unitAt(next + UNIT) : -1;
            if (low < 0 || !Character.isLowSurrogate((char) low)) {
                throw new FilterSyntaxException(
                        next + 1, "half of a character; write both halves, as in \\ud83d\\ude00");
            }
            value.append((char) low);
            next += UNIT;
        }
        next += UNIT;
    }

    /** The UTF-16 unit that an escape of four hexadecimal digits stands for, or -1 when there is none. */
    private int unitAt(int start) {
        if (!text.startsWith("\\u", start) || start + UNIT > text.length()) {
            return -1;
        }
        int unit = 0;
        for (char c : text.substring(start + 2, start + UNIT).toCharArray()) {
            int digit = c < FIRST_BEYOND_ASCII ? Character.digit(c, HEX) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit * HEX + digit;
        }
        return unit;
    }
}
