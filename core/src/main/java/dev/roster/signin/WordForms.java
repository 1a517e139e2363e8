package dev.roster.signin;

import dev.roster.model.CanonicalForm;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** The words of which a password may be a spelling. */
final class WordForms {

    /** Fewer letters are no word: anybody's initials would forbid passwords of digits. */
    private static final int SHORTEST_WORD = 3;

    private static final int LONGEST_END = 8;
    private static final String LEET = "01345789@$!|+";
    private static final String LETTERS = "oieastbgasilt";
    /** A one stands for both letters. */
    private static final String OTHER_LETTERS = "oleastbgaslit";

    private WordForms() {}

    /** The forms under which words are found: folded, and without what stands between their letters. */
    static Set<String> keysOf(Collection<String> words) {
        Set<String> keys = new HashSet<>();
        for (String word : words) {
            String folded = CanonicalForm.of(word);
            keys.add(folded);
            keys.add(compact(folded));
        }
        keys.removeIf(key -> key.codePointCount(0, key.length()) < SHORTEST_WORD);
        return keys;
    }

    /** All words of which a password may be a spelling, the password itself among them. */
    static Set<String> of(String password) {
        Set<String> forms = new LinkedHashSet<>();
        String folded = CanonicalForm.of(password);
        for (String whole : List.of(folded, unit(folded))) {
            for (String core : withoutEnds(whole)) {
                addSpellings(forms, core);
            }
        }
        for (String form : Set.copyOf(forms)) {
            forms.add(new StringBuilder(form).reverse().toString());
        }
        return forms;
    }

    private static void addSpellings(Set<String> forms, String core) {
        for (String spelled : List.of(core, read(core, LETTERS), read(core, OTHER_LETTERS))) {
            forms.add(spelled);
            forms.add(unit(spelled));
            forms.add(unit(compact(spelled)));
        }
    }

    /** The text, and what has a letter of it with up to 8 digits or signs less at each end: a number is no word with digits. */
    private static Set<String> withoutEnds(String text) {
        int front = run(text, i -> i);
        int back = run(text, i -> text.length() - 1 - i);
        Set<String> cores = new LinkedHashSet<>();
        cores.add(text);
        for (int from = 0; from <= front; from++) {
            for (int less = 0; less <= back && from + less < text.length(); less++) {
                String core = text.substring(from, text.length() - less);
                if (hasLetter(core)) {
                    cores.add(core);
                }
            }
        }
        return cores;
    }

    static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** How many units from one end on are no letters. */
    private static int run(String text, IntUnaryOperator place) {
        int units = 0;
        while (units < Math.min(LONGEST_END, text.length()) && isEnd(text.charAt(place.applyAsInt(units)))) {
            units++;
        }
        return units;
    }

    private static boolean isEnd(char c) {
        return !Character.isLetter(c) && !Character.isSurrogate(c);
    }

    private static String read(String text, String letters) {
        StringBuilder read = new StringBuilder(text);
        for (int i = 0; i < read.length(); i++) {
            int digit = LEET.indexOf(read.charAt(i));
            if (digit >= 0) {
                read.setCharAt(i, letters.charAt(digit));
            }
        }
        return read.toString();
    }

    /** What a text repeats, or the text itself. */
    static String unit(String text) {
        int length = text.length();
        for (int part = 1; part <= length / 2; part++) {
            if (length % part == 0 && text.regionMatches(part, text, 0, length - part)) {
                return text.substring(0, part);
            }
        }
        return text;
    }

    private static String compact(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(compact::appendCodePoint);
        return compact.toString();
    }
}
