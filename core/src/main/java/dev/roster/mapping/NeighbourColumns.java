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
 * Decides what names mean by the columns beside them. Beside a given name, {@code Name} is the family name; beside a
 * family name, the given name; else the full name. {@code User ID} signs in, unless a user name stands beside it. Beside
 * {@code course1}, {@code role1} says what somebody is in that course, and rights here do not follow from it.
 */
final class NeighbourColumns {

    private static final int STEP = 2;

    private static final Set<Field<?>> OWNED = Set.of(Field.ROLES, Field.GROUPS, Field.STATUS, Field.USER_TYPE);

    private NeighbourColumns() {}

    static List<HeaderReading> decide(List<HeaderReading> readings) {
        boolean hasFirst = has(readings, Field.FIRST_NAME);
        boolean hasLast = has(readings, Field.LAST_NAME);
        boolean hasUserName =
                readings.stream().anyMatch(reading -> mayFeed(reading, Field.USER_NAME) && !mayFeed(reading, Field.ID));
        return readings.stream()
                .map(reading -> reading.bareName() == 0 ? reading : decide(reading, hasFirst, hasLast))
                .map(reading -> hasUserName && mayFeed(reading, Field.ID) ? without(reading, Field.USER_NAME) : reading)
                .toList();
    }

    private static boolean mayFeed(HeaderReading reading, Field<?> field) {
        return reading.possibleFields().stream()
                .anyMatch(possible -> possible.field().equals(field));
    }

    private static HeaderReading without(HeaderReading reading, Field<?> field) {
        return HeaderReading.of(reading.possibleFields().stream()
                .filter(possible -> !possible.field().equals(field))
                .toList());
    }

    private static HeaderReading decide(HeaderReading reading, boolean hasFirst, boolean hasLast) {
        Field<?> field = hasFirst == hasLast ? Field.DISPLAY_NAME : hasFirst ? Field.LAST_NAME : Field.FIRST_NAME;
        String reason = hasFirst == hasLast
                ? "a name without another part of a name beside it"
                : "the other part of the name stands in another column";
        List<PossibleField> possibleFields = new ArrayList<>();
        possibleFields.add(new PossibleField(field, reading.bareName() - STEP, false, reason));
        possibleFields.addAll(reading.possibleFields());
        return HeaderReading.of(possibleFields);
    }

    private static boolean has(List<HeaderReading> readings, Field<?> field) {
        return readings.stream()
                .anyMatch(reading -> reading.possibleFields().stream()
                        .anyMatch(possible ->
                                possible.isAuto() && possible.field().equals(field)));
    }

    /** The readings without what belongs to a course beside it, but for columns of which somebody said where they go. */
    static List<HeaderReading> withoutOwned(List<HeaderReading> readings, List<String> headers, IntPredicate isSaid) {
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
                boolean isOwner = owner.equals(headers.get(i));
                String why = isOwner ? "names a course or its like" : "belongs to column " + owner + " beside it";
                decided.set(i, HeaderReading.refused(why + ", and gives nothing here"));
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
