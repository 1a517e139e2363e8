package dev.roster.model;

import dev.roster.table.RowLocation;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences for people in one language. English is the base, since a machine's own language is nobody's choice. */
final class Sentences {

    private static final String BUNDLE = "dev.roster.model.issues";
    private static final String PHRASES = "dev.roster.model.phrases";
    private static final String LEFT_OUT = "value.leftOut";
    private static final String ROW_LEFT_OUT = "row.leftOut";
    private static final Sentences ENGLISH = new Sentences(bundle(BUNDLE, Locale.ROOT), null);

    private final ResourceBundle bundle;
    /** What details say in this language by their English words; null in English. */
    private final @Nullable ResourceBundle phrases;

    private Sentences(ResourceBundle bundle, @Nullable ResourceBundle phrases) {
        this.bundle = bundle;
        this.phrases = phrases;
    }

    static Sentences in(Locale locale) {
        if (isEnglish(locale)) {
            return ENGLISH;
        }
        ResourceBundle found = bundle(BUNDLE, locale);
        return speaks(found, locale) ? new Sentences(found, phrases(locale)) : ENGLISH;
    }

    /** The sentence of a code; {@code {0}} is the value where there is one, and the first detail otherwise. */
    String of(IssueCode code, @Nullable String value, List<String> details) {
        String key = code == IssueCode.NOT_AUTHORIZED && !details.isEmpty() ? code.code() + "." + details.get(0) : "";
        if (bundle.containsKey(key)) {
            return sentence(key, details.subList(1, details.size()));
        }
        return filled(
                bundle.getString(code.code()),
                place -> value == null
                        ? detail(code.code(), details, place)
                        : place == 0 ? value : detail(code.code(), details, place - 1));
    }

    /** One of several sentences of a code, which the first detail told. */
    private String sentence(String key, List<String> named) {
        return filled(bundle.getString(key), place -> detail(key, named, place));
    }

    private static String filled(String sentence, IntFunction<String> details) {
        StringBuilder text = new StringBuilder(sentence.length() + 32);
        int length = sentence.length();
        for (int i = 0; i < length; i++) {
            boolean isPlace = sentence.charAt(i) == '{' && i + 2 < length && sentence.charAt(i + 2) == '}';
            if (isPlace) {
                text.append(details.apply(sentence.charAt(i + 1) - '0'));
                i += 2;
            } else {
                text.append(sentence.charAt(i));
            }
        }
        return text.toString();
    }

    /** {@return what is added where the value was left out} */
    String leftOut() {
        return bundle.getString(LEFT_OUT);
    }

    /** {@return what is added where the row was left out} */
    String rowLeftOut() {
        return bundle.getString(ROW_LEFT_OUT);
    }

    /**
     * The place inside of a source, as {@link RowLocation#toString()} says it in English.
     *
     * @param location the sheet and the column
     * @param rows the rows; none for the whole sheet
     * @param others how many rows there are beside these
     */
    String place(RowLocation location, List<Long> rows, long others) {
        StringBuilder place = new StringBuilder();
        if (location.sheet() != null) {
            place.append(bundle.getString("place.sheet")).append(' ').append(location.sheet());
        }
        if (!rows.isEmpty()) {
            place.append(place.isEmpty() ? "" : " ")
                    .append(bundle.getString(rows.size() + others == 1 ? "place.row" : "place.rows"))
                    .append(' ')
                    .append(rows.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                    .append(
                            others == 0
                                    ? ""
                                    : " " + filled(bundle.getString("place.more"), i -> Long.toString(others)));
        }
        if (location.column() != null) {
            place.append(place.isEmpty() ? "" : ", ")
                    .append(bundle.getString("place.column"))
                    .append(' ')
                    .append(location.column());
        }
        return place.toString();
    }

    private String detail(String sentence, List<String> details, int place) {
        if (place >= details.size()) {
            return "";
        }
        String detail = details.get(place);
        String key = sentence + "." + detail;
        return phrases != null && phrases.containsKey(key) ? phrases.getString(key) : detail;
    }

    private static @Nullable ResourceBundle phrases(Locale locale) {
        try {
            ResourceBundle found = bundle(PHRASES, locale);
            return speaks(found, locale) ? found : null;
        } catch (MissingResourceException none) {
            return null;
        }
    }

    private static boolean isEnglish(Locale locale) {
        String language = Objects.requireNonNull(locale, "locale").getLanguage();
        return language.isEmpty() || language.equals("en");
    }

    /** Where there is no bundle of a language, Java takes that of the machine's. */
    private static boolean speaks(ResourceBundle bundle, Locale locale) {
        return bundle.getLocale().getLanguage().equals(locale.getLanguage());
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(name, locale, Sentences.class.getModule());
    }
}
