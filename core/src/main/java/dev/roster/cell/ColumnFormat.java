package dev.roster.cell;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of one column are read.
 *
 * @param dateOrder the order of year, month and day; of no effect where the field holds no date
 * @param inverted whether yes means inactive, as in columns named {@code inactive}, {@code blocked} or {@code Block sign in}
 * @param keepsCommas whether a comma is part of a name, as in columns whose lists have {@code |}, {@code ;} or line ends
 *     between their names; of no effect where the field holds no list
 */
public record ColumnFormat(DateOrder dateOrder, boolean inverted, boolean keepsCommas) {

    /** What ends the text of an inverted format. */
    public static final String INVERTED = "!";

    private static final String KEEPS_COMMAS = ",";
    private static final ColumnFormat PLAIN = new ColumnFormat(DateOrder.UNDECIDED, false, false);

    /** Checks that the order is there. */
    public ColumnFormat {
        Objects.requireNonNull(dateOrder, "dateOrder");
    }

    /** {@return the format of a column about which nothing is known} */
    public static ColumnFormat plain() {
        return PLAIN;
    }

    /** {@return the format in one word, as saved mappings keep it: {@code DAY_FIRST}, {@code UNDECIDED!}, {@code UNDECIDED,}} */
    public String text() {
        return dateOrder.name() + (keepsCommas ? KEEPS_COMMAS : "") + (inverted ? INVERTED : "");
    }

    /** Reads what {@link #text} wrote; null when it is nothing of the kind. */
    public static @Nullable ColumnFormat parse(String text) {
        boolean isInverted = text.endsWith(INVERTED);
        String rest = isInverted ? text.substring(0, text.length() - 1) : text;
        boolean hasCommas = rest.endsWith(KEEPS_COMMAS);
        String name = hasCommas ? rest.substring(0, rest.length() - 1) : rest;
        for (DateOrder order : DateOrder.values()) {
            if (order.name().equals(name)) {
                return new ColumnFormat(order, isInverted, hasCommas);
            }
        }
        return null;
    }
}
