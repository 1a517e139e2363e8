package dev.roster.text;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words around the changes and issues of a plan in one language; English where there are none of it. */
final class PlanWords {

    private final ResourceBundle bundle;

    PlanWords(Locale locale) {
        Locale base = locale.getLanguage().equals("en") ? Locale.ROOT : locale;
        bundle = bundle(base);
    }

    /** Named modules take no control of their own: the machine's language is asked for by nobody. */
    private static ResourceBundle bundle(Locale locale) {
        ResourceBundle found =
                ResourceBundle.getBundle("dev.roster.text.plan", locale, PlanWords.class.getClassLoader());
        boolean isOther = !found.getLocale().getLanguage().isEmpty()
                && !found.getLocale().getLanguage().equals(locale.getLanguage());
        return isOther
                ? ResourceBundle.getBundle("dev.roster.text.plan", Locale.ROOT, PlanWords.class.getClassLoader())
                : found;
    }

    /** The words of a key with values in their places. */
    String of(String key, Object... values) {
        String words = bundle.getString(key);
        for (int i = 0; i < values.length; i++) {
            words = words.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return words;
    }

    /** The words of a key for one, or of its plural. */
    String count(String one, long count) {
        return of(count == 1 ? one : one + "s", count);
    }
}
