package dev.roster.table;

import java.util.List;
import java.util.Objects;

/**
 * A column of a table that is written.
 *
 * <pre>{@code
 * new TableColumn("role", TableColumn.Values.TEXT).withAllowed(List.of("member", "admin")).withRule("required");
 * }</pre>
 *
 * @param title what stands in the header
 * @param values what kind of values stand below it
 * @param allowed the values that may stand below it, which formats with drop-down lists offer; empty for any
 * @param rule what people who fill the column in have to know; {@code ""} for nothing
 */
public record TableColumn(String title, Values values, List<String> allowed, String rule) {

    /** How many values a column can offer. */
    public static final int MAX_ALLOWED = 10_000;

    /** Kinds of values that formats with typed cells tell apart. */
    public enum Values {
        /** Text, and whatever must keep its characters, such as ids and telephone numbers. */
        TEXT,
        /** Numbers to count with. */
        NUMBER,
        /** Days, in ISO 8601. */
        DATE,
        /** {@code true} or {@code false}. */
        YES_NO,
        /** Moments in UTC, {@code 2024-02-29T10:15:30Z}. */
        MOMENT
    }

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_ALLOWED} values
     */
    public TableColumn {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(rule, "rule");
        allowed = List.copyOf(allowed);
        if (allowed.size() > MAX_ALLOWED) {
            throw new IllegalArgumentException("allowed must be at most 10000 values, found " + allowed.size());
        }
    }

    /**
     * A column of any values.
     *
     * @param title what stands in the header
     * @param values what kind of values stand below it
     */
    public TableColumn(String title, Values values) {
        this(title, values, List.of(), "");
    }

    /**
     * The same column with values to choose from.
     *
     * @param choice the values; empty for any
     * @return the changed copy
     * @throws IllegalArgumentException if there are more than {@link #MAX_ALLOWED} values
     */
    public TableColumn withAllowed(List<String> choice) {
        return new TableColumn(title, values, choice, rule);
    }

    /**
     * The same column with words for people who fill it in.
     *
     * @param words the rule; {@code ""} for none
     * @return the changed copy
     */
    public TableColumn withRule(String words) {
        return new TableColumn(title, values, allowed, words);
    }
}
