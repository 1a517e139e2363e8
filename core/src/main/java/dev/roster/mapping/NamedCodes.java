package dev.roster.mapping;

import dev.roster.cell.Bracketed;
import dev.roster.model.CanonicalForm;
import dev.roster.model.FieldType;
import dev.roster.table.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The codes by which columns name other people of the file, such as the number of a manager. A column that holds one of
 * them, and each of its cells once, is what people are known by.
 */
final class NamedCodes {

    private final Set<String> codes = new HashSet<>();

    /** Reads the cells of all columns that surely name other people. */
    static NamedCodes of(List<HeaderReading> readings, List<Row> samples) {
        var named = new NamedCodes();
        for (int column = 0; column < readings.size(); column++) {
            if (namesPeople(readings.get(column))) {
                for (Row row : samples) {
                    named.add(row.cell(column).strip());
                }
            }
        }
        return named;
    }

    private static boolean namesPeople(HeaderReading reading) {
        return reading.possibleFields().stream()
                .anyMatch(possible -> possible.isAuto() && possible.field().type() == FieldType.USER_REFERENCE);
    }

    private void add(String text) {
        Bracketed bracketed = Bracketed.of(text);
        String code = bracketed == null ? text : bracketed.inside();
        if (code.indexOf('@') < 0 && code.chars().anyMatch(Character::isDigit)) {
            codes.add(CanonicalForm.of(code));
        }
    }

    /** Whether the cells of a column are different from one another and one of the codes is among them. */
    boolean areAmong(Evidence evidence) {
        return !codes.isEmpty()
                && evidence.distinct() == evidence.filled()
                && evidence.texts().stream().map(CanonicalForm::of).anyMatch(codes::contains);
    }
}
