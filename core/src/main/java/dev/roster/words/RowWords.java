package dev.roster.words;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The words by which rows are told that name no user, in all languages. */
public final class RowWords {

    private static final String ROW = "row.";
    private static final int WORD = 5;
    private static final char FIRST_OF_EAST_ASIA = '\u2E80';
    private static final Set<String> TOTALS = new HashSet<>();
    private static final Set<String> FOOTERS = new HashSet<>();
    private static final Set<String> EXAMPLES = new HashSet<>();
    private static final Set<String> LABELS = new HashSet<>();
    /** As they mostly stand in files, so that most rows cost one look-up. */
    private static final Set<String> TOTALS_AS_WRITTEN = new HashSet<>();

    static {
        for (VocabularyFile.Line line : VocabularyFile.LINES) {
            if (line.entry().startsWith(ROW)) {
                line.names().forEach(name -> add(line.entry(), name));
            }
        }
    }

    private RowWords() {}

    /** Whether a cell says total, as it stands. */
    public static boolean isPlainTotal(String text) {
        return TOTALS_AS_WRITTEN.contains(text);
    }

    /** Whether a cell says total. */
    public static boolean isTotal(String text) {
        String words = numbersHidden(text);
        return TOTALS.contains(words) || startsWithAny(TOTALS, words, " #");
    }

    /** Whether a cell begins as footers do: {@code Page 1 of 3}. */
    public static boolean isFooter(String text) {
        return startsWithAny(FOOTERS, numbersHidden(text), "");
    }

    /** Whether a cell says that an example follows: a word for it, and a colon. */
    public static boolean announcesExample(String text) {
        int colon = Math.max(text.indexOf(':'), text.indexOf('：'));
        return colon > 0 && EXAMPLES.contains(HeaderNames.key(text.substring(0, colon)));
    }

    /** Whether a cell is a word for an example; abbreviations are too like values to say so without a colon. */
    public static boolean isExample(String text) {
        boolean isWord = text.length() >= WORD || (text.length() > 1 && text.charAt(0) >= FIRST_OF_EAST_ASIA);
        return isWord && EXAMPLES.contains(HeaderNames.key(text));
    }

    /** Whether a cell tells how a column is to be filled in: {@code required}, {@code text}. */
    public static boolean isLabel(String text) {
        return LABELS.contains(HeaderNames.key(text));
    }

    private static void add(String entry, String name) {
        switch (entry) {
            case "row.total" -> {
                TOTALS.add(numbersHidden(name));
                String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                for (String written : new String[] {name, capital, name.toUpperCase(Locale.ROOT)}) {
                    TOTALS_AS_WRITTEN.add(written);
                    TOTALS_AS_WRITTEN.add(written + ":");
                }
            }
            case "row.footer" -> FOOTERS.add(numbersHidden(name));
            case "row.example" -> EXAMPLES.add(HeaderNames.key(name));
            case "row.label" -> LABELS.add(HeaderNames.key(name));
            default -> throw new IllegalStateException("the vocabulary names an unknown kind of row: " + entry);
        }
    }

    private static boolean startsWithAny(Set<String> phrases, String words, String ending) {
        for (int space = words.indexOf(' '); space > 0; space = words.indexOf(' ', space + 1)) {
            String start = words.substring(0, space);
            if (phrases.contains(start) && words.startsWith(ending, space)) {
                return true;
            }
        }
        return ending.isEmpty() && phrases.contains(words);
    }

    /** The words of a text, every number as a number sign. */
    private static String numbersHidden(String text) {
        String words = HeaderNames.words(text);
        StringBuilder hidden = new StringBuilder(words.length());
        boolean isNumber = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean isDigit = Character.isDigit(c);
            if (!isDigit) {
                hidden.append(c);
            } else if (!isNumber) {
                hidden.append('#');
            }
            isNumber = isDigit;
        }
        return hidden.toString();
    }
}
