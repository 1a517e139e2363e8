package dev.roster.query;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import java.util.Optional;

/** How a filter compares; the words of SCIM filters (RFC 7644 §3.4.2.2). On a list, one matching element is enough. */
public enum Operator {
    /** Equal. */
    EQUAL("eq"),
    /** Not equal, or without a value. */
    NOT_EQUAL("ne"),
    /** Text that contains. */
    CONTAINS("co"),
    /** Text that starts with. */
    STARTS_WITH("sw"),
    /** Text that ends with. */
    ENDS_WITH("ew"),
    /** With any value. */
    PRESENT("pr"),
    /** Greater or later. */
    GREATER("gt"),
    /** Greater, later or equal. */
    GREATER_OR_EQUAL("ge"),
    /** Less or earlier. */
    LESS("lt"),
    /** Less, earlier or equal. */
    LESS_OR_EQUAL("le");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** {@return the word in filters, such as {@code eq}} */
    public String word() {
        return word;
    }

    /** {@return whether the value is a part of a text, taken as it is, instead of a whole value of the field} */
    public boolean isOfParts() {
        return switch (this) {
            case CONTAINS, STARTS_WITH, ENDS_WITH -> true;
            case EQUAL, NOT_EQUAL, PRESENT, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> false;
        };
    }

    /**
     * Tells whether a field can be compared so: parts are those of texts, and yes or no and lists have no order.
     *
     * @param field any field
     * @return whether a {@link Filter.Comparison} of the field takes this operator
     */
    public boolean suits(Field<?> field) {
        return switch (this) {
            case EQUAL, NOT_EQUAL, PRESENT -> true;
            case CONTAINS, STARTS_WITH, ENDS_WITH -> field.type() == FieldType.TEXT || field.type() == FieldType.KEYS;
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> !field.isList() && field.type() != FieldType.YES_NO;
        };
    }

    /**
     * Finds an operator.
     *
     * @param word the word, whatever its case
     * @return the operator, or empty when there is none
     */
    public static Optional<Operator> find(String word) {
        String folded = CanonicalForm.of(word);
        for (Operator operator : values()) {
            if (operator.word.equals(folded)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
