package dev.roster.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The forms in which column names are compared.
 *
 * <p>{@link #words} folds what people and systems write differently: {@code FirstName}, {@code first_name} and
 * {@code First  Name} are all {@code first name}. {@link #key} drops the spaces as well, so that {@code e-mail} meets
 * {@code email}. Letters with diacritics fold to the plain letter; {@link #spelledOutKeys} knows {@code ä} as {@code ae} too.
 */
public final class HeaderNames {

    private HeaderNames() {}

    /** The words of a name, folded and separated by one space; empty when it has no letter, digit or number sign. */
    public static String words(String name) {
        return fold(split(isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKC)));
    }

    /** The words of a name without spaces. */
    public static String key(String name) {
        return withoutSpaces(words(name));
    }

    /** The words of a name, with German and Nordic letters spelled out. */
    static String spelledOutWords(String name) {
        return words(spellOut(Normalizer.normalize(name, Normalizer.Form.NFKC)));
    }

    /** The words of a name without spaces, and the same with German and Nordic letters spelled out. */
    public static Set<String> spelledOutKeys(String name) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(key(name));
        if (!isAscii(name)) {
            keys.add(withoutSpaces(spelledOutWords(name)));
        }
        keys.remove("");
        return keys;
    }

    /** The parts of {@code name.givenName}, {@code cognito:username} or {@code urn:…:User:title}; one part when there is no path. */
    public static List<String> path(String name) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == '.' || name.charAt(i) == ':' || name.charAt(i) == '/') {
                if (i > start) {
                    parts.add(name.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    /** {@return the words written as one} */
    public static String withoutSpaces(String words) {
        return words.replace(" ", "");
    }

    /** Puts a space between a small and a capital letter, between a letter and a digit, and before the last of several capitals. */
    private static String split(String text) {
        StringBuilder split = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i > 0 && isBoundary(text.charAt(i - 1), c, i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                split.append(' ');
            }
            split.append(c);
        }
        return split.toString();
    }

    private static boolean isBoundary(char before, char c, char after) {
        if (Character.isDigit(before) != Character.isDigit(c)) {
            return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(c);
        }
        return Character.isUpperCase(c)
                && (Character.isLowerCase(before) || (Character.isUpperCase(before) && Character.isLowerCase(after)));
    }

    private static String fold(String text) {
        boolean isAscii = isAscii(text);
        String decomposed = isAscii ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        boolean isSpaceDue = false;
        for (int i = 0; i < decomposed.length(); ) {
            int codePoint = decomposed.codePointAt(i);
            i += Character.charCount(codePoint);
            if (isDropped(codePoint)) {
                continue;
            }
            boolean isWord = Character.isLetterOrDigit(codePoint) || codePoint == '#' || isLetterMark(codePoint);
            if (isWord && isSpaceDue && folded.length() > 0) {
                folded.append(' ');
            }
            isSpaceDue = !isWord;
            if (isWord) {
                appendFolded(folded, codePoint);
            }
        }
        return isAscii ? folded.toString() : Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** ASCII is normal in every form. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Accents, Hebrew and Arabic points and whatever cannot be seen. */
    private static boolean isDropped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK -> !isLetterMark(codePoint);
            case Character.FORMAT, Character.ENCLOSING_MARK -> true;
            default -> codePoint == '\'' || codePoint == 0x2019;
        };
    }

    /** Vowel signs of Indic scripts and the voicing marks of Kana are letters; other marks are ornaments. */
    private static boolean isLetterMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.COMBINING_SPACING_MARK
                || (type == Character.NON_SPACING_MARK
                        && ((codePoint >= 0x0900 && codePoint <= 0x0dff)
                                || codePoint == 0x3099
                                || codePoint == 0x309a));
    }

    private static void appendFolded(StringBuilder folded, int codePoint) {
        switch (codePoint) {
            case 'I', 'ı' -> folded.append('i');
            case 'ß', 'ẞ' -> folded.append("ss");
            case 'æ', 'Æ' -> folded.append("ae");
            case 'œ', 'Œ' -> folded.append("oe");
            case 'ø', 'Ø' -> folded.append('o');
            case 'ł', 'Ł' -> folded.append('l');
            case 'đ', 'Đ' -> folded.append('d');
            case 'ى' -> folded.append('ي');
            case 'ة' -> folded.append('ه');
            case 'ς' -> folded.append('σ');
            default -> folded.appendCodePoint(Character.toLowerCase(codePoint));
        }
    }

    private static String spellOut(String text) {
        StringBuilder spelled = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 'ä', 'Ä' -> spelled.append("ae");
                case 'ö', 'Ö', 'ø', 'Ø' -> spelled.append("oe");
                case 'ü', 'Ü' -> spelled.append("ue");
                case 'å', 'Å' -> spelled.append("aa");
                default -> spelled.append(c);
            }
        }
        return spelled.toString();
    }
}
