package dev.roster.tck;

import java.util.List;
import java.util.stream.Stream;

/** Texts that a database, a collation or a column takes for each other, and some that mean the same. */
final class Lookalikes {

    /** Case, accents, forms of Unicode, wildcards, escapes, blanks, line ends, letters beyond U+FFFF. */
    static final List<String> TEXTS = List.of(
            "ada",
            "ADA",
            "\uff21da",
            "\u00e1da",
            "a\u0301da",
            "ad",
            "adam",
            "a_a",
            "a%",
            "a%a",
            "axa",
            "a\\a",
            "a\\_a",
            "aa",
            "a  a",
            "a a",
            "a\r\na",
            "a\na",
            "a\ta",
            "stra\u00dfe",
            "strasse",
            "\u0130",
            "i",
            "\u0131",
            "\u212a",
            "k",
            "\ufb01n",
            "fin",
            "\u03c3",
            "\u03c2",
            "\u03a3",
            "\uffee",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "'a'",
            "null");

    /** What texts may have inside, at the beginning or at the end. */
    static final List<String> PARTS = List.of(
            "",
            " ",
            "%",
            "_",
            "\\",
            "a_",
            "a%",
            "_a",
            "%a",
            "\\a",
            "\r",
            "\n",
            "a\n",
            "\u0301",
            "SS",
            "a|b",
            "b|",
            varied(4_000) + "A",
            varied(256).substring(1) + "b");

    /** Addresses whose domains mean the same. */
    static final List<String> ADDRESSES = List.of(
            "x@b\u00fccher.example",
            "X@xn--bcher-kva.example",
            "x@bucher.example",
            "x.y@example.com",
            "x_y@example.com");

    /** Words of closed fields. */
    static final List<String> WORDS = List.of(
            "active", "inactive", "invited", "suspended", "deleted", "email", "none", "+4930123456", "+4930123457");

    /** Differ where columns of names end. */
    static final List<String> MIDDLE = List.of(
            "m".repeat(63) + "a",
            "m".repeat(63) + "b",
            "m".repeat(64) + "a",
            "m".repeat(64) + "b",
            "m".repeat(99) + "a",
            "m".repeat(99) + "b",
            "m".repeat(199) + "a",
            "m".repeat(199) + "b",
            "m".repeat(199),
            "m".repeat(254) + "a",
            "m".repeat(254) + "b");

    /** Differ where columns and indexes of texts end. */
    static final List<String> LONG = Stream.of(100, 255, 256, 2_600, 4_000, 8_000, 65_535)
            .flatMap(length -> Stream.of(varied(length) + "a", varied(length) + "b"))
            .toList();

    /** Lists and single keys. */
    static final List<String> KEYS = List.of(
            "ada",
            "adam",
            "a_a",
            "axa",
            "a a",
            "\u00e1da",
            "stra\u00dfe",
            "strasse",
            "\uffee",
            "\ud83d\ude00",
            "ada|bob",
            "bob|ad",
            "b|ob",
            "lead@team:backend",
            "lead@team:backend [until 2026-06-01T00:00:00Z]",
            "lead@team:design",
            "guest@team:backend");

    static final List<String> NUMBERS = List.of(
            "0",
            "-0.5",
            "9",
            "10",
            "9007199254740992",
            "9007199254740993",
            "0.1",
            "0.1000000000000000000000000001",
            "123456789012345678901234567890.1",
            "123456789012345678901234567890.2",
            "999999999999999999");

    static final List<String> DAYS =
            List.of("1000-01-01", "1582-10-10", "1969-12-31", "2024-02-29", "2024-03-01", "9999-12-31");

    static final List<String> MOMENTS = List.of(
            "1969-12-31T23:59:59.999999Z",
            "2026-03-29T01:30:00Z",
            "2026-03-29T01:30:00.000001Z",
            "2026-03-29T01:30:00.000999Z",
            "2026-03-29T01:30:00.001Z",
            "2026-03-29T01:30:00.5Z",
            "2026-03-29T01:30:01Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:30:00Z");

    private Lookalikes() {}

    /** A text that begins like every other one of these, and nowhere repeats itself: else looking for a part takes for ever. */
    private static String varied(int length) {
        StringBuilder text = new StringBuilder(length + 8);
        for (int number = 100; text.length() < length; number++) {
            text.append(number).append('-');
        }
        return text.substring(0, length);
    }
}
