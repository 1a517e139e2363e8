package dev.roster.cell;

import dev.roster.words.MonthNames;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Dates as programs and people write them beyond three numbers with a year of four digits: {@code 20240315},
 * {@code 15 Mar 2024}, {@code 2024-03-31T23:30:00-05:00}, {@code 15/04/24}. They become three numbers, so that the
 * column decides the order of day and month as ever.
 */
final class DateForms {

    /** Years of two digits are those from 1950 to 2049. */
    static final int PIVOT = 50;

    private static final String PLAIN = "0000-00-00";

    private static final int MAX_LENGTH = 60;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    /** Days that spreadsheets write as numbers, from 1954 to 2064. */
    private static final int FIRST_SERIAL = 20_000;

    private static final int LAST_SERIAL = 60_000;

    private static final Pattern BETWEEN = Pattern.compile("[\\s,./\\-]+");

    private DateForms() {}

    /** Whether a text has the form that needs no other look, {@code 2024-03-15}. */
    static boolean isPlain(String text) {
        if (text.length() != PLAIN.length()) {
            return false;
        }
        for (int i = 0; i < PLAIN.length(); i++) {
            char c = text.charAt(i);
            boolean isRight = PLAIN.charAt(i) == '0' ? c >= '0' && c <= '9' : c == '-';
            if (!isRight) {
                return false;
            }
        }
        return true;
    }

    /** The day alone, without the time of day or the zone: the day that people there wrote. */
    static String withoutTime(String text) {
        if (text.length() > MAX_LENGTH) {
            return text;
        }
        if (isCompactMoment(text)) {
            return text.substring(0, 8);
        }
        if (isZoned(text)) {
            return text.substring(0, PLAIN.length());
        }
        int colon = text.indexOf(':');
        int start = colon < 0 ? -1 : Math.max(text.lastIndexOf(' ', colon), text.lastIndexOf('T', colon));
        if (start < 6) {
            return text;
        }
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isTime = (c >= '0' && c <= '9') || ":.,+-/_ []".indexOf(c) >= 0 || Character.isLetter(c);
            if (!isTime) {
                return text;
            }
        }
        String day = text.substring(0, start).strip() + yearBehind(text, start);
        return day.endsWith(",") ? day.substring(0, day.length() - 1) : day;
    }

    /** {@code 2024-03-15Z}, {@code 2024-03-15+01:00}: a day with its zone (XML Schema 1.1 part 2, 3.3.9). */
    private static boolean isZoned(String text) {
        int length = text.length() - PLAIN.length();
        if ((length != 1 && length != 6) || !isPlain(text.substring(0, PLAIN.length()))) {
            return false;
        }
        String zone = text.substring(PLAIN.length());
        return zone.equals("Z") || (zone.charAt(3) == ':' && "+-".indexOf(zone.charAt(0)) >= 0);
    }

    /** {@code Fri Mar 15 10:00:00 CET 2024}: some programs write the year behind the time. */
    private static String yearBehind(String text, int start) {
        int space = text.lastIndexOf(' ');
        String last = space > start ? text.substring(space + 1) : "";
        boolean isYear = last.length() == 4 && NumericKeys.isDigits(last);
        return isYear ? " " + last : "";
    }

    /** {@code 20240315}, and dates with the name of a month, as {@code 2024-03-15}; other texts as they are. */
    static String inNumbers(String text) {
        if (text.length() > MAX_LENGTH || text.isEmpty()) {
            return text;
        }
        if (text.length() == 8 && NumericKeys.isDigits(text)) {
            String date = text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6);
            boolean isDate = text.compareTo("18") > 0 && text.compareTo("30") < 0 && CellShape.isDate(text);
            return isDate ? date : text;
        }
        return withMonth(text);
    }

    /** A year of two digits in full; nothing is done where the year may stand in front, or does. */
    static String withFullYear(String text) {
        int[] groups = new int[3];
        int[] starts = new int[3];
        int[] lengths = new int[3];
        int group = -1;
        boolean wasDigit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            if (isDigit && !wasDigit) {
                if (++group > 2) {
                    return text;
                }
                starts[group] = i;
            }
            if (isDigit) {
                groups[group] = groups[group] * 10 + (c - '0');
                if (++lengths[group] > 2) {
                    return text;
                }
            } else if ("./- ".indexOf(c) < 0 && "年月日년월일".indexOf(c) < 0) {
                return text;
            }
            wasDigit = isDigit;
        }
        if (group != 2) {
            return text;
        }
        boolean isYearFirst = groups[0] > 31 && lengths[0] == 2;
        int year = isYearFirst ? 0 : 2;
        if (lengths[year] != 2) {
            return text;
        }
        String century = groups[year] < PIVOT ? "20" : "19";
        return text.substring(0, starts[year]) + century + text.substring(starts[year]);
    }

    /** The day that a spreadsheet counts so, or the text as it is. */
    static String ofSerial(String text) {
        return isSerial(text) ? EPOCH.plusDays(Integer.parseInt(text)).toString() : text;
    }

    /** Whether a text may be the number of a day. */
    static boolean isSerial(String text) {
        if (text.length() != 5 || !NumericKeys.isDigits(text)) {
            return false;
        }
        int serial = Integer.parseInt(text);
        return serial >= FIRST_SERIAL && serial <= LAST_SERIAL;
    }

    /** {@code 20240331233000.0Z}, as directories write moments. */
    private static boolean isCompactMoment(String text) {
        boolean isBasic = text.length() >= 13 && text.charAt(8) == 'T';
        String time = isBasic ? text.substring(0, 8) + text.substring(9, 13) : text;
        boolean isEnded = isBasic || (text.length() >= 14 && text.charAt(text.length() - 1) == 'Z');
        return isEnded && NumericKeys.isDigits(time.substring(0, 12)) && CellShape.isDate(text.substring(0, 8));
    }

    private static String withMonth(String text) {
        if (text.chars().noneMatch(Character::isLetter) || text.chars().noneMatch(Character::isDigit)) {
            return text;
        }
        int month = 0;
        String day = "";
        String year = "";
        for (String part : BETWEEN.split(text, -1)) {
            if (part.isEmpty() || isFiller(part) || MonthNames.isWeekday(part)) {
                continue;
            }
            String digits = ordinal(part);
            int number = digits.isEmpty() ? MonthNames.number(part) : 0;
            if (number > 0 && month == 0) {
                month = number;
            } else if (digits.length() == 4 && year.isEmpty()) {
                year = digits;
            } else if ((digits.length() == 1 || digits.length() == 2) && day.isEmpty()) {
                day = digits;
            } else if (digits.length() == 2 && year.isEmpty()) {
                year = digits;
            } else {
                return text;
            }
        }
        if (month == 0 || day.isEmpty() || year.isEmpty()) {
            return text;
        }
        return year.length() == 4
                ? year + "-" + twoDigits(month) + "-" + twoDigits(Integer.parseInt(day))
                : day + "." + month + "." + year;
    }

    /** The digits of {@code 15}, {@code 1st}, {@code 2nd}; empty for another word. */
    private static String ordinal(String part) {
        int end = 0;
        while (end < part.length() && part.charAt(end) >= '0' && part.charAt(end) <= '9') {
            end++;
        }
        String rest = part.substring(end);
        boolean isOrdinal = rest.isEmpty()
                || rest.equals("st")
                || rest.equals("nd")
                || rest.equals("rd")
                || rest.equals("th")
                || rest.equals("er")
                || rest.equals("º");
        return isOrdinal ? part.substring(0, end) : "";
    }

    /** {@code 15 de marzo de 2024}. */
    private static boolean isFiller(String part) {
        return part.equals("de") || part.equals("of") || part.equals("del") || part.equals("г");
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
