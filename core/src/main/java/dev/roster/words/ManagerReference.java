package dev.roster.words;

import dev.roster.model.Field;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of columns that name the manager by something of theirs, in the words of any language: a word for the manager
 * and a word for an address, a user name or a number, in either order, such as {@code reports to associate id},
 * {@code e-mail des Vorgesetzten}, {@code 上司社員番号}.
 */
public final class ManagerReference {

    private static final Set<String> KEYS =
            Set.of(Field.ID.key(), Field.USER_NAME.key(), Field.PRIMARY_EMAIL.key(), Field.EMPLOYEE_ID.key());
    private static final Set<String> NAMES = Set.of(Field.DISPLAY_NAME.key(), Vocabulary.BARE_NAME);
    /** In characters: longer headers are texts. */
    private static final int MAX_PART = 80;

    private static final int SURE = Vocabulary.SURE - 2;

    private final Vocabulary vocabulary;

    /**
     * Reads with a vocabulary.
     *
     * @param vocabulary knows the words for managers and for what names them
     */
    public ManagerReference(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Tells which part of the manager's name a header is about.
     *
     * @param words the folded words of a header
     * @return given or family name; null when they are not about a part of the manager's name
     */
    public @Nullable Field<?> partOfName(String words) {
        if (words.length() > MAX_PART) {
            return null;
        }
        for (int space = words.indexOf(' '); space > 0; space = words.indexOf(' ', space + 1)) {
            String before = words.substring(0, space);
            String after = words.substring(space + 1);
            Field<?> part = manager(before) == null ? null : part(after);
            if (part == null && manager(withoutLink(after)) != null) {
                part = part(before);
            }
            if (part != null) {
                return part;
            }
        }
        return null;
    }

    private @Nullable Field<?> part(String words) {
        for (Field<?> part : List.of(Field.FIRST_NAME, Field.LAST_NAME)) {
            if (meaning(words, Set.of(part.key()), Vocabulary.SURE_UNLESS_BETTER) != null) {
                return part;
            }
        }
        return null;
    }

    /**
     * Reads a header.
     *
     * @param words the folded words of a header
     * @return what they mean, or null when they are no manager and something of theirs
     */
    public Vocabulary.@Nullable Meaning find(String words) {
        boolean isJoined = words.indexOf(' ') < 0;
        if (isJoined && (words.isEmpty() || words.charAt(0) < 0x2e80)) {
            return null;
        }
        for (int i = 1; i < words.length(); i++) {
            if (isJoined || words.charAt(i) == ' ') {
                Vocabulary.Meaning meaning =
                        find(words.substring(0, i), words.substring(i).strip());
                if (meaning != null) {
                    return meaning;
                }
            }
        }
        return null;
    }

    private Vocabulary.@Nullable Meaning find(String before, String after) {
        Vocabulary.Meaning first = manager(before);
        if (first != null) {
            return of(first, after);
        }
        Vocabulary.Meaning last = manager(withoutLink(after));
        return last == null ? null : of(last, before);
    }

    private Vocabulary.@Nullable Meaning manager(String words) {
        return meaning(words, Set.of(Field.MANAGER_ID.key()), Vocabulary.SURE_UNLESS_BETTER);
    }

    private Vocabulary.@Nullable Meaning of(Vocabulary.Meaning manager, String words) {
        if (meaning(words, KEYS, Vocabulary.SURE_UNLESS_BETTER) != null) {
            return new Vocabulary.Meaning(manager.entry(), SURE, manager.languages());
        }
        return meaning(words, NAMES, Vocabulary.SURE) == null
                ? null
                : new Vocabulary.Meaning(manager.entry(), Vocabulary.GUESS, manager.languages());
    }

    private Vocabulary.@Nullable Meaning meaning(String words, Set<String> entries, int least) {
        return vocabulary.meanings(HeaderNames.withoutSpaces(words)).stream()
                .filter(meaning -> meaning.percent() >= least && entries.contains(meaning.entry()))
                .findFirst()
                .orElse(null);
    }

    private String withoutLink(String words) {
        for (int space = words.lastIndexOf(' '); space > 0; space = words.lastIndexOf(' ', space - 1)) {
            if (vocabulary.isLink(words.substring(0, space))) {
                return words.substring(space + 1);
            }
        }
        return words;
    }
}
