package dev.roster.mapping;

import dev.roster.words.HeaderNames;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words with which most headers of a file begin, such as {@code Contact}, and which therefore say nothing. */
final class SharedPrefix {

    private static final int MIN_HEADERS = 3;

    private SharedPrefix() {}

    /** The longest words that more than half of the headers share, folded; empty when there are none. */
    static String of(List<String> headers) {
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
