package dev.roster.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days, times and durations that are text in the file, as workbooks of the strict format have them (ECMA-376 part 1,
 * 18.17.4). They say what the number says that the same cell is in the transitional format: rounded to the millisecond
 * and cut to what the format shows.
 */
final class IsoTime {

    private static final String FRACTION = "(?:\\.\\d{1,32})?";
    private static final Pattern MOMENT = Pattern.compile("(?:(\\d{4})-(\\d\\d)-(\\d\\d)(?=T|Z?$))?"
            + "(?:T?([01]\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d" + FRACTION + "))?)?Z?");
    private static final Pattern DURATION = Pattern.compile(
            "P(?=\\d|T\\d)(?:(\\d{1,7})D)?" + "(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9}" + FRACTION + ")S)?)?");

    private static final BigDecimal MILLIS_A_SECOND = BigDecimal.valueOf(1_000);
    private static final long MILLIS_A_MINUTE = 60_000;
    private static final long MILLIS_AN_HOUR = 60 * MILLIS_A_MINUTE;
    private static final long MILLIS_A_DAY = 24 * MILLIS_AN_HOUR;

    private IsoTime() {}

    /** What a cell of this kind shows; null when the text is no day, time or duration. */
    static @Nullable String text(String iso, CellFormat.Kind kind) {
        Matcher duration = DURATION.matcher(iso);
        if (duration.matches()) {
            long millis = number(duration.group(1)) * MILLIS_A_DAY + millis(duration, 2);
            return DayText.time(kind == CellFormat.Kind.TIME ? millis % MILLIS_A_DAY : millis);
        }
        Matcher moment = MOMENT.matcher(iso);
        if (!moment.matches()) {
            return null;
        }
        boolean hasTime = moment.group(4) != null;
        long millis = millis(moment, 4);
        if (millis > MILLIS_A_DAY) {
            return null;
        }
        if (moment.group(1) == null) {
            return hasTime ? DayText.time(millis % MILLIS_A_DAY) : null;
        }
        LocalDate day = day(moment);
        return day == null ? null : text(day.plusDays(millis / MILLIS_A_DAY), millis % MILLIS_A_DAY, kind);
    }

    private static String text(LocalDate day, long millis, CellFormat.Kind kind) {
        return switch (kind) {
            case DATE -> day.toString();
            case TIME -> DayText.time(millis);
            case MOMENT -> day + "T" + DayText.time(millis) + "Z";
            case NUMBER, DATE_TIME, ELAPSED -> millis == 0 ? day.toString() : day + "T" + DayText.time(millis);
        };
    }

    /** The day, or null when no calendar has it. */
    private static @Nullable LocalDate day(Matcher moment) {
        int month = (int) number(moment.group(2));
        int day = (int) number(moment.group(3));
        if (month < 1 || month > 12) {
            return null;
        }
        YearMonth found = YearMonth.of((int) number(moment.group(1)), month);
        return found.isValidDay(day) ? found.atDay(day) : null;
    }

    /** The time whose hours stand in this group, with minutes and seconds behind them. */
    private static long millis(Matcher time, int hours) {
        String seconds = time.group(hours + 2);
        return number(time.group(hours)) * MILLIS_AN_HOUR
                + number(time.group(hours + 1)) * MILLIS_A_MINUTE
                + (seconds == null ? 0 : rounded(seconds));
    }

    private static long rounded(String seconds) {
        return new BigDecimal(seconds)
                .multiply(MILLIS_A_SECOND)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
