package dev.roster.words;

import dev.roster.model.CanonicalForm;
import dev.roster.model.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Full names of people in the one form in which they are compared: {@code Bob High} and {@code High, Bob} are both
 * {@code bob high}. A single word is no full name, unless it is of a script that writes names without blanks.
 */
public final class FullName {

    private static final char FIRST_WITHOUT_BLANKS = 0x2e80;

    private FullName() {}

    /**
     * The form in which a name is compared.
     *
     * @param text a name, given name first or family name and a comma first
     * @return the form, or null when the text is no full name
     */
    public static @Nullable String of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String canonical = String.join(" ", words(CanonicalForm.of(text)));
        int comma = canonical.indexOf(',');
        if (comma >= 0) {
            String family = canonical.substring(0, comma).strip();
            String given = canonical.substring(comma + 1).strip();
            boolean isName = !family.isEmpty() && !given.isEmpty() && given.indexOf(',') < 0;
            return isName ? given + " " + family : null;
        }
        boolean isWhole = canonical.indexOf(' ') > 0 || canonical.charAt(0) >= FIRST_WITHOUT_BLANKS;
        return isWhole ? canonical : null;
    }

    /**
     * A name without the form of address before it.
     *
     * @param text a name, such as {@code Dr. Ada Byron}
     * @return the name alone; the text itself where no such word stands before two others
     */
    public static String withoutHonorific(String text) {
        String name = text.strip();
        int space = name.indexOf(' ');
        while (space > 0
                && ValueWords.isOf(ValueWords.HONORIFIC, name.substring(0, space))
                && name.indexOf(' ', space + 1) > 0) {
            name = name.substring(space + 1).strip();
            space = name.indexOf(' ');
        }
        return name;
    }

    /**
     * The names under which a user is known: the one that is shown, and given and family name together.
     *
     * @param user the user
     * @return the forms in which they are compared
     */
    public static Set<String> of(User user) {
        return of(
                user.name().displayName(), user.name().firstName(), user.name().lastName());
    }

    /**
     * The names that a row gives its user.
     *
     * @param shown the name that is shown
     * @param given the given name
     * @param family the family name
     * @return the forms in which they are compared
     */
    public static Set<String> of(@Nullable String shown, @Nullable String given, @Nullable String family) {
        Set<String> names = new LinkedHashSet<>(2);
        add(names, of(shown));
        if (given != null && family != null && !given.isBlank() && !family.isBlank()) {
            add(names, of(family.replace(",", " ") + ", " + given.replace(",", " ")));
        }
        return names;
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }

    /**
     * What a name of two words means where the family name stands first.
     *
     * @param name a name in the form in which it is compared
     * @return the name the other way round, or null when it has not two words
     */
    public static @Nullable String reversed(String name) {
        List<String> words = words(name);
        return words.size() == 2 ? words.get(1) + " " + words.get(0) : null;
    }

    /** A given and a family name. */
    public record Parts(String given, String family) {}

    /**
     * Where a name may be parted.
     *
     * @param name a name in the form in which it is compared
     * @return every way to part it between two words
     */
    public static List<Parts> parts(String name) {
        List<Parts> parts = new ArrayList<>(2);
        for (int space = name.indexOf(' '); space > 0; space = name.indexOf(' ', space + 1)) {
            parts.add(new Parts(name.substring(0, space), name.substring(space + 1)));
        }
        return parts;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(4);
        for (String word : text.split(" ", -1)) {
            if (!word.isBlank()) {
                words.add(word);
            }
        }
        return words;
    }
}
