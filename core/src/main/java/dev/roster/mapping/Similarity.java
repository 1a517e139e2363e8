package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names that are spelled nearly alike. Guarded, because near spellings are where wrong matches come from:
 * both names have at least six letters and at most one in ten differs. Nothing is mapped by likeness; it only proposes.
 */
final class Similarity {

    private static final int MIN_LETTERS = 6;
    private static final int MAX_CANDIDATES = 3;
    private static final int ONE_IN = 10;

    private Similarity() {}

    static List<Candidate> candidates(String key, Vocabulary vocabulary, Function<String, @Nullable Field<?>> fieldOf) {
        if (key.length() < MIN_LETTERS) {
            return List.of();
        }
        Map<Field<?>, Candidate> best = new LinkedHashMap<>();
        vocabulary.names().forEach((name, meanings) -> {
            int allowed = Math.max(key.length(), name.length()) / ONE_IN;
            int edits = allowed == 0 ? MIN_LETTERS : edits(key, name, allowed);
            Field<?> field = edits <= allowed ? fieldOf.apply(meanings.get(0).entry()) : null;
            if (field != null) {
                double likeness = 1 - (double) edits / Math.max(key.length(), name.length());
                var candidate = new Candidate(field, likeness / 2, "spelled nearly like \"" + name + "\"");
                best.merge(field, candidate, (a, b) -> a.confidence() >= b.confidence() ? a : b);
            }
        });
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::confidence).reversed())
                .limit(MAX_CANDIDATES)
                .toList();
    }

    /** Insertions, deletions, replacements and swaps of neighbours; more than the limit when there are more. */
    static int edits(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int value = Math.min(Math.min(current[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    value = Math.min(value, beforeLast[j - 2] + 1);
                }
                current[j] = value;
                least = Math.min(least, value);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[b.length()];
    }
}
