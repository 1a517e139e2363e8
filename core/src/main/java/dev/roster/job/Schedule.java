package dev.roster.job;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * A time of day that comes again, in a zone. Where clocks are put forward over it, it is as much later; where they are put
 * back, it comes once.
 *
 * @param every how often
 * @param day the day of the week from 1 for Monday, or of the month from 1, where a shorter month ends earlier; 1 for every day
 * @param at the time of day, to the minute
 * @param zone whose clocks count
 */
public record Schedule(Every every, int day, LocalTime at, ZoneId zone) {

    private static final int LAST_WEEKDAY = 7;
    private static final int LAST_DAY = 31;

    /** How often. */
    public enum Every {
        /** Every day. */
        DAY,
        /** Every week. */
        WEEK,
        /** Every month. */
        MONTH
    }

    /**
     * Cuts the time to the minute.
     *
     * @throws IllegalArgumentException if there is no such day
     */
    public Schedule {
        at = at.truncatedTo(ChronoUnit.MINUTES);
        Objects.requireNonNull(zone, "zone");
        int last = switch (every) {
            case DAY -> 1;
            case WEEK -> LAST_WEEKDAY;
            case MONTH -> LAST_DAY;
        };
        if (day < 1 || day > last) {
            throw new IllegalArgumentException("every " + every + " has days 1 to " + last + ", found " + day);
        }
    }

    /**
     * Every day.
     *
     * @param at the time of day
     * @param zone whose clocks count
     * @return the schedule
     */
    public static Schedule daily(LocalTime at, ZoneId zone) {
        return new Schedule(Every.DAY, 1, at, zone);
    }

    /**
     * Every week.
     *
     * @param day the day
     * @param at the time of day
     * @param zone whose clocks count
     * @return the schedule
     */
    public static Schedule weekly(DayOfWeek day, LocalTime at, ZoneId zone) {
        return new Schedule(Every.WEEK, day.getValue(), at, zone);
    }

    /**
     * Every month.
     *
     * @param day the day, 1 to 31; the last one where a month is shorter
     * @param at the time of day
     * @param zone whose clocks count
     * @return the schedule
     */
    public static Schedule monthly(int day, LocalTime at, ZoneId zone) {
        return new Schedule(Every.MONTH, day, at, zone);
    }

    /**
     * When it comes next.
     *
     * @param after a moment
     * @return the first time after that moment
     */
    public Instant next(Instant after) {
        LocalDate today = LocalDate.ofInstant(after, zone);
        LocalDate candidate = switch (every) {
            case DAY -> today;
            case WEEK -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
            case MONTH -> dayOf(YearMonth.from(today));
        };
        while (!moment(candidate).isAfter(after)) {
            candidate = switch (every) {
                case DAY -> candidate.plusDays(1);
                case WEEK -> candidate.plusWeeks(1);
                case MONTH -> dayOf(YearMonth.from(candidate).plusMonths(1));
            };
        }
        return moment(candidate);
    }

    private LocalDate dayOf(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private Instant moment(LocalDate date) {
        return date.atTime(at).atZone(zone).toInstant();
    }

    /** {@return every part, divided by blanks, such as {@code WEEK 1 06:30 Europe/Berlin}; {@link #parse} reads it} */
    @Override
    public String toString() {
        return every + " " + day + " " + at + " " + zone;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @param text the text
     * @return the schedule
     * @throws IllegalArgumentException if it is none
     */
    public static Schedule parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return new Schedule(
                    Every.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    LocalTime.parse(parts[2]),
                    ZoneId.of(parts[3]));
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "no schedule: \"" + text + "\"; write one such as WEEK 1 06:30 Europe/Berlin", e);
        }
    }
}
