package dev.roster.csv;

import dev.roster.table.FileKind;
import dev.roster.table.SourceException.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How bytes become characters: by the mark they start with, else as asked, else UTF-8.
 *
 * @param charset the charset
 * @param markLength how many bytes the mark takes; they are no data
 * @param reason why, for people
 */
record Encoding(Charset charset, int markLength, String reason) {

    static Encoding of(byte[] head, @Nullable Charset asked) throws Refusal {
        FileKind kind = FileKind.of(head);
        if (kind != FileKind.TEXT && kind != FileKind.BINARY && kind != FileKind.EMPTY) {
            throw new Refusal(Reason.WRONG_FORMAT, Refusal.Place.FILE, kind.insteadOf(FileKind.TEXT));
        }
        if (starts(head, 0xFF, 0xFE, 0, 0) || starts(head, 0, 0, 0xFE, 0xFF)) {
            throw new Refusal(Reason.WRONG_CHARSET, Refusal.Place.FILE, "the file is in UTF-32; save it as CSV UTF-8");
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, "by its mark");
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, "by its mark");
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, "by its mark");
        }
        if (asked != null) {
            return new Encoding(asked, 0, "as asked");
        }
        if (kind == FileKind.BINARY) {
            throw new Refusal(Reason.WRONG_FORMAT, Refusal.Place.FILE, CsvMessages.BINARY);
        }
        return new Encoding(StandardCharsets.UTF_8, 0, "no mark, valid");
    }

    /** The head as text for guessing; broken characters do not matter yet. */
    String guess(byte[] head) {
        return new String(head, markLength, head.length - markLength, charset);
    }

    @Override
    public String toString() {
        return charset.name() + " (" + reason + ")";
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
