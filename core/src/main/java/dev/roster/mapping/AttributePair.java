package dev.roster.mapping;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.table.Row;
import dev.roster.words.HeaderNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Two columns of which one names a custom attribute, row by row, and the other holds its value:
 * {@code Attribute1_name} and {@code Attribute1_value}.
 *
 * @param name the column of the name, from 0
 * @param value the column of the value, from 0
 */
public record AttributePair(int name, int value) {

    private static final String NAME = " name";
    private static final String VALUE = " value";

    /**
     * Finds the pairs among columns that are mapped so.
     *
     * @param columns the columns of a file
     * @return the pairs, in the order of the file
     */
    public static List<AttributePair> in(List<ColumnMapping> columns) {
        List<AttributePair> pairs = new ArrayList<>();
        for (AttributePair pair :
                named(columns.stream().map(ColumnMapping::column).toList())) {
            if (columns.get(pair.name).control() == Control.ATTRIBUTE_NAME
                    && columns.get(pair.value).control() == Control.ATTRIBUTE_VALUE) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    /**
     * Finds the custom attribute that a cell names.
     *
     * @param text the cell
     * @param fields the fields of the tenant
     * @return the attribute by its key or label, empty when there is none
     */
    public static Optional<Field<?>> attribute(String text, Fields fields) {
        String key = HeaderNames.key(text);
        return fields.all().stream()
                .filter(field -> field.attribute()
                        .filter(attribute -> HeaderNames.key(field.key()).equals(key)
                                || HeaderNames.key(attribute.label()).equals(key))
                        .isPresent())
                .findFirst();
    }

    /** The readings with the pairs whose names some cell knows, but for columns of which somebody said where they go. */
    static List<HeaderReading> decide(
            List<HeaderReading> readings, TableHead head, Fields fields, IntPredicate isSaid) {
        List<HeaderReading> decided = new ArrayList<>(readings);
        List<AttributePair> pairs = named(head.names());
        boolean isAny = pairs.stream().anyMatch(pair -> pair.namesAttributes(head.samples(), fields));
        for (AttributePair pair : pairs) {
            boolean isFree = !isSaid.test(pair.name) && !isSaid.test(pair.value);
            boolean isMeant = pair.namesAttributes(head.samples(), fields)
                    || (isAny
                            && head.samples().stream()
                                    .allMatch(row -> row.cell(pair.name).isBlank()));
            if (isFree && isMeant) {
                decided.set(pair.name, new HeaderReading(List.of(), 0, Control.ATTRIBUTE_NAME, null));
                decided.set(pair.value, new HeaderReading(List.of(), 0, Control.ATTRIBUTE_VALUE, null));
            }
        }
        return decided;
    }

    private boolean namesAttributes(List<Row> samples, Fields fields) {
        return samples.stream()
                .map(row -> row.cell(name))
                .filter(text -> !text.isBlank())
                .distinct()
                .anyMatch(text -> attribute(text, fields).isPresent());
    }

    private static List<AttributePair> named(List<String> headers) {
        List<String> words = headers.stream().map(HeaderNames::words).toList();
        List<AttributePair> pairs = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String name = words.get(i);
            int value =
                    name.endsWith(NAME) ? words.indexOf(name.substring(0, name.length() - NAME.length()) + VALUE) : -1;
            if (value >= 0) {
                pairs.add(new AttributePair(i, value));
            }
        }
        return pairs;
    }
}
