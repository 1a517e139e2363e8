package dev.roster.model;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What the fields of every tenant are called in other languages than English. */
final class Titles {

    private static final String BUNDLE = "dev.roster.model.titles";

    private Titles() {}

    /** The title of a field in a language, or its English one where nobody translated it. */
    static String in(Locale locale, String key, String english) {
        if (locale.getLanguage().isEmpty() || locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return english;
        }
        try {
            ResourceBundle titles = ResourceBundle.getBundle(BUNDLE, locale, Titles.class.getModule());
            boolean isSpoken = titles.getLocale().getLanguage().equals(locale.getLanguage());
            return isSpoken && titles.containsKey(key) ? titles.getString(key) : english;
        } catch (MissingResourceException unknownLanguage) {
            return english;
        }
    }
}
