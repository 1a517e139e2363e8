package dev.roster.model;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the canonical text of each type of value is read. Never throws on bad data, never logs it. */
final class TextRules {

    static final int MAX_TEXT = 65_536;
    private static final int MAX_NUMBER = 64;
    private static final int MAX_SCALE = 30;
    private static final int MAX_COUNT_DIGITS = 18;
    private static final int ISO_DATE = 10;
    private static final int MIN_YEAR = 1000;
    private static final Instant FIRST_MOMENT = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant END_OF_MOMENTS = Instant.parse("+10000-01-01T00:00:00Z");

    private TextRules() {}

    static Parsed<String> parseText(String text) {
        return parseText(text, MAX_TEXT);
    }

    /** Keeps the text without white space around it; line breaks and tabs inside are allowed. */
    static Parsed<String> parseText(String text, int maxLength) {
        String stripped = text.strip();
        if (stripped.length() > maxLength) {
            return Parsed.failed(IssueCode.TEXT_TOO_LONG);
        }
        return isStorable(stripped) ? Parsed.of(stripped) : Parsed.failed(IssueCode.TEXT_INVALID);
    }

    static Parsed<BigDecimal> parseNumber(String text) {
        String stripped = text.strip();
        if (!looksLikeNumber(stripped)) {
            return Parsed.failed(IssueCode.NUMBER_INVALID);
        }
        return Parsed.of(canonicalNumber(new BigDecimal(stripped)));
    }

    static Parsed<Long> parseCount(String text) {
        Parsed<BigDecimal> number = parseNumber(text);
        boolean isCount = number.isValid()
                && number.value().signum() >= 0
                && number.value().scale() == 0
                && number.value().precision() <= MAX_COUNT_DIGITS;
        return isCount ? Parsed.of(number.value().longValueExact()) : Parsed.failed(IssueCode.NUMBER_INVALID);
    }

    static Parsed<LocalDate> parseDate(String text) {
        String stripped = text.strip();
        int day = stripped.length() == ISO_DATE && stripped.charAt(4) == '-' && stripped.charAt(7) == '-'
                ? digits(stripped, 8, 10)
                : -1;
        int year = day < 0 ? -1 : digits(stripped, 0, 4);
        int month = day < 0 ? -1 : digits(stripped, 5, 7);
        return date(year, month, day);
    }

    /** A day of the calendar, or the issue that there is none. */
    static Parsed<LocalDate> date(int year, int month, int day) {
        if (year < MIN_YEAR || month < 1 || month > 12 || day < 1 || day > 31) {
            return Parsed.failed(IssueCode.DATE_INVALID);
        }
        LocalDate first = LocalDate.of(year, month, 1);
        return day <= first.lengthOfMonth()
                ? Parsed.of(first.withDayOfMonth(day))
                : Parsed.failed(IssueCode.DATE_INVALID);
    }

    static Parsed<Boolean> parseYesNo(String text) {
        return switch (CanonicalForm.of(text)) {
            case "true" -> Parsed.of(Boolean.TRUE);
            case "false" -> Parsed.of(Boolean.FALSE);
            default -> Parsed.failed(IssueCode.YES_NO_INVALID);
        };
    }

    /** Moments are kept to the microsecond, as the databases do, and in the years of days. */
    static Parsed<Instant> parseInstant(String text) {
        try {
            Instant moment = Instant.parse(text.strip()).truncatedTo(ChronoUnit.MICROS);
            boolean isStorable = !moment.isBefore(FIRST_MOMENT) && moment.isBefore(END_OF_MOMENTS);
            return isStorable ? Parsed.of(moment) : Parsed.failed(IssueCode.INSTANT_INVALID);
        } catch (DateTimeException notAnInstant) {
            return Parsed.failed(IssueCode.INSTANT_INVALID);
        }
    }

    static <K extends Comparable<K>> Parsed<Set<K>> parseKeys(List<String> texts, Function<String, Parsed<K>> parser) {
        Set<K> keys = new LinkedHashSet<>();
        for (String text : texts) {
            Parsed<K> key = parser.apply(text);
            if (!key.isValid()) {
                return Parsed.failed(key.problem());
            }
            keys.add(key.value());
        }
        return keys.isEmpty() ? Parsed.failed(IssueCode.KEY_INVALID) : Parsed.of(Keys.sorted(keys));
    }

    /** Without trailing zeros and without an exponent, so that equal numbers are equal objects. */
    static BigDecimal canonicalNumber(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** An optional sign, digits, an optional point and digits: no exponent, so no number is larger than its text. */
    private static boolean looksLikeNumber(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int digits = 0;
        int point = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && text.length() <= MAX_NUMBER && (point < 0 || text.length() - point <= MAX_SCALE);
    }

    private static int digits(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Adds what is wrong with a text that not every database can hold; no text is right. */
    static void check(String name, @Nullable String text, List<String> violations) {
        if (text != null && !isEncodable(text)) {
            violations.add("text without NUL and half characters in " + name);
        }
    }

    /** Whether every database can hold the text: no NUL and no half of a surrogate pair. */
    static boolean isEncodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isPair(text, i++))) {
                return false;
            }
        }
        return true;
    }

    /** NUL and lone surrogates cannot be stored by every database; other controls but tab and line ends are noise. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 ? c != '\n' && c != '\r' && c != '\t' : c == 0x7f || c >= 0xfffe) {
                return false;
            }
            if (Character.isSurrogate(c) && !isPair(text, i++)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int start) {
        return start + 1 < text.length() && Character.isSurrogatePair(text.charAt(start), text.charAt(start + 1));
    }
}
