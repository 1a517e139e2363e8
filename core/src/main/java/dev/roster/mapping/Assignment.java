package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every field to one column at most, so that the claims that are heard are the surest in all; the column further
 * left among equals. This is the assignment problem, solved by shortest augmenting paths (Kuhn, Munkres): a field
 * that loses its column to another may take the next best one.
 */
final class Assignment {

    /** More than any number of columns, so that a percent outweighs every place. */
    private static final int PERCENT = 100_000;

    private static final long NEVER = 1L << 40;

    private final List<HeaderReading> readings;
    private final List<Field<?>> fields;
    private final Map<Field<?>, Integer> columnOf = new HashMap<>();
    private final Map<Integer, PossibleField> won = new HashMap<>();

    private Assignment(List<HeaderReading> readings) {
        this.readings = readings;
        Set<Field<?>> claimed = new LinkedHashSet<>();
        for (HeaderReading reading : readings) {
            reading.possibleFields().stream()
                    .filter(PossibleField::isAuto)
                    .map(PossibleField::field)
                    .forEach(claimed::add);
        }
        fields = new ArrayList<>(claimed);
    }

    static Assignment of(List<HeaderReading> readings) {
        Assignment assignment = new Assignment(readings);
        assignment.assign();
        return assignment;
    }

    /** The field that a column won, or null. */
    @Nullable PossibleField won(int column) {
        return won.get(column);
    }

    /** The column that feeds a field, from 0, or null. */
    @Nullable Integer columnOf(Field<?> field) {
        return columnOf.get(field);
    }

    /** Takes a field away from the column that won it. */
    void withdraw(int column) {
        PossibleField possible = won.remove(column);
        if (possible != null) {
            columnOf.remove(possible.field());
        }
    }

    private static @Nullable PossibleField possible(HeaderReading reading, Field<?> field) {
        for (PossibleField possible : reading.possibleFields()) {
            if (possible.isAuto() && possible.field().equals(field)) {
                return possible;
            }
        }
        return null;
    }

    private void assign() {
        int columns = readings.size();
        long[][] costs = costs();
        int[] rowOf = rowOfColumn(costs, columns + fields.size());
        for (int column = 0; column < columns; column++) {
            Field<?> field = rowOf[column + 1] == 0 ? null : fields.get(rowOf[column + 1] - 1);
            PossibleField possible = field == null ? null : possible(readings.get(column), field);
            if (possible != null) {
                won.put(column, possible);
                columnOf.put(possible.field(), column);
            }
        }
    }

    /** What it costs to give a field to a column, from 1; each field may also stay without one, at no gain. */
    private long[][] costs() {
        int columns = readings.size();
        long[][] costs = new long[fields.size() + 1][columns + fields.size() + 1];
        for (int i = 0; i < fields.size(); i++) {
            for (int column = 0; column < columns; column++) {
                PossibleField possible = possible(readings.get(column), fields.get(i));
                costs[i + 1][column + 1] = possible == null ? NEVER : column - (long) possible.percent() * PERCENT;
            }
        }
        return costs;
    }

    /** The row that each column is given to, both from 1; 0 where there is none. */
    private static int[] rowOfColumn(long[][] costs, int width) {
        long[] rowPotential = new long[costs.length];
        long[] columnPotential = new long[width + 1];
        int[] rowOf = new int[width + 1];
        int[] way = new int[width + 1];
        for (int row = 1; row < costs.length; row++) {
            rowOf[0] = row;
            int end = shortestPath(costs, rowPotential, columnPotential, rowOf, way);
            for (int column = end; column != 0; column = way[column]) {
                rowOf[column] = rowOf[way[column]];
            }
        }
        return rowOf;
    }

    /** Extends the tree of alternating paths until it meets a free column, which it returns. */
    private static int shortestPath(
            long[][] costs, long[] rowPotential, long[] columnPotential, int[] rowOf, int[] way) {
        long[] least = new long[rowOf.length];
        boolean[] used = new boolean[rowOf.length];
        Arrays.fill(least, Long.MAX_VALUE);
        int column = 0;
        do {
            used[column] = true;
            int row = rowOf[column];
            int next = 0;
            for (int other = 1; other < rowOf.length; other++) {
                long reduced = costs[row][other] - rowPotential[row] - columnPotential[other];
                if (!used[other] && reduced < least[other]) {
                    least[other] = reduced;
                    way[other] = column;
                }
                next = !used[other] && (next == 0 || least[other] < least[next]) ? other : next;
            }
            long delta = least[next];
            for (int other = 0; other < rowOf.length; other++) {
                if (used[other]) {
                    rowPotential[rowOf[other]] += delta;
                    columnPotential[other] -= delta;
                } else {
                    least[other] -= delta;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        return column;
    }
}
