package dev.roster.query;

import dev.roster.model.Field;
import dev.roster.model.User;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words by which a search finds users, computed here once for every store: a store keeps what {@link #of(User)}
 * gives beside each user, looks for beginnings of those words, and never folds anything itself (UQ-01).
 *
 * <p>A word is a run of letters, digits and pictures; everything else stands between words. Case and accents are folded
 * (Unicode NFKD without the marks of accents, lower case, and {@code ß ss, æ ae, œ oe, ø o, ł l, đ d, ð d, þ th, ı i}),
 * so {@code Zoë O'Neil-Straße} has the words {@code zoe o neil strasse}. A word counts up to its first
 * {@value #MAX_LENGTH} UTF-16 units.
 */
public final class SearchWords {

    /** How many UTF-16 units of a word count. */
    public static final int MAX_LENGTH = 64;

    private static final int MAX_PASSES = 4;

    private static final List<Field<?>> FIELDS = List.of(
            Field.DISPLAY_NAME,
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.USER_NAME,
            Field.PRIMARY_EMAIL,
            Field.EMPLOYEE_ID);

    /** Letters that people type without their stroke or as two letters, and that Unicode does not take apart. */
    private static final Map<Integer, String> LETTERS = Map.of(
            (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d",
            (int) 'ð', "d", (int) 'þ', "th", (int) 'ı', "i");

    private SearchWords() {}

    /** {@return the fields whose words are searched} */
    public static List<Field<?>> fields() {
        return FIELDS;
    }

    /**
     * The words of a text.
     *
     * @param text any text
     * @return the folded words in order, each once; unmodifiable
     */
    public static List<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        add(text, words);
        return List.copyOf(words);
    }

    /**
     * The words by which a user is found.
     *
     * @param user the user
     * @return the folded words of all {@link #fields}, each once; unmodifiable
     */
    public static List<String> of(User user) {
        Set<String> words = new LinkedHashSet<>();
        for (Field<?> field : FIELDS) {
            String text = Comparisons.sortText(field, user);
            if (text != null) {
                add(text, words);
            }
        }
        return List.copyOf(words);
    }

    /** Whether each word is the beginning of a word of the user. */
    static boolean find(List<String> words, User user) {
        for (String word : words) {
            if (!occurs(word, user)) {
                return false;
            }
        }
        return true;
    }

    private static boolean occurs(String word, User user) {
        for (Field<?> field : FIELDS) {
            String text = Comparisons.sortText(field, user);
            if (text != null && begins(word, text)) {
                return true;
            }
        }
        return false;
    }

    /** Scans of a million users ask this of each, so plain text is compared where it stands. */
    private static boolean begins(String word, String text) {
        if (isAscii(text)) {
            boolean isInside = false;
            for (int i = 0; i < text.length(); i++) {
                boolean isPart = isWordPart(text.charAt(i));
                if (isPart && !isInside && text.regionMatches(true, i, word, 0, word.length())) {
                    return isAscii(word);
                }
                isInside = isPart;
            }
            return false;
        }
        return of(text).stream().anyMatch(own -> own.startsWith(word));
    }

    private static void add(String text, Set<String> words) {
        String folded = folded(text);
        int start = -1;
        for (int i = 0; i < folded.length(); ) {
            int codePoint = folded.codePointAt(i);
            boolean isPart = isWordPart(codePoint);
            if (isPart && start < 0) {
                start = i;
            } else if (!isPart && start >= 0) {
                words.add(cut(folded.substring(start, i)));
                start = -1;
            }
            i += Character.charCount(codePoint);
        }
        if (start >= 0) {
            words.add(cut(folded.substring(start)));
        }
    }

    private static String cut(String word) {
        if (word.length() <= MAX_LENGTH) {
            return word;
        }
        boolean cutsPair = Character.isHighSurrogate(word.charAt(MAX_LENGTH - 1));
        return word.substring(0, cutsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
    }

    private static String folded(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
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

    private static String foldOnce(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(apart.length());
        apart.codePoints().filter(codePoint -> !isAccent(codePoint)).forEach(codePoint -> {
            @Nullable String letters = LETTERS.get(codePoint);
            if (letters == null) {
                plain.appendCodePoint(codePoint);
            } else {
                plain.append(letters);
            }
        });
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** The blocks of combining diacritical marks; marks of other scripts are parts of words. */
    private static boolean isAccent(int codePoint) {
        return (codePoint >= 0x0300 && codePoint <= 0x036f)
                || (codePoint >= 0x1ab0 && codePoint <= 0x1aff)
                || (codePoint >= 0x1dc0 && codePoint <= 0x1dff)
                || (codePoint >= 0x20d0 && codePoint <= 0x20ff)
                || (codePoint >= 0xfe20 && codePoint <= 0xfe2f);
    }

    private static boolean isWordPart(int codePoint) {
        if (codePoint < 0x80) {
            return Character.isLetterOrDigit(codePoint);
        }
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL -> false;
            default -> true;
        };
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
