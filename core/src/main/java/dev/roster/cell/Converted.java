package dev.roster.cell;

import dev.roster.words.MonthNames;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that spreadsheets make of codes: a date of {@code 1-2}, a yes of {@code TRUE}. */
public final class Converted {

    /** Readers of workbooks write a yes or no in small letters. */
    private static final Set<String> YES_NO = Set.of("TRUE", "FALSE", "true", "false");

    private Converted() {}

    /**
     * Tells what a code looks like that is none.
     *
     * @param text a text where a code or a name is expected
     * @return what it looks like, for people, or null when it may well be a code
     */
    public static @Nullable String what(String text) {
        if (YES_NO.contains(text)) {
            return "a yes or no";
        }
        return isShortDate(text) || DateText.of(text) != null ? "a date" : null;
    }

    /** {@code 01-Feb}, {@code Feb-01}, {@code 1. Feb}: how spreadsheets show what they take for a day. */
    private static boolean isShortDate(String text) {
        if (text.length() < 5 || text.length() > 12) {
            return false;
        }
        int middle = -1;
        for (int i = 1; i < text.length() && middle < 0; i++) {
            middle = text.charAt(i) == '-' || text.charAt(i) == ' ' ? i : -1;
        }
        if (middle < 0) {
            return false;
        }
        String first = text.substring(0, middle);
        String last = text.substring(middle + 1).strip();
        return (isDay(first) && MonthNames.number(last) > 0) || (isDay(last) && MonthNames.number(first) > 0);
    }

    private static boolean isDay(String text) {
        String digits = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return NumericKeys.isDigits(digits) && digits.length() <= 2;
    }
}
