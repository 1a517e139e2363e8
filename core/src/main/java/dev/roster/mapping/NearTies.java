package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.table.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Columns that claim the same unique field equally and disagree in their cells. Which of two user names is the right one
 * nobody can tell from the file, so none is taken and somebody is asked.
 */
final class NearTies {

    private static final int NEAR = 1;

    private NearTies() {}

    /** Takes such fields away from their columns and tells which columns they were. */
    static Set<Integer> withdraw(List<HeaderReading> readings, Assignment assignment, List<Row> rows) {
        Set<Integer> tied = new HashSet<>();
        for (int column = 0; column < readings.size(); column++) {
            PossibleField won = assignment.won(column);
            if (won == null || !won.field().isUnique()) {
                continue;
            }
            for (int other = 0; other < readings.size(); other++) {
                boolean isTie = other != column
                        && assignment.won(other) == null
                        && percent(readings.get(other), won.field()) >= won.percent() - NEAR
                        && disagree(rows, column, other);
                if (isTie) {
                    tied.add(column);
                    tied.add(other);
                }
            }
        }
        tied.forEach(assignment::withdraw);
        return tied;
    }

    private static int percent(HeaderReading reading, Field<?> field) {
        return reading.possibleFields().stream()
                .filter(possible -> possible.isAuto() && possible.field().equals(field))
                .mapToInt(PossibleField::percent)
                .findFirst()
                .orElse(0);
    }

    private static boolean disagree(List<Row> rows, int column, int other) {
        return rows.stream().anyMatch(row -> {
            String mine = row.cell(column).strip();
            String theirs = row.cell(other).strip();
            return !mine.isEmpty() && !theirs.isEmpty() && !mine.equals(theirs);
        });
    }
}
