package dev.roster.view;

import dev.roster.model.Fields;
import dev.roster.query.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text form of an order: {@code -hireDate,displayName} is by hire date, latest first, then by name. */
public final class SortText {

    private SortText() {}

    /**
     * Reads an order.
     *
     * @param text field keys separated by commas, the most important first; {@code -} before a key turns its order round;
     *     blank for no order
     * @param fields the fields of the tenant
     * @return the steps, to be given to {@link dev.roster.query.UserQuery}
     * @throws IllegalArgumentException if a field is unknown, a list or named twice
     */
    public static List<Sort> parse(String text, Fields fields) {
        List<Sort> sorts = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String step = part.strip();
            boolean isDescending = step.startsWith("-");
            var field = fields.require(isDescending ? step.substring(1).strip() : step);
            if (sorts.stream().anyMatch(sort -> sort.field().equals(field))) {
                throw new IllegalArgumentException("the sort names " + field.key() + " twice; name it once");
            }
            sorts.add(isDescending ? Sort.descending(field) : Sort.ascending(field));
        }
        return List.copyOf(sorts);
    }

    /**
     * Writes an order.
     *
     * @param sorts the steps, the most important first
     * @return what {@link #parse} reads again; {@code ""} for no order
     */
    public static String of(List<Sort> sorts) {
        return sorts.stream()
                .map(sort -> (sort.direction() == Sort.Direction.DESCENDING ? "-" : "")
                        + sort.field().key())
                .collect(Collectors.joining(","));
    }
}
