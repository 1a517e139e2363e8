package dev.roster.cell;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Moments as Active Directory keeps them, in steps of 100 ns since 1601-01-01 UTC; 0 and the largest number stand for
 * never ([MS-ADA1] 2.1, attribute accountExpires).
 */
final class FileTime {

    private static final String NEVER = "9223372036854775807";
    private static final long EPOCH_SECONDS = -11_644_473_600L;
    private static final long STEPS = 10_000_000L;
    /** From 1950 to 2266: all of them have 18 digits. */
    private static final long FIRST = 110_000_000_000_000_000L;

    private static final long LAST = 210_000_000_000_000_000L;
    private static final int DIGITS = 18;

    private FileTime() {}

    /** Whether a text is such a moment. */
    static boolean isOne(String text) {
        if (text.length() != DIGITS || !NumericKeys.isDigits(text)) {
            return false;
        }
        long steps = Long.parseLong(text);
        return steps >= FIRST && steps <= LAST;
    }

    /** Whether a column has texts that nothing else can be. */
    static boolean areIn(List<String> texts) {
        return texts.stream().anyMatch(text -> isOne(text) || text.equals(NEVER));
    }

    /** Whether a text of such a column says that the moment never comes. */
    static boolean isNever(String text) {
        return text.equals("0") || text.equals(NEVER);
    }

    /** The day of the moment in UTC; the text as it is where it is no moment. */
    static String day(String text) {
        if (!isOne(text)) {
            return text;
        }
        long seconds = EPOCH_SECONDS + Long.parseLong(text) / STEPS;
        return Instant.ofEpochSecond(seconds)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
