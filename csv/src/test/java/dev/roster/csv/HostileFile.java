package dev.roster.csv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roster.table.SourceException.Reason;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Files that were made, or broke, to hurt their reader; each is as long as its reader bears. */
enum HostileFile {
    UNCLOSED_QUOTE("a,b\n1,2\n\"", "x", Reason.TOO_LARGE, 3),
    UNCLOSED_QUOTE_OVER_ROWS("a,b\n1,2\n\"", "3,4\r\n", Reason.TOO_LARGE, 3),
    UNCLOSED_QUOTE_BEFORE_QUOTES("a,b\n\"x", "\"\"", Reason.TOO_LARGE, 2),
    QUOTES("", "\"", Reason.TOO_LARGE, 1),
    LONG_CELL("a,b\n1,", "x", Reason.TOO_LARGE, 2),
    LONG_HEADER("", "department ", Reason.TOO_LARGE, 1),
    CELL_OF_TEN_MILLION("a,b\n1," + "x".repeat(10_000_000) + "\n", "", Reason.TOO_LARGE, 2),
    MANY_COLUMNS("a,b\n", ",", Reason.TOO_LARGE, 2),
    MANY_FILLED_COLUMNS("a,b\n", "x,", Reason.TOO_LARGE, 2),
    MANY_QUOTED_COLUMNS("a,b\n", "\"\",", Reason.TOO_LARGE, 2),
    COLUMNS_OF_A_SPREADSHEET(",".repeat(16_383) + "\n", "", Reason.TOO_LARGE, 1),
    MILLION_COLUMNS_WITHIN_THE_ROW_LIMIT(",".repeat((1 << 20) - 1) + "\n", "", Reason.TOO_LARGE, 1),
    HUNDRED_THOUSAND_NAMED_COLUMNS("name,".repeat(100_000) + "\n1\n", "", Reason.TOO_LARGE, 1),
    EMPTY_ROWS("a,b\n", "\n", Reason.TOO_LARGE, 10_000_001),
    MILLION_EMPTY_ROWS("a,b\n1,2" + "\n".repeat(1_000_000), "", null, 2),
    MILLION_EMPTY_ROWS_AND_NO_OTHER("\n".repeat(1_000_000), "", Reason.EMPTY, 0),
    NULS("", "\0", Reason.WRONG_FORMAT, 0),
    NULS_BEHIND_THE_HEAD("1,2\n".repeat(20_000), "\0", Reason.MALFORMED, 20_001),
    NUL_AMONG_ROWS("1,2\n".repeat(20_000) + "3\0,4\n5,6\n", "", Reason.MALFORMED, 20_001),
    UTF_16_WITHOUT_END("\uFEFFa,b\n", "x", Reason.TOO_LARGE, 2) {
        @Override
        byte[] encode(String text) {
            return text.getBytes(UTF_16LE);
        }
    },
    UTF_16_READ_AS_UTF_8("a,b\n", "é,ü\n", Reason.WRONG_FORMAT, 0) {
        @Override
        byte[] encode(String text) {
            return text.getBytes(UTF_16LE);
        }
    },
    TRUNCATED_INSIDE_A_QUOTE("a,b\n1,2\n3,\"4", "", null, 3),
    TRUNCATED_INSIDE_A_CHARACTER("a,b\n1,é", "", Reason.WRONG_CHARSET, 2) {
        @Override
        byte[] encode(String text) {
            byte[] whole = super.encode(text);
            return Arrays.copyOf(whole, Math.max(whole.length - 1, 0));
        }
    },
    TEXT_AFTER_A_QUOTE("a,b\n1,2\n\"3\"x,4\n5,6\n", "", null, 4),
    WRONG_QUOTES_WITHOUT_END("a,b\n1,2\n", "\"3\"x,4\n", Reason.TOO_LARGE, 10_000_001),
    QUOTES_THAT_OPEN_WITHOUT_END("a,b\n1,2\n", "\"3\"\"\n\"4", Reason.TOO_LARGE, 10_000_001),
    TEXT_AFTER_A_QUOTE_IN_THE_HEADER("a,\"b\"x\n", "5,6\n", Reason.MALFORMED, 1),
    BACKSLASH_ESCAPES("a,b\n\"say \\\"hi\\\"\",2\n", "", null, 2),
    LINE_OF_SEPARATOR_NAMES("sep=", ";", Reason.TOO_LARGE, 1),
    MARKS("", "\uFEFF", Reason.TOO_LARGE, 1),
    END_MARKS("a\n", "\u001A", Reason.TOO_LARGE, 2),
    ARCHIVE("PK\u0003\u0004", "x", Reason.WRONG_FORMAT, 0),
    PAGE("<!DOCTYPE html>", "<p>", Reason.WRONG_FORMAT, 0);

    private final String start;
    private final String filler;
    private final @Nullable Reason reason;
    private final long row;

    HostileFile(String start, String filler, @Nullable Reason reason, long row) {
        this.start = start;
        this.filler = filler;
        this.reason = reason;
        this.row = row;
    }

    byte[] encode(String text) {
        return text.getBytes(UTF_8);
    }

    /** What its reading should come to, in the words of {@link HostileReading}. */
    String expected() {
        return reason == null ? this + " is read" : this + " " + reason + " at row " + row;
    }

    InputStream open() {
        return new EndlessStream(encode(start), encode(filler));
    }
}
