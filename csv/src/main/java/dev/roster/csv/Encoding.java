package dev.roster.csv;

import dev.roster.table.FileKind;
import dev.roster.table.SourceException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How bytes become characters: by the mark they start with, else as asked, else UTF-8, else what any Latin
 * code page of Windows makes of them.
 *
 * @param charset the charset
 * @param markLength how many bytes the mark takes; they are no data
 * @param reason why
 */
record Encoding(Charset charset, int markLength, Reason reason) {

    /** Why a charset was taken. */
    enum Reason {
        MARK("by its mark"),
        ASKED("as asked"),
        UTF_8("no mark, valid"),
        UNDISPUTED("no mark, not UTF-8, the same text in each Latin code page of Windows");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /**
     * Decides by the head of a file.
     *
     * @throws Refusal if the file is of another kind, or in UTF-32
     */
    static Encoding of(byte[] head, @Nullable Charset asked) throws Refusal {
        FileKind kind = FileKind.of(head);
        if (kind != FileKind.TEXT && kind != FileKind.BINARY && kind != FileKind.EMPTY) {
            throw new Refusal(SourceException.Reason.WRONG_FORMAT, Refusal.Place.FILE, kind.insteadOf(FileKind.TEXT));
        }
        if (starts(head, 0xFF, 0xFE, 0, 0) || starts(head, 0, 0, 0xFE, 0xFF)) {
            throw new Refusal(
                    SourceException.Reason.WRONG_FORMAT,
                    Refusal.Place.FILE,
                    "the file is in UTF-32; save it as CSV UTF-8");
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3, Reason.MARK);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2, Reason.MARK);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2, Reason.MARK);
        }
        if (asked != null) {
            return new Encoding(asked, 0, Reason.ASKED);
        }
        if (kind == FileKind.BINARY) {
            throw new Refusal(SourceException.Reason.WRONG_FORMAT, Refusal.Place.FILE, CsvMessages.BINARY);
        }
        return !isUtf8(head) && UndisputedLatin.fits(head)
                ? new Encoding(UndisputedLatin.WINDOWS, 0, Reason.UNDISPUTED)
                : new Encoding(StandardCharsets.UTF_8, 0, Reason.UTF_8);
    }

    /** {@return whether it is UTF-8 without a mark} */
    boolean isPlainUtf8() {
        return markLength == 0 && charset.equals(StandardCharsets.UTF_8);
    }

    /** The head as text for guessing; broken characters do not matter yet. */
    String guess(byte[] head) {
        return new String(head, markLength, head.length - markLength, charset);
    }

    /** {@return a decoder that stops at whatever it cannot read for sure} */
    CharsetDecoder newDecoder() {
        CharsetDecoder decoder = isUndisputed() ? new UndisputedLatin() : charset.newDecoder();
        return decoder.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** What people are told about a byte that does not decode. */
    String undecodable(long offset) {
        return isUndisputed() ? CsvMessages.disputed(offset) : CsvMessages.undecodable(charset, offset);
    }

    @Override
    public String toString() {
        return charset.name() + " (" + reason.words + ")";
    }

    private boolean isUndisputed() {
        return reason == Reason.UNDISPUTED;
    }

    /** A head may end in the middle of a character. */
    private static boolean isUtf8(byte[] head) {
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false)
                .isError();
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
