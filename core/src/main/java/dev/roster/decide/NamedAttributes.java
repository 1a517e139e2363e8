package dev.roster.decide;

import dev.roster.mapping.AttributePair;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.table.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Spreads the pairs of names and values of a row over columns of their own, one behind the row for each custom attribute,
 * so that they are read like any other.
 */
final class NamedAttributes {

    private static final int UNKNOWN = -1;

    private final List<AttributePair> pairs;
    private final Fields fields;
    private final int width;
    private final List<Field<?>> attributes;
    private final Map<String, Integer> columnOf = new HashMap<>();

    /**
     * Prepares to spread.
     *
     * @param pairs the pairs
     * @param fields the fields of the tenant
     * @param taken the fields that have columns of their own
     * @param width how many columns the file has
     */
    NamedAttributes(List<AttributePair> pairs, Fields fields, List<Field<?>> taken, int width) {
        this.pairs = pairs;
        this.fields = fields;
        this.width = width;
        this.attributes = pairs.isEmpty()
                ? List.of()
                : fields.all().stream()
                        .filter(field -> field.attribute().isPresent() && !taken.contains(field))
                        .toList();
    }

    /** The attributes, in the order of their columns, of which the first stands right behind the row. */
    List<Field<?>> attributes() {
        return attributes;
    }

    /** The row with the values behind it. */
    Row spread(Row row) {
        if (pairs.isEmpty()) {
            return row;
        }
        String[] cells = Arrays.copyOf(row.cells().toArray(String[]::new), width + attributes.size());
        for (int i = row.size(); i < cells.length; i++) {
            cells[i] = "";
        }
        forEach(row, (column, value) -> cells[column] = value, lost -> {});
        return Row.of(row.number(), cells).withNotes(row.notes());
    }

    /** Tells the columns of names that nobody knows, or that stand twice, beside a value. */
    void unknown(Row row, IntConsumer told) {
        forEach(row, (column, value) -> {}, told);
    }

    private interface Target {
        void put(int column, String value);
    }

    private void forEach(Row row, Target target, IntConsumer lost) {
        boolean[] filled = new boolean[attributes.size()];
        for (AttributePair pair : pairs) {
            String value = row.cell(pair.value());
            if (value.isBlank()) {
                continue;
            }
            int attribute = columnOf.computeIfAbsent(row.cell(pair.name()).strip(), this::find);
            if (attribute == UNKNOWN || filled[attribute]) {
                lost.accept(pair.name());
            } else {
                filled[attribute] = true;
                target.put(width + attribute, value);
            }
        }
    }

    private int find(String name) {
        return AttributePair.attribute(name, fields).map(attributes::indexOf).orElse(UNKNOWN);
    }
}
