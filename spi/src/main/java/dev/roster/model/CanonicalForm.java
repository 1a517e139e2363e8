package dev.roster.model;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The one form in which identifiers are compared.
 *
 * <p>Stores keep the canonical form in its own unique column and never fold case themselves, because
 * databases disagree with each other on letters such as {@code İ}, {@code ı} and the Kelvin sign. The
 * original text is kept for display and for sending.
 */
public final class CanonicalForm {

    private static final int MAX_PASSES = 4;

    private CanonicalForm() {}

    /**
     * Folds a text: strip, NFKC, lower case with {@link Locale#ROOT}, NFC, repeated until stable.
     *
     * @param text any text
     * @return the canonical form; folding it again gives the same
     */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        if (isAscii(text)) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
        String folded = text;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            String next = foldOnce(folded);
            if (next.equals(folded)) {
                return next;
            }
            folded = next;
        }
        return folded;
    }

    /**
     * Folds an e-mail address: the local part as text, the domain through IDNA to ASCII (RFC 5891).
     *
     * @param address an address; one without {@code @}, or with a domain that IDNA refuses, is folded as text
     * @return the canonical form
     */
    public static String ofEmail(String address) {
        String folded = of(address);
        int at = folded.lastIndexOf('@');
        if (at < 0 || isAscii(folded)) {
            return folded;
        }
        try {
            return folded.substring(0, at + 1)
                    + IDN.toASCII(folded.substring(at + 1), IDN.ALLOW_UNASSIGNED)
                            .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return folded;
        }
    }

    /**
     * Tells whether a text may stand in an identifier: no control, bidirectional, default-ignorable,
     * unassigned or lone surrogate characters.
     *
     * @param text any text
     * @return whether every character is visible or a plain space
     */
    public static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint < 0x20 || (codePoint >= 0x7f && !isVisible(codePoint))) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isIgnorableLetterOrMark(codePoint);
        };
    }

    /** The default-ignorable code points (Unicode DerivedCoreProperties) that are not of category Cf. */
    private static boolean isIgnorableLetterOrMark(int codePoint) {
        return codePoint == 0x034f
                || codePoint == 0x115f
                || codePoint == 0x1160
                || codePoint == 0x17b4
                || codePoint == 0x17b5
                || (codePoint >= 0x180b && codePoint <= 0x180f)
                || codePoint == 0x3164
                || (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
                || codePoint == 0xffa0
                || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
    }

    /**
     * Compares texts by code point, which is the order of the bytes of UTF-8 and so of databases that compare bytes;
     * letters beyond U+FFFF come last, unlike in {@link String#compareTo}.
     *
     * @param left a text
     * @param right another text
     * @return less than zero, zero or more than zero, as {@link java.util.Comparator#compare} says
     */
    public static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean isBeyondBmp = Character.isSurrogate(a) != Character.isSurrogate(b);
                return isBeyondBmp ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    private static String foldOnce(String text) {
        String compatible = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
        return Normalizer.normalize(compatible.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** The common case costs one scan: ASCII, no capitals, nothing to strip. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return text.charAt(0) > ' ' && text.charAt(length - 1) > ' ';
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
