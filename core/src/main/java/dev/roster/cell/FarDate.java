package dev.roster.cell;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days that are too far away for somebody's work to begin: of another calendar, or mistyped. */
public final class FarDate {

    private static final int YEARS_AHEAD = 2;
    /** How many years the Buddhist calendar is ahead. */
    private static final int BUDDHIST = 543;

    private static final int OLDEST = 80;
    private static final int FIRST_YEAR = 1900;

    private FarDate() {}

    /**
     * Tells what a day looks like that is hardly meant.
     *
     * @param day the day
     * @param today today
     * @return what it looks like, for people, or null when it may well be meant
     */
    public static @Nullable String what(LocalDate day, LocalDate today) {
        int ahead = day.getYear() - today.getYear();
        if (ahead > BUDDHIST - OLDEST && ahead <= BUDDHIST + YEARS_AHEAD) {
            return "a year of the Buddhist calendar, it seems, where " + (day.getYear() - BUDDHIST) + " is meant";
        }
        if (day.isAfter(today.plusYears(YEARS_AHEAD))) {
            return "more than " + YEARS_AHEAD + " years ahead";
        }
        return day.getYear() < FIRST_YEAR ? "long ago, or a year of another calendar" : null;
    }
}
