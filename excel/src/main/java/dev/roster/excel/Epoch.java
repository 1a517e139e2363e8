package dev.roster.excel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What day the numbers of days in a workbook start at (ECMA-376 part 1, 18.17.4). */
enum Epoch {
    /** Day 1 is 1900-01-01, and there is a day 60 that no calendar has. */
    OF_1900,
    /** Day 0 is 1904-01-01. */
    OF_1904;

    private static final int DAYS_BETWEEN = 1462;
    private static final int NO_DAY = 60;
    /** The last day of the year 9999. */
    private static final int LAST = 2_958_465;

    private static final LocalDate BEFORE_NO_DAY = LocalDate.of(1899, 12, 31);
    private static final LocalDate AFTER_NO_DAY = LocalDate.of(1899, 12, 30);

    /** The day as a spreadsheet shows it, {@code 2024-02-29}; null for a number that is shown as no day. */
    @Nullable String day(long number) {
        long day = this == OF_1904 ? number + DAYS_BETWEEN : number;
        long first = this == OF_1904 ? DAYS_BETWEEN : 1;
        if (day < first || day > LAST) {
            return null;
        }
        if (day == NO_DAY) {
            return "1900-02-29";
        }
        return (day < NO_DAY ? BEFORE_NO_DAY : AFTER_NO_DAY).plusDays(day).toString();
    }
}
