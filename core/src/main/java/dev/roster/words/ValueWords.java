package dev.roster.words;

import dev.roster.model.CanonicalForm;
import dev.roster.model.UserStatus;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words for yes, no and the states of an account, in all languages. */
public final class ValueWords {

    private static final String VALUE = "value.";
    private static final Map<String, Boolean> YES_NO = new HashMap<>();
    private static final Map<String, UserStatus> STATES = new HashMap<>();
    private static final Map<String, String> KINDS = new HashMap<>();
    private static final Set<String> BLANK = new HashSet<>();
    private static final Set<String> NEVER = new HashSet<>();

    /** Mr, Dr and their like. */
    public static final String HONORIFIC = "honorific";
    /** Full-time, contractor, intern and their like. */
    public static final String USER_TYPE = "userType";
    /** T, which is true to some and terminated to others. */
    public static final String STATE_UNCLEAR = "stateUnclear";
    /** Married, single and their like. */
    public static final String MARITAL_STATUS = "maritalStatus";

    // The words that exports write come before those of other systems, where "deleted" means deactivated.
    static {
        for (UserStatus status : UserStatus.values()) {
            STATES.put(status.word(), status);
        }
        for (VocabularyFile.Line line : VocabularyFile.LINES) {
            if (line.entry().startsWith(VALUE)) {
                add(line.entry().substring(VALUE.length()), line);
            }
        }
    }

    private static final String FIRST_OF_BLANK = BLANK.stream()
            .map(text -> text.substring(0, 1))
            .map(first -> first + first.toUpperCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining());

    private ValueWords() {}

    /** Reads yes or no; null when the word is neither. */
    public static @Nullable Boolean yesNo(String text) {
        return find(YES_NO, text);
    }

    /** Reads the state of an account; null when the word is none. */
    public static @Nullable UserStatus status(String text) {
        return find(STATES, text);
    }

    /** Whether a text says that there is nothing, in the words of programs: {@code n/a}, {@code NULL}, {@code -}. */
    public static boolean saysBlank(String text) {
        return BLANK.contains(CanonicalForm.of(text));
    }

    /** Whether a text says that an end never comes: {@code never}, {@code unbefristet}. */
    public static boolean saysNever(String text) {
        return NEVER.contains(CanonicalForm.of(text));
    }

    /** Whether one of the texts that say that there is nothing begins with a character, in any case. */
    public static boolean beginsBlank(char first) {
        return FIRST_OF_BLANK.indexOf(first) >= 0;
    }

    /** {@return the texts that say that there is nothing, in canonical form} */
    public static Set<String> blankWords() {
        return Collections.unmodifiableSet(BLANK);
    }

    /** Whether a folded word says yes or no. */
    public static boolean saysYesNo(String folded) {
        return YES_NO.containsKey(folded);
    }

    /** Whether a folded word tells the state of an account. */
    public static boolean saysState(String folded) {
        return STATES.containsKey(folded);
    }

    /** The kind of a folded word, or null. */
    public static @Nullable String kind(String folded) {
        return KINDS.get(folded);
    }

    /** Tells whether a word is one of a kind: a form of address, a kind of employment, a marital status. */
    public static boolean isOf(String kind, String text) {
        return kind.equals(find(KINDS, text));
    }

    private static void add(String value, VocabularyFile.Line line) {
        for (String word : line.names()) {
            switch (value) {
                case HONORIFIC, USER_TYPE, MARITAL_STATUS, STATE_UNCLEAR -> put(KINDS, word, value);
                case "never" -> NEVER.add(CanonicalForm.of(word));
                case "blank" -> BLANK.add(CanonicalForm.of(word));
                case "yes", "no" -> put(YES_NO, word, value.equals("yes"));
                default -> put(STATES, word, UserStatus.valueOf(value.toUpperCase(Locale.ROOT)));
            }
        }
    }

    private static <V> void put(Map<String, V> words, String word, V value) {
        words.putIfAbsent(word, value);
        words.putIfAbsent(CanonicalForm.of(word), value);
        HeaderNames.spelledOutKeys(word).forEach(key -> words.putIfAbsent(key, value));
    }

    /** Most cells hold a word as it stands in the vocabulary; folding is for the rest. */
    private static <V> @Nullable V find(Map<String, V> words, String text) {
        V exact = words.get(text);
        if (exact != null) {
            return exact;
        }
        V folded = words.get(CanonicalForm.of(text));
        return folded != null ? folded : words.get(HeaderNames.key(text));
    }
}
