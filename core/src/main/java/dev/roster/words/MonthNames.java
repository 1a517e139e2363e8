package dev.roster.words;

import dev.roster.model.CanonicalForm;
import java.time.DayOfWeek;
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

    /** Hebrew writes "in March" as one word. */
    private static final String IN = "ב";

    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final Set<String> WEEKDAYS = new HashSet<>();

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
        add("jänner", 1, new HashSet<>());
        add("feber", 2, new HashSet<>());
        for (String language : VocabularyFile.LANGUAGES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                for (TextStyle style : styles) {
                    WEEKDAYS.add(key(day.getDisplayName(style, Locale.forLanguageTag(language))));
                }
            }
        }
        WEEKDAYS.removeAll(NUMBERS.keySet());
    }

    private MonthNames() {}

    /**
     * Finds a month.
     *
     * @param name its name, whatever its case; a dot behind it does not count
     * @return 1 to 12; 0 when it is none, or names different months in different languages
     */
    public static int number(String name) {
        String key = key(name);
        Integer number = NUMBERS.get(key);
        if (number == null && key.startsWith(IN)) {
            number = NUMBERS.get(key.substring(1));
        }
        return number == null ? 0 : number;
    }

    /**
     * Tells the day of a week.
     *
     * @param name a word, whatever its case; a dot behind it does not count
     * @return whether it is the name of such a day, long or short
     */
    public static boolean isWeekday(String name) {
        return WEEKDAYS.contains(key(name));
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
