package dev.roster.table;

import java.util.Objects;

/**
 * A column of a table that is written.
 *
 * @param title what stands in the header
 * @param values what kind of values stand below it
 */
public record TableColumn(String title, Values values) {

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

    /** Checks that both are there. */
    public TableColumn {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(values, "values");
    }
}
