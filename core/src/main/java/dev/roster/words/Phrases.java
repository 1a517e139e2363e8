package dev.roster.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phrases that are looked for inside headers, as whole words or as letters. A header is short, the phrases are many. */
final class Phrases {

    private final Set<String> words = new LinkedHashSet<>();
    /** Phrases of letters by their first two. */
    private final Map<Integer, List<String>> letters = new HashMap<>();

    /** Adds a phrase of folded words. */
    void addWords(String phrase) {
        words.add(phrase);
    }

    /** Adds a phrase of folded letters, two or more. */
    void addLetters(String phrase) {
        List<String> alike = letters.computeIfAbsent(start(phrase, 0), key -> new ArrayList<>());
        if (!alike.contains(phrase)) {
            alike.add(phrase);
        }
    }

    /** The first phrase that stands inside folded words, or null. */
    @Nullable String find(String text) {
        String phrase = findWords(text);
        return phrase != null ? phrase : findLetters(HeaderNames.withoutSpaces(text));
    }

    private @Nullable String findWords(String text) {
        for (int start = 0; start >= 0 && start < text.length(); start = next(text, start)) {
            for (int end = text.indexOf(' ', start); end >= 0; end = text.indexOf(' ', end + 1)) {
                if (words.contains(text.substring(start, end))) {
                    return text.substring(start, end);
                }
            }
            if (words.contains(text.substring(start))) {
                return text.substring(start);
            }
        }
        return null;
    }

    private @Nullable String findLetters(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            for (String phrase : letters.getOrDefault(start(text, i), List.of())) {
                if (text.startsWith(phrase, i)) {
                    return phrase;
                }
            }
        }
        return null;
    }

    private static int next(String text, int start) {
        int space = text.indexOf(' ', start);
        return space < 0 ? -1 : space + 1;
    }

    private static int start(String text, int at) {
        return text.charAt(at) << 16 | text.charAt(at + 1);
    }
}
