package dev.roster.cell;

import dev.roster.table.Row;
import java.util.List;

/** Finds out in which order the cells of a column write day and month. */
public final class DateOrders {

    private DateOrders() {}

    /** The one order that fits all cells, or {@link DateOrder#UNDECIDED}. */
    public static DateOrder of(List<Row> rows, int column) {
        boolean isYearFirst = false;
        boolean isDayFirst = false;
        boolean isMonthFirst = false;
        boolean isOpen = false;
        for (Row row : rows) {
            DateText date = DateText.of(ColumnCleaner.dateText(row.cell(column)));
            if (date == null) {
                continue;
            }
            switch (date.order()) {
                case YEAR_FIRST -> isYearFirst = true;
                case DAY_FIRST -> isDayFirst = true;
                case MONTH_FIRST -> isMonthFirst = true;
                case UNDECIDED -> isOpen = true;
            }
        }
        if (isDayFirst != isMonthFirst) {
            return isDayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        }
        return isYearFirst && !isOpen && !isDayFirst ? DateOrder.YEAR_FIRST : DateOrder.UNDECIDED;
    }
}
