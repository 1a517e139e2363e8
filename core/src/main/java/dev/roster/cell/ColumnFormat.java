package dev.roster.cell;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the cells of one column are read.
 *
 * @param dateOrder the order of year, month and day; of no effect where the field holds no date
 * @param inverted whether yes means inactive, as in columns named {@code inactive}, {@code blocked} or {@code Block sign in}
 * @param separators what stands between names; of no effect where the field holds no list
 * @param numbers which mark stands before the fraction; of no effect where the field holds no number
 */
public record ColumnFormat(DateOrder dateOrder, boolean inverted, ListSeparators separators, NumberMarks numbers) {

    /** What ends the text of an inverted format. */
    public static final String INVERTED = "!";

    private static final ColumnFormat CANONICAL =
            new ColumnFormat(DateOrder.UNDECIDED, false, ListSeparators.BAR, NumberMarks.POINT);
    private static final ColumnFormat PLAIN =
            new ColumnFormat(DateOrder.UNDECIDED, false, ListSeparators.ALL, NumberMarks.UNDECIDED);

    /** Checks that everything is there. */
    public ColumnFormat {
        Objects.requireNonNull(dateOrder, "dateOrder");
        Objects.requireNonNull(separators, "separators");
        Objects.requireNonNull(numbers, "numbers");
    }

    /** {@return the format of a column about which nothing is known} */
    public static ColumnFormat plain() {
        return PLAIN;
    }

    /** {@return the format of a column that holds canonical text, as that of a form} */
    public static ColumnFormat canonical() {
        return CANONICAL;
    }

    /**
     * The same format with days written in another order.
     *
     * @param order the order of year, month and day
     * @return the changed copy
     */
    public ColumnFormat withDates(DateOrder order) {
        return new ColumnFormat(order, inverted, separators, numbers);
    }

    /** {@return the format in one word, as saved mappings keep it: {@code DAY_FIRST}, {@code UNDECIDED!}, {@code UNDECIDED,}} */
    public String text() {
        return dateOrder.name() + separators.mark() + numbers.mark() + (inverted ? INVERTED : "");
    }

    /** Reads what {@link #text} wrote; null when it is nothing of the kind. */
    public static @Nullable ColumnFormat parse(String text) {
        for (DateOrder order : DateOrder.values()) {
            for (ListSeparators separators : ListSeparators.values()) {
                for (NumberMarks numbers : NumberMarks.values()) {
                    String plain = order.name() + separators.mark() + numbers.mark();
                    if (text.equals(plain) || text.equals(plain + INVERTED)) {
                        return new ColumnFormat(order, text.endsWith(INVERTED), separators, numbers);
                    }
                }
            }
        }
        return null;
    }
}
