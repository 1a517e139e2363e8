package dev.roster.words;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words with which most headers of a file begin, such as {@code Contact}, and which therefore say nothing. */
public final class SharedPrefix {

    private static final int MIN_HEADERS = 3;

    private SharedPrefix() {}

    /**
     * Finds the longest words that more than half of the headers begin with.
     *
     * @param headers all headers of a file
     * @return the words, folded; empty when there are none
     */
    public static String of(List<String> headers) {
        Map<String, Integer> counts = new HashMap<>();
        int named = 0;
        for (String header : headers) {
            String words = HeaderNames.words(header);
            named += words.isEmpty() ? 0 : 1;
            for (int space = words.indexOf(' '); space > 0; space = words.indexOf(' ', space + 1)) {
                counts.merge(words.substring(0, space), 1, Integer::sum);
            }
        }
        int least = Math.max(MIN_HEADERS, named / 2 + 1);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .map(Map.Entry::getKey)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
