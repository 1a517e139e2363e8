package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.words.HeaderNames;
import dev.roster.words.ManagerReference;
import dev.roster.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Two columns that name the manager together, {@code Manager First Name} and {@code Manager Last Name}. They count where
 * no other column surely tells the manager; one of them alone names nobody.
 */
final class ManagerNames {

    private static final int PERCENT = 88;

    private ManagerNames() {}

    static List<HeaderReading> decide(List<HeaderReading> readings, List<String> headers) {
        var references = new ManagerReference(Vocabulary.standard());
        int first = -1;
        int last = -1;
        for (int i = 0; i < headers.size(); i++) {
            Field<?> part = references.partOfName(HeaderNames.words(headers.get(i)));
            first = first < 0 && Field.FIRST_NAME.equals(part) ? i : first;
            last = last < 0 && Field.LAST_NAME.equals(part) ? i : last;
        }
        if (first < 0 || last < 0 || isTold(readings)) {
            return readings;
        }
        List<HeaderReading> decided = new ArrayList<>(readings);
        for (int column : List.of(first, last)) {
            String reason = "given and family name of the manager stand in two columns";
            decided.set(column, HeaderReading.of(List.of(new PossibleField(Field.MANAGER_ID, PERCENT, false, reason))));
        }
        return decided;
    }

    private static boolean isTold(List<HeaderReading> readings) {
        return readings.stream()
                .flatMap(reading -> reading.possibleFields().stream())
                .anyMatch(possible -> possible.isAuto() && possible.field().equals(Field.MANAGER_ID));
    }

    /** Whether two columns are the two parts of one name. */
    static boolean areParts(String header, String other) {
        var references = new ManagerReference(Vocabulary.standard());
        Field<?> part = references.partOfName(HeaderNames.words(header));
        Field<?> otherPart = references.partOfName(HeaderNames.words(other));
        return part != null && otherPart != null && !part.equals(otherPart);
    }
}
