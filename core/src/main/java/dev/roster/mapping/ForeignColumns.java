package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.words.HeaderNames;
import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Roles and groups of another world: beside {@code course1}, {@code role1} says what somebody is in that course, and
 * rights here do not follow from it.
 */
final class ForeignColumns {

    private static final Set<Field<?>> OWNED = Set.of(Field.ROLES, Field.GROUPS, Field.STATUS, Field.USER_TYPE);

    private ForeignColumns() {}

    /** The readings without what belongs to a course beside it, but for columns of which somebody said where they go. */
    static List<HeaderReading> refused(List<HeaderReading> readings, List<String> headers, IntPredicate isSaid) {
        Map<String, String> owners = new HashMap<>();
        for (String header : headers) {
            String words = HeaderNames.words(header);
            if (Vocabulary.standard().isOwner(base(words))) {
                owners.putIfAbsent(number(words), header);
            }
        }
        if (owners.isEmpty()) {
            return readings;
        }
        List<HeaderReading> decided = new ArrayList<>(readings);
        for (int i = 0; i < readings.size(); i++) {
            String owner = owners.get(number(HeaderNames.words(headers.get(i))));
            if (owner != null && !isSaid.test(i) && isOwned(readings.get(i))) {
                decided.set(
                        i, HeaderReading.refused("belongs to column " + owner + " beside it, and gives nothing here"));
            }
        }
        return decided;
    }

    private static boolean isOwned(HeaderReading reading) {
        return reading.possibleFields().stream().anyMatch(possible -> OWNED.contains(possible.field()));
    }

    private static String base(String words) {
        String number = number(words);
        return number.isEmpty()
                ? words
                : words.substring(0, words.length() - number.length()).strip();
    }

    private static String number(String words) {
        int start = words.length();
        while (start > 0 && Character.isDigit(words.charAt(start - 1))) {
            start--;
        }
        return words.substring(start);
    }
}
