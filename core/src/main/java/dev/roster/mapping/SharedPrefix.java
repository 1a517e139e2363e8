package dev.roster.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The word with which most headers of a file begin, such as {@code Contact}, and which therefore says nothing. */
final class SharedPrefix {

    private static final int MIN_HEADERS = 3;

    private SharedPrefix() {}

    /** The first word that more than half of the headers share, folded; empty when there is none. */
    static String of(List<String> headers) {
        Map<String, Integer> counts = new HashMap<>();
        int named = 0;
        for (String header : headers) {
            String words = HeaderNames.words(header);
            int space = words.indexOf(' ');
            named += words.isEmpty() ? 0 : 1;
            if (space > 0) {
                counts.merge(words.substring(0, space), 1, Integer::sum);
            }
        }
        int most = counts.values().stream().max(Integer::compare).orElse(0);
        if (most < MIN_HEADERS || most * 2 <= named) {
            return "";
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
