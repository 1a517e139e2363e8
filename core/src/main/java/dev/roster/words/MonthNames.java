package dev.roster.words;

import dev.roster.model.CanonicalForm;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of months, long and short, in the languages of the vocabularies. */
public final class MonthNames {

    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        Set<String> unclear = new HashSet<>();
        List<TextStyle> styles =
                List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
        for (String language : VocabularyFile.LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : styles) {
                    add(month.getDisplayName(style, locale), month.getValue(), unclear);
                }
            }
        }
        unclear.forEach(NUMBERS::remove);
        add("sept", 9, new HashSet<>());
        add("mrz", 3, new HashSet<>());
    }

    private MonthNames() {}

    /**
     * Finds a month.
     *
     * @param name its name, whatever its case; a dot behind it does not count
     * @return 1 to 12; 0 when it is none, or names different months in different languages
     */
    public static int number(String name) {
        return NUMBERS.getOrDefault(key(name), 0);
    }

    private static void add(String name, int number, Set<String> unclear) {
        String key = key(name);
        boolean isName = !key.isEmpty() && key.chars().noneMatch(Character::isDigit);
        Integer other = isName ? NUMBERS.putIfAbsent(key, number) : null;
        if (other != null && other != number) {
            unclear.add(key);
        }
    }

    private static String key(String name) {
        String folded = CanonicalForm.of(name);
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }
}
