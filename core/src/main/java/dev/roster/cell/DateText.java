package dev.roster.cell;

import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Three numbers of a date, as they stand in a cell: {@code 2024-02-29}, {@code 29.2.2024}, {@code 2/29/2024 00:00},
 * {@code 2024年2月29日}.
 *
 * @param first the first number
 * @param second the second number
 * @param third the third number
 * @param isYearFirst whether the first number is the year; otherwise the third is
 * @param isDotted whether dots stand between the numbers: no country writes the month first with dots
 */
public record DateText(int first, int second, int third, boolean isYearFirst, boolean isDotted) {

    private static final int MONTHS = 12;
    private static final int MIN_YEAR = 1000;

    /** Takes a text apart; null when it is no date with a year of four digits. A time of day is left out. */
    public static @Nullable DateText of(String text) {
        String stripped = text.strip();
        int[] numbers = new int[3];
        int[] lengths = new int[3];
        char[] separators = new char[2];
        int group = 0;
        int end = endOfDate(stripped);
        for (int i = 0; i < end; i++) {
            char c = stripped.charAt(i);
            if (c >= '0' && c <= '9') {
                if (++lengths[group] > 4) {
                    return null;
                }
                numbers[group] = numbers[group] * 10 + (c - '0');
            } else if (isSeparator(c) && group < 2 && lengths[group] > 0) {
                separators[group++] = c;
            } else if (!(c == ' ' && lengths[group] == 0) && !isEnding(c, i, end)) {
                return null;
            }
        }
        boolean isYearFirst = lengths[0] == 4;
        boolean isComplete = group == 2 && isDay(lengths[1]) && isDay(lengths[isYearFirst ? 2 : 0]);
        boolean isAlike = separators[0] == separators[1]
                || (separators[0] == '年' && separators[1] == '月')
                || (separators[0] == '년' && separators[1] == '월');
        if (!isComplete || !isAlike || lengths[isYearFirst ? 0 : 2] != 4) {
            return null;
        }
        return new DateText(numbers[0], numbers[1], numbers[2], isYearFirst, separators[0] == '.');
    }

    /** The order that this date alone proves. */
    DateOrder order() {
        if (isYearFirst) {
            return DateOrder.YEAR_FIRST;
        }
        if (isDotted || (first > MONTHS && second <= MONTHS)) {
            return DateOrder.DAY_FIRST;
        }
        return second > MONTHS && first <= MONTHS ? DateOrder.MONTH_FIRST : DateOrder.UNDECIDED;
    }

    /** The date in ISO 8601, or why there is none. */
    Parsed<String> iso(DateOrder columnOrder) {
        if (isYearFirst) {
            return iso(first, second, third);
        }
        boolean isColumnDecided = columnOrder == DateOrder.DAY_FIRST || columnOrder == DateOrder.MONTH_FIRST;
        return switch (isColumnDecided ? columnOrder : order()) {
            case MONTH_FIRST -> iso(third, first, second);
            case DAY_FIRST -> iso(third, second, first);
            case YEAR_FIRST, UNDECIDED ->
                first == second
                        ? iso(third, second, first)
                        : Parsed.failed(first > MONTHS ? IssueCode.DATE_INVALID : IssueCode.DATE_AMBIGUOUS);
        };
    }

    private static Parsed<String> iso(int year, int month, int day) {
        boolean isDate = year >= MIN_YEAR
                && month >= 1
                && month <= MONTHS
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return isDate
                ? Parsed.of(year + (month < 10 ? "-0" : "-") + month + (day < 10 ? "-0" : "-") + day)
                : Parsed.failed(IssueCode.DATE_INVALID);
    }

    /** Where the date ends and a time of day without a zone begins. */
    private static int endOfDate(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return text.length();
        }
        int start = Math.max(text.lastIndexOf(' ', colon), text.lastIndexOf('T', colon));
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != ':' && c != '.') {
                return text.length();
            }
        }
        return Math.max(start, 0);
    }

    private static boolean isSeparator(char c) {
        return "./-年月년월".indexOf(c) >= 0;
    }

    /** Korean dates end with a dot or the word day, Japanese and Chinese ones with that word. */
    private static boolean isEnding(char c, int index, int end) {
        return index == end - 1 && (c == '日' || c == '일' || c == '.');
    }

    private static boolean isDay(int digits) {
        return digits == 1 || digits == 2;
    }
}
