package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import java.util.Optional;

/**
 * What a filter compares a field with: a value that users can have, or a place between, below or above all of them, such
 * as the year 1 or half a skill. There is an answer for each.
 *
 * @param field the field
 * @param place where it stands among the values that users can have
 * @param text the canonical text of the value, of the greatest one that is less, or {@code ""}
 */
record FilterValue(Field<?> field, Place place, String text) {

    /** Where something stands among the values that users can have. */
    enum Place {
        /** Less than all of them. */
        BELOW,
        /** One of them. */
        AT,
        /** Greater than one of them and less than the next. */
        AFTER,
        /** Greater than all of them. */
        ABOVE
    }

    /** The value, if users can have it. */
    Optional<String> exact() {
        return place == Place.AT ? Optional.of(text) : Optional.empty();
    }

    /** The filter that a comparison with this means, of an operator that orders or asks for equality. */
    Filter compared(Operator operator) {
        return switch (place) {
            case AT -> new Filter.Comparison(field, operator, text);
            case AFTER -> compared(operator, is(Operator.GREATER), is(Operator.LESS_OR_EQUAL));
            case BELOW -> compared(operator, new Filter.Comparison(field, Operator.PRESENT, ""), Filter.nobody());
            case ABOVE -> compared(operator, Filter.nobody(), new Filter.Comparison(field, Operator.PRESENT, ""));
        };
    }

    private static Filter compared(Operator operator, Filter greater, Filter less) {
        return switch (operator) {
            case GREATER, GREATER_OR_EQUAL -> greater;
            case LESS, LESS_OR_EQUAL -> less;
            case NOT_EQUAL -> Filter.everybody();
            case EQUAL, PRESENT, CONTAINS, STARTS_WITH, ENDS_WITH -> Filter.nobody();
        };
    }

    private Filter is(Operator operator) {
        return new Filter.Comparison(field, operator, text);
    }
}
