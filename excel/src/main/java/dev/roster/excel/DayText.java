package dev.roster.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers that stand for days and times, in ISO 8601: {@code 2024-02-29}, {@code 2024-02-29T10:15:30}, {@code 10:15:30}. */
final class DayText {

    private static final BigDecimal MILLIS_A_DAY = BigDecimal.valueOf(86_400_000);
    private static final int MILLIS_AN_HOUR = 3_600_000;

    private DayText() {}

    /** The text of a number in a format of days or times, or null when spreadsheets show no day for it. */
    static @Nullable String of(BigDecimal number, CellFormat.Kind kind, Epoch epoch) {
        if (number.signum() < 0 || number.precision() - number.scale() > 7) {
            return null;
        }
        long millis =
                number.multiply(MILLIS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long dayMillis = MILLIS_A_DAY.longValueExact();
        String time = time(millis % dayMillis);
        return switch (kind) {
            case NUMBER -> null;
            case TIME -> time;
            case ELAPSED -> time(millis);
            case DATE -> epoch.day(millis / dayMillis);
            case DATE_TIME -> {
                String day = epoch.day(millis / dayMillis);
                yield day == null || millis % dayMillis == 0 ? day : day + "T" + time;
            }
        };
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
