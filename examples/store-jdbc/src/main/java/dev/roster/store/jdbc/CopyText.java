package dev.roster.store.jdbc;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of {@code COPY}: tabs between columns, a line for each row, {@code \N} for no value. */
final class CopyText {

    private final StringBuilder text = new StringBuilder();
    private final String tenant;

    CopyText(String tenant) {
        this.tenant = tenant;
    }

    void add(@Nullable Object[] row) {
        append(tenant);
        for (Object value : row) {
            text.append('\t');
            if (value == null) {
                text.append("\\N");
            } else {
                append(value.toString());
            }
        }
        text.append('\n');
    }

    private void append(String value) {
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char mark = mark(value.charAt(i));
            if (mark != 0) {
                text.append(value, start, i).append('\\').append(mark);
                start = i + 1;
            }
        }
        text.append(value, start, value.length());
    }

    /** The character that stands for one with a meaning of its own, or 0. */
    private static char mark(char c) {
        return switch (c) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    /** The rows in UTF-8. Given a reader instead, the driver would cut pairs of surrogates where its buffer ends. */
    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
