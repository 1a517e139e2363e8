package dev.roster.decide;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Recognises keys that can be taken for others: words that mix scripts (Unicode Technical Standard 39, section 5.1,
 * highly restrictive level) and words of Cyrillic or Greek letters which all look Latin. Such keys are flagged, never
 * merged with what they look like.
 */
final class LookAlikes {

    /** Scripts that people write in one word. */
    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private static final Set<UnicodeScript> OFTEN_LIKE_LATIN = EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

    /** Small letters of Cyrillic and Greek that are drawn like Latin ones. */
    private static final String LIKE_LATIN = "асеорхуѕіјһԁԛԝ" + "ανοριυ";

    private LookAlikes() {}

    /** Whether one of the words of a key, in small letters, can be taken for another. */
    static boolean isSuspicious(String key) {
        int start = 0;
        boolean isAscii = true;
        for (int i = 0; i <= key.length(); i++) {
            if (i < key.length() && !isBoundary(key.charAt(i))) {
                isAscii &= key.charAt(i) < 128;
                continue;
            }
            if (!isAscii && isSuspiciousWord(key.substring(start, i))) {
                return true;
            }
            start = i + 1;
            isAscii = true;
        }
        return false;
    }

    private static boolean isBoundary(char c) {
        return c == '@' || c == '.' || c == '-' || c == '_' || c == '+' || c == ' ';
    }

    private static boolean isSuspiciousWord(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints()
                .map(Character::toLowerCase)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        if (scripts.size() > 1) {
            return WRITTEN_TOGETHER.stream().noneMatch(together -> together.containsAll(scripts));
        }
        return scripts.stream().anyMatch(OFTEN_LIKE_LATIN::contains)
                && word.codePoints().filter(Character::isLetter).allMatch(letter -> LIKE_LATIN.indexOf(letter) >= 0);
    }
}
