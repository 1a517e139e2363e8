package dev.roster.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Numbers that stand for days and times, in ISO 8601: {@code 2024-02-29}, {@code 2024-02-29T10:15:30}, {@code 10:15:30}. */
final class DayText {

    private static final BigDecimal MILLIS_A_DAY = BigDecimal.valueOf(86_400_000);
    private static final long MICROS_A_DAY = 86_400_000_000L;
    /** How many digits spreadsheets show; a program that writes no more of them has no microseconds. */
    private static final int SHOWN_DIGITS = 15;
    /** Spreadsheets count days from here on since the day that no calendar has. */
    private static final Instant DAY_ZERO = Instant.parse("1899-12-30T00:00:00Z");

    private static final Instant FIRST = Instant.parse("1900-03-01T00:00:00Z");
    private static final int MILLIS_AN_HOUR = 3_600_000;

    private DayText() {}

    /** The text of a number in a format of days or times, or null when spreadsheets show no day for it. */
    static @Nullable String of(BigDecimal number, CellFormat.Kind kind, Epoch epoch) {
        if (number.signum() < 0 || number.precision() - number.scale() > 7) {
            return null;
        }
        if (kind == CellFormat.Kind.MOMENT) {
            return moment(number, epoch);
        }
        long millis =
                number.multiply(MILLIS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long dayMillis = MILLIS_A_DAY.longValueExact();
        String time = time(millis % dayMillis);
        return switch (kind) {
            case NUMBER, MOMENT -> null;
            case TIME -> time;
            case ELAPSED -> time(millis);
            case DATE -> epoch.day(millis / dayMillis);
            case DATE_TIME -> {
                String day = epoch.day(millis / dayMillis);
                yield day == null || millis % dayMillis == 0 ? day : day + "T" + time;
            }
        };
    }

    /** A day and a time in UTC, as {@link java.time.Instant#toString()} has it; to the microsecond where the digits reach. */
    private static @Nullable String moment(BigDecimal number, Epoch epoch) {
        BigDecimal parts = number.precision() > SHOWN_DIGITS ? BigDecimal.valueOf(MICROS_A_DAY) : MILLIS_A_DAY;
        long units = number.multiply(parts).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long micros = units * (MICROS_A_DAY / parts.longValueExact());
        String day = epoch.day(micros / MICROS_A_DAY);
        if (day == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(27).append(day).append('T').append(time(micros / 1000 % 86_400_000));
        if (micros % 1000 != 0) {
            append(text.append(micros / 1000 % 1000 == 0 ? ".000" : ""), micros % 1000, 3);
        }
        return text.append('Z').toString();
    }

    /**
     * The number of a moment below {@link CellFormat.Kind#MOMENT}; null for text and for moments that would not read back
     * the same.
     */
    static @Nullable BigDecimal number(String moment) {
        if (moment.length() < 20 || moment.charAt(10) != 'T' || moment.charAt(moment.length() - 1) != 'Z') {
            return null;
        }
        try {
            Instant instant = Instant.parse(moment);
            long micros = ChronoUnit.MICROS.between(DAY_ZERO, instant);
            BigDecimal number = BigDecimal.valueOf((double) micros / MICROS_A_DAY);
            return instant.isBefore(FIRST) || !moment.equals(moment(number, Epoch.OF_1900)) ? null : number;
        } catch (DateTimeException | ArithmeticException noMoment) {
            return null;
        }
    }

    /** Hours, minutes and seconds, with milliseconds where there are any. */
    static String time(long millis) {
        StringBuilder text = new StringBuilder(12);
        append(text, millis / MILLIS_AN_HOUR, 2).append(':');
        append(text, millis / 60_000 % 60, 2).append(':');
        append(text, millis / 1000 % 60, 2);
        if (millis % 1000 != 0) {
            append(text.append('.'), millis % 1000, 3);
        }
        return text.toString();
    }

    private static StringBuilder append(StringBuilder text, long number, int digits) {
        String written = Long.toString(number);
        return text.append("0".repeat(Math.max(0, digits - written.length()))).append(written);
    }
}
