package dev.roster.cell;

import java.text.Normalizer;
import java.util.Map;

/** Letters written as in web pages, by name or number. Unknown ones stay as they are. */
final class Entities {

    private static final int MAX_NAME = 8;
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("szlig", "ß"),
            Map.entry("aelig", "æ"),
            Map.entry("AElig", "Æ"),
            Map.entry("oelig", "œ"),
            Map.entry("OElig", "Œ"),
            Map.entry("oslash", "ø"),
            Map.entry("Oslash", "Ø"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"));
    private static final Map<String, String> MARKS = Map.of(
            "uml", "\u0308",
            "acute", "\u0301",
            "grave", "\u0300",
            "circ", "\u0302",
            "tilde", "\u0303",
            "cedil", "\u0327",
            "ring", "\u030a",
            "caron", "\u030c");

    private Entities() {}

    /** The text with what is written so read; the same object when there is none. */
    static String read(String text) {
        int at = text.indexOf('&');
        if (at < 0 || text.indexOf(';', at) < 0) {
            return text;
        }
        StringBuilder read = new StringBuilder(text.length());
        int start = 0;
        while (at >= 0) {
            int end = text.indexOf(';', at);
            String letter = end > at && end - at <= MAX_NAME + 1 ? letter(text.substring(at + 1, end)) : "";
            read.append(text, start, at).append(letter.isEmpty() ? "&" : letter);
            start = letter.isEmpty() ? at + 1 : end + 1;
            at = text.indexOf('&', start);
        }
        String all = read.append(text, start, text.length()).toString();
        return all.equals(text) ? text : all;
    }

    private static String letter(String name) {
        String named = NAMED.get(name);
        if (named != null) {
            return named;
        }
        if (name.startsWith("#")) {
            return numbered(name.substring(1));
        }
        String mark = name.length() > 3 && isLatin(name.charAt(0)) ? MARKS.get(name.substring(1)) : null;
        return mark == null ? "" : Normalizer.normalize(name.charAt(0) + mark, Normalizer.Form.NFC);
    }

    private static String numbered(String number) {
        boolean isHex = number.startsWith("x") || number.startsWith("X");
        String digits = isHex ? number.substring(1) : number;
        boolean isNumber = !digits.isEmpty() && digits.length() <= 6;
        int code = 0;
        for (int i = 0; i < digits.length() && isNumber; i++) {
            int digit = Character.digit(digits.charAt(i), isHex ? 16 : 10);
            isNumber = digit >= 0;
            code = code * (isHex ? 16 : 10) + digit;
        }
        boolean isLetter = isNumber && Character.isDefined(code) && !Character.isISOControl(code) && code != 0xfffe;
        boolean isHalf = code >= 0xd800 && code <= 0xdfff;
        return isLetter && !isHalf ? Character.toString(code) : "";
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
