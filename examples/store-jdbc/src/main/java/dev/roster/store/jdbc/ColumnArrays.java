package dev.roster.store.jdbc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of rows that a statement uses, as arrays that make a table {@code w}. */
final class ColumnArrays {

    /**
     * One column of the rows as an array.
     *
     * @param name its name in {@code w}
     * @param type what its elements are
     * @param values its elements
     */
    record Column(String name, String type, List<@Nullable Object> values) {}

    /** The types of elements, by what the values are in Java. */
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "text",
            Long.class, "int8",
            Integer.class, "int4",
            Boolean.class, "bool",
            LocalDate.class, "date",
            BigDecimal.class, "numeric");

    /** The type of the elements of an array, by the first of them; that of texts for an empty one. */
    static String typeOf(Object[] values) {
        return values.length == 0 ? "text" : typeOf(values[0]);
    }

    private static String typeOf(Object value) {
        return value instanceof Typed typed ? typed.type() : TYPES.getOrDefault(value.getClass(), "text");
    }

    private final List<? extends @Nullable Object[]> rows;
    private final List<Column> columns = new ArrayList<>();

    ColumnArrays(List<? extends @Nullable Object[]> rows) {
        this.rows = rows;
    }

    /** The columns in the order of the placeholders of {@link #table}. */
    List<Column> columns() {
        return columns;
    }

    /** The table of all columns that were asked for. */
    String table() {
        return "unnest(" + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ") w("
                + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + ")";
    }

    /** Compares columns of a table with those of the rows from one on; begins with "and". */
    String condition(String table, List<String> where, int from) {
        StringBuilder condition = new StringBuilder();
        for (int i = 0; i < where.size(); i++) {
            condition
                    .append(" and ")
                    .append(table)
                    .append('.')
                    .append(where.get(i))
                    .append(" = ")
                    .append(value(from + i));
        }
        return condition.toString();
    }

    /** The values of one column, which is not null. */
    Column column(int index) {
        return columns.stream()
                .filter(column -> column.name().equals("c" + index))
                .findFirst()
                .orElseThrow();
    }

    /** What a column is set to: the value of the row, or what is stored where the row keeps it. */
    String assigned(int index, String stored) {
        List<@Nullable Object> kept = new ArrayList<>(rows.size());
        boolean isKeptSomewhere = false;
        for (@Nullable Object[] row : rows) {
            boolean isKept = row[index] == Bulk.KEPT;
            kept.add(isKept);
            isKeptSomewhere |= isKept;
        }
        String value = value(index);
        return isKeptSomewhere
                ? "case when " + added("k" + index, "bool", kept) + " then " + stored + " else " + value + " end"
                : value;
    }

    /** A column without any value needs no type and no array. */
    private String value(int index) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        String type = null;
        for (@Nullable Object[] row : rows) {
            Object value = row[index] == Bulk.KEPT ? null : row[index];
            values.add(value);
            if (value != null) {
                type = typeOf(value);
            }
        }
        return type == null ? "null" : added("c" + index, type, values);
    }

    private String added(String name, String type, List<@Nullable Object> values) {
        columns.add(new Column(name, type, values));
        return "w." + name;
    }
}
