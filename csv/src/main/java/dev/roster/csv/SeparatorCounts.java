package dev.roster.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each candidate stands in each record of the head, outside quotes. */
final class SeparatorCounts {

    private static final String CANDIDATES = Separator.CANDIDATES;

    private static final Comparator<Found> BY_REGULARITY =
            Comparator.comparingInt(Found::lines).thenComparingInt(Found::each);

    private final List<Map<Integer, Integer>> linesByCount = new ArrayList<>();
    private final int[] current = new int[CANDIDATES.length()];
    private int records;

    /**
     * A candidate and how regular it is.
     *
     * @param character the candidate
     * @param each how often it stands in a record; 0 when that differs
     * @param lines in how many records it does so
     * @param records how many records were looked at
     */
    record Found(char character, int each, int lines, int records) {

        String words() {
            return each == 0
                    ? "in " + lines + " of " + records + " rows looked at"
                    : "most regular: " + each + " in " + lines + " of " + records + " rows looked at";
        }
    }

    private SeparatorCounts() {
        for (int i = 0; i < CANDIDATES.length(); i++) {
            linesByCount.add(new HashMap<>());
        }
    }

    static SeparatorCounts of(String head) {
        SeparatorCounts counts = new SeparatorCounts();
        counts.scan(head);
        return counts;
    }

    /** {@return the candidate with the same count in most records, or null if none has one in more than half} */
    @Nullable Found mostRegular() {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < CANDIDATES.length(); i++) {
            char character = CANDIDATES.charAt(i);
            linesByCount.get(i).entrySet().stream()
                    .map(entry -> new Found(character, entry.getKey(), entry.getValue(), records))
                    .max(BY_REGULARITY)
                    .ifPresent(found::add);
        }
        return best(found);
    }

    /** {@return the candidate in most records, however often, or null if none is in more than half} */
    @Nullable Found mostPresent() {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < CANDIDATES.length(); i++) {
            int lines = linesByCount.get(i).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            found.add(new Found(CANDIDATES.charAt(i), 0, lines, records));
        }
        return best(found);
    }

    /** The first of equals wins: the candidates stand in the order of likelihood. */
    private @Nullable Found best(List<Found> found) {
        Found best = null;
        for (Found candidate : found) {
            boolean better = best == null || BY_REGULARITY.compare(candidate, best) > 0;
            if (better && candidate.lines() * 2 > records) {
                best = candidate;
            }
        }
        return best;
    }

    /** The last record counts only when it is the only one: the head may end in the middle of it. */
    private void scan(String head) {
        boolean atStart = true;
        int recordStart = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '"' && atStart) {
                i = closingQuote(head, i);
                atStart = false;
            } else if (c == '\r' || c == '\n') {
                endRecord(i > recordStart);
                recordStart = i + 1;
                atStart = true;
            } else {
                int candidate = CANDIDATES.indexOf(c);
                atStart = candidate >= 0;
                if (atStart) {
                    current[candidate]++;
                }
            }
        }
        endRecord(records == 0);
    }

    private static int closingQuote(String head, int opening) {
        int quote = head.indexOf('"', opening + 1);
        while (quote >= 0 && quote + 1 < head.length() && head.charAt(quote + 1) == '"') {
            quote = head.indexOf('"', quote + 2);
        }
        return quote < 0 ? head.length() : quote;
    }

    private void endRecord(boolean counted) {
        for (int i = 0; i < current.length; i++) {
            if (counted && current[i] > 0) {
                linesByCount.get(i).merge(current[i], 1, Integer::sum);
            }
            current[i] = 0;
        }
        records += counted ? 1 : 0;
    }
}
