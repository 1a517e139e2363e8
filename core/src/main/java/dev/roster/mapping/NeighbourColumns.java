package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what names mean by the columns beside them. Beside a given name, {@code Name} is the family name; beside a
 * family name, the given name; else the full name. {@code User ID} signs in, unless a user name stands beside it.
 */
final class NeighbourColumns {

    private static final int STEP = 2;

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
}
