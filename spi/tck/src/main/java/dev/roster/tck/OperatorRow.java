package dev.roster.tck;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row of the table of operators.
 *
 * @param field the field
 * @param stored what the user has: the elements of a list, one text otherwise, nothing for no value
 * @param value what is asked for
 * @param finds the words of the operators that find the user, {@code in} among them
 */
record OperatorRow(Field<?> field, List<String> stored, String value, Set<String> finds) {

    private static final String TABLE = "operators.txt";
    private static final Fields FIELDS = Fields.with(SampleUsers.ATTRIBUTES);

    static List<OperatorRow> all() {
        try (InputStream table = Objects.requireNonNull(OperatorRow.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> of(line.split(" \\| ", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OperatorRow of(String[] cells) {
        Field<?> field = FIELDS.require(cells[0]);
        List<String> stored = cells[1].equals("-")
                ? List.of()
                : Stream.of(field.isList() ? cells[1].split(" ; ") : new String[] {cells[1]})
                        .map(OperatorRow::text)
                        .toList();
        return new OperatorRow(field, stored, text(cells[2]), Set.of(cells[3].split(" ")));
    }

    private static String text(String cell) {
        return cell.equals("''") ? "" : cell;
    }

    /** Rows of one user share this. */
    String user() {
        return field + " " + stored.size() + stored;
    }

    /** The filter of each operator that suits the field and takes the value. */
    Map<String, Filter> questions() {
        Map<String, Filter> questions = new LinkedHashMap<>();
        boolean isValue = field.parseAll(List.of(value)).isValid();
        for (Operator operator : Operator.values()) {
            boolean takes = isValue || operator.isOfParts() || operator == Operator.PRESENT;
            if (operator.suits(field) && takes) {
                questions.put(operator.word(), new Filter.Comparison(field, operator, value));
            }
        }
        if (isValue) {
            questions.put("in", new Filter.In(field, Set.of(value)));
        }
        return questions;
    }
}
