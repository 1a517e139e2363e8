package dev.roster.mapping;

import java.util.Objects;

/**
 * How the cells of one column are read.
 *
 * @param dateOrder the order of year, month and day; of no effect where the field holds no date
 * @param inverted whether yes means inactive, as in columns named {@code inactive}, {@code blocked} or {@code Block sign in}
 */
public record ColumnFormat(DateOrder dateOrder, boolean inverted) {

    private static final ColumnFormat PLAIN = new ColumnFormat(DateOrder.UNDECIDED, false);

    /** Checks that the order is there. */
    public ColumnFormat {
        Objects.requireNonNull(dateOrder, "dateOrder");
    }

    /** {@return the format of a column about which nothing is known} */
    public static ColumnFormat plain() {
        return PLAIN;
    }
}
