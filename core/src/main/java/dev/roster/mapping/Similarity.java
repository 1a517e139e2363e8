package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.words.Spelling;
import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names that are spelled nearly alike. Guarded, because near spellings are where wrong matches come from: both names
 * have at least six letters, at most one in ten differs, digits are the same, and no name of another meaning is
 * as near. Two letters that changed places count as half a difference. Nothing is mapped by likeness alone; it is asked.
 */
final class Similarity {

    private static final int MIN_LETTERS = 6;
    private static final int ONE_IN = 10;
    /** What a difference of one letter counts, in {@link #halfEdits}. */
    static final int EDIT = 2;

    private static final int SWAP = 1;

    private Similarity() {}

    /** The nearest names, as guesses; refused when the nearest is one that is never imported. */
    static HeaderReading find(String key, Vocabulary vocabulary, Function<String, @Nullable Field<?>> fieldOf) {
        if (key.length() < MIN_LETTERS) {
            return HeaderReading.nothing();
        }
        Spelling spelling = Spelling.of(key);
        int least = Integer.MAX_VALUE;
        Map<String, String> nearest = new LinkedHashMap<>();
        int reach = Math.max(1, key.length() / ONE_IN);
        for (int length = Math.max(MIN_LETTERS, key.length() - reach); length <= key.length() + reach; length++) {
            for (Spelling other : vocabulary.namesOfLength(length)) {
                if (!spelling.mayBeNear(other, reach)) {
                    continue;
                }
                String name = other.name();
                int allowed = Math.min(EDIT * reach, least);
                int edits = halfEdits(key, name, allowed);
                boolean isNear = edits <= allowed && edits * ONE_IN <= EDIT * Math.max(key.length(), length);
                if (isNear && edits < least) {
                    nearest.clear();
                }
                if (isNear) {
                    least = edits;
                    vocabulary.meanings(name).forEach(meaning -> nearest.putIfAbsent(meaning.entry(), name));
                }
            }
        }
        return reading(nearest, fieldOf);
    }

    private static HeaderReading reading(Map<String, String> nearest, Function<String, @Nullable Field<?>> fieldOf) {
        List<PossibleField> possibleFields = new ArrayList<>();
        for (Map.Entry<String, String> near : nearest.entrySet()) {
            String reason = "spelled nearly like \"" + near.getValue() + "\"";
            if (near.getKey().equals(Vocabulary.SENSITIVE) || near.getKey().equals(Vocabulary.REFUSED)) {
                return HeaderReading.refused(reason + ", which is never imported unasked");
            }
            Field<?> field = fieldOf.apply(near.getKey());
            if (field != null) {
                boolean isInverted = near.getKey().equals(Vocabulary.STATUS_INVERTED);
                possibleFields.add(new PossibleField(field, Vocabulary.GUESS, isInverted, reason));
            }
        }
        return HeaderReading.of(possibleFields);
    }

    /** Insertions, deletions and replacements at two each, swaps of neighbours at one; more than the limit when there are more. */
    static int halfEdits(String a, String b, int limit) {
        if (EDIT * Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = EDIT * j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = EDIT * i;
            int least = current[0];
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : EDIT;
                int value = Math.min(Math.min(current[j - 1], last[j]) + EDIT, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    value = Math.min(value, beforeLast[j - 2] + SWAP);
                }
                current[j] = value;
                least = Math.min(least, value);
            }
            if (least > limit + SWAP) {
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
