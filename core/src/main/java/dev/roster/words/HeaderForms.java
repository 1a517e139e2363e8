package dev.roster.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The shorter forms in which a header may be known, the longest first: without a bracketed hint, the hint itself, the
 * last part of a path, without a counter, without words that add nothing, without the words that most headers share.
 */
public final class HeaderForms {

    private static final int MAX_STEPS = 3;
    private static final int MAX_FORMS = 24;
    private static final String OPENING = "([{（【［「";
    private static final String CLOSING = ")]}）】］」";

    /**
     * A shorter form of a header.
     *
     * @param text the form
     * @param steps how often something was left out to reach it
     */
    public record Form(String text, int steps) {}

    private final Vocabulary vocabulary;
    private final String sharedPrefix;
    private final List<Form> forms = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private HeaderForms(Vocabulary vocabulary, String sharedPrefix) {
        this.vocabulary = vocabulary;
        this.sharedPrefix = sharedPrefix;
    }

    /**
     * Finds the forms of a header, without the header itself.
     *
     * @param header any text
     * @param vocabulary tells which words add nothing
     * @param sharedPrefix the words with which most headers of the file begin; may be empty
     * @return the forms, the longest first, each once; empty when none is shorter
     */
    public static List<Form> of(String header, Vocabulary vocabulary, String sharedPrefix) {
        var found = new HeaderForms(vocabulary, sharedPrefix);
        found.add(header, 0);
        for (int i = 0; i < found.forms.size(); i++) {
            Form form = found.forms.get(i);
            if (form.steps() < MAX_STEPS) {
                found.shorten(form.text(), form.steps() + 1);
            }
        }
        return found.forms.subList(1, found.forms.size());
    }

    private void shorten(String text, int steps) {
        addWithoutBrackets(text, steps);
        addPathEnd(text, steps);
        String words = HeaderNames.words(text);
        vocabulary.writtenOut(words).forEach(form -> add(form, steps));
        addWithoutCounter(words, steps);
        addWithoutSuffix(words, steps);
        addWithoutPrefix(words, steps);
        addWithoutJoinedPrefix(HeaderNames.withoutSpaces(words), steps);
        addWithoutJoinedSuffix(HeaderNames.withoutSpaces(words), steps);
    }

    private void add(String text, int steps) {
        if (forms.size() < MAX_FORMS && (seen.add(HeaderNames.words(text)) || forms.isEmpty())) {
            forms.add(new Form(text, steps));
        }
    }

    /** What stands outside the brackets says more than what stands inside. */
    private void addWithoutBrackets(String text, int steps) {
        StringBuilder outside = new StringBuilder();
        List<String> inside = new ArrayList<>();
        int end = 0;
        for (int open = indexOfAny(text, OPENING, 0); open >= 0; open = indexOfAny(text, OPENING, end)) {
            int close = indexOfAny(text, CLOSING, open);
            if (close < 0) {
                break;
            }
            outside.append(text, end, open).append(' ');
            inside.add(text.substring(open + 1, close));
            end = close + 1;
        }
        if (!inside.isEmpty()) {
            String rest = outside.append(text.substring(end)).toString();
            add(rest, steps);
            addWithoutSuffix(HeaderNames.words(rest), steps);
            inside.forEach(hint -> add(hint, steps));
        }
    }

    private void addPathEnd(String text, int steps) {
        List<String> parts = HeaderNames.path(text.replace(" - ", "."));
        int last = parts.size() - 1;
        while (last > 0 && isPlace(HeaderNames.key(parts.get(last)))) {
            last--;
        }
        if (last > 0 && parts.size() > 2) {
            add(parts.get(last - 1) + ' ' + parts.get(last), steps);
        }
        if (last > 0 && vocabulary.isContainer(HeaderNames.key(parts.get(last - 1)))) {
            add(parts.get(last), steps);
        } else if (last == 0 && parts.size() > 1) {
            add(parts.get(0), steps);
        }
    }

    /** SCIM writes {@code groups.display} and {@code emails.value}, others count: {@code roles.0}. */
    private static boolean isPlace(String key) {
        return key.equals("value") || key.equals("display") || key.equals("0");
    }

    /** The first of several columns counts: {@code phone 1}. */
    private void addWithoutCounter(String words, int steps) {
        if (words.endsWith(" 1")) {
            add(words.substring(0, words.length() - 2), steps);
        }
    }

    private void addWithoutSuffix(String words, int steps) {
        for (int space = words.indexOf(' '); space > 0; space = words.indexOf(' ', space + 1)) {
            if (vocabulary.isSuffix(words.substring(space + 1))) {
                add(words.substring(0, space), steps);
            }
        }
    }

    private void addWithoutPrefix(String words, int steps) {
        for (int space = words.indexOf(' '); space > 0; space = words.indexOf(' ', space + 1)) {
            String prefix = words.substring(0, space);
            if (vocabulary.isPrefix(prefix) || prefix.equals(sharedPrefix)) {
                add(words.substring(space + 1), steps);
            }
        }
    }

    /** Scripts without spaces join the prefix to the name. */
    private void addWithoutJoinedPrefix(String key, int steps) {
        for (int length = 1; length < key.length() && isIdeographic(key.charAt(length - 1)); length++) {
            if (vocabulary.isPrefix(key.substring(0, length))) {
                add(key.substring(length), steps);
            }
        }
    }

    private void addWithoutJoinedSuffix(String key, int steps) {
        for (int start = key.length() - 1; start > 0 && isIdeographic(key.charAt(start)); start--) {
            if (vocabulary.isSuffix(key.substring(start))) {
                add(key.substring(0, start), steps);
            }
        }
    }

    private static boolean isIdeographic(char c) {
        return c >= 0x2e80 && c <= 0xd7ff;
    }

    private static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
