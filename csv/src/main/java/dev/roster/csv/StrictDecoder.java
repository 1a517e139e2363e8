package dev.roster.csv;

import dev.roster.table.Fingerprints;
import dev.roster.table.SourceException.Reason;
import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Bytes to characters for the parser, without ever replacing one; hashes the bytes and holds the limits.
 *
 * <p>Characters in front of a bad one are handed out first, so the rows before it are not lost. What a
 * row may take is counted from {@link #startRow()} on; the parser reads ahead, so a row is refused when
 * it surely is too long, at most a few buffers late.
 */
final class StrictDecoder extends Reader {

    /** Ctrl-Z, with which DOS programs end a text; as the very last character it is no data. */
    private static final char OLD_END_MARK = '\u001A';

    private final InputStream in;
    private final Encoding encoding;
    private final SourceLimits limits;
    private final MessageDigest digest = Fingerprints.sha256();
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes;
    private long bytesRead;
    private long rowLength;
    private boolean inputEnded;
    private boolean ended;
    private boolean nul;
    private char last = '\n';

    /**
     * Goes on where the head, already read, ends; the head is used up as the first buffer.
     *
     * @throws Refusal if the head alone has too many bytes
     */
    StrictDecoder(InputStream in, Head head, SourceLimits limits) throws Refusal {
        this.in = in;
        this.encoding = head.encoding();
        this.limits = limits;
        this.decoder = encoding.newDecoder();
        this.bytes = ByteBuffer.allocate(Head.LENGTH).put(head.bytes()).flip();
        count(0, bytes.limit());
        bytes.position(encoding.markLength());
    }

    /** Counts the length of a row from here on. */
    void startRow() {
        rowLength = 0;
    }

    /** {@return whether the last character was handed out} */
    boolean isEnded() {
        return ended;
    }

    /** {@return whether the next character starts a line} */
    boolean isAtLineStart() {
        return last == '\n' || last == '\r';
    }

    // SHA-256 of the bytes read so far.
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException digestsCanBeCloned) {
            throw new IllegalStateException(digestsCanBeCloned);
        }
    }

    // Drops characters at the start.
    void drop(int count) throws IOException {
        char[] dropped = new char[count];
        int length = 0;
        while (length < count) {
            int read = read(dropped, length, count - length);
            if (read < 0) {
                return;
            }
            length += read;
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (rowLength > limits.rowLength()) {
            throw new Refusal(Reason.TOO_LARGE, Refusal.Place.ROW, CsvMessages.rowTooLong(limits.rowLength()));
        }
        if (nul) {
            throw nulFound();
        }
        int count = ended ? 0 : decode(CharBuffer.wrap(target, offset, length));
        if (count == 0) {
            ended = true;
            return -1;
        }
        int clean = countBeforeNul(target, offset, count);
        if (target[offset + clean - 1] == OLD_END_MARK && isWholeInputDecoded()) {
            ended = true;
            clean--;
        }
        if (clean == 0) {
            return -1;
        }
        rowLength += clean;
        last = target[offset + clean - 1];
        return clean;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    // Fills the target as far as one buffer goes. Answers 0 at the end.
    private int decode(CharBuffer target) throws IOException {
        int start = target.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, target, inputEnded);
            if (target.position() > start) {
                return target.position() - start;
            }
            if (result.isError()) {
                throw undecodable();
            }
            if (result.isOverflow()) {
                throw new IllegalArgumentException("the target must have room for two characters");
            }
            if (inputEnded) {
                decoder.flush(target);
                return target.position() - start;
            }
            fill();
        }
    }

    private boolean isWholeInputDecoded() throws IOException {
        while (!bytes.hasRemaining() && !inputEnded) {
            fill();
        }
        return !bytes.hasRemaining() && !nul;
    }

    private void fill() throws IOException {
        bytes.compact();
        int start = bytes.position();
        int count = in.read(bytes.array(), start, bytes.remaining());
        if (count < 0) {
            inputEnded = true;
        } else {
            bytes.position(start + count);
        }
        bytes.flip();
        count(start, Math.max(count, 0));
    }

    private void count(int start, int count) throws Refusal {
        digest.update(bytes.array(), start, count);
        bytesRead += count;
        if (bytesRead > limits.bytes()) {
            throw new Refusal(Reason.TOO_LARGE, Refusal.Place.FILE, CsvMessages.fileTooLong(limits.bytes()));
        }
    }

    // A NUL ends what is handed out; it is refused once it is the first character asked for.
    private int countBeforeNul(char[] target, int offset, int count) throws Refusal {
        int signs = 0;
        for (int i = offset; i < offset + count; i++) {
            signs |= target[i] - 1;
        }
        for (int i = 0; signs < 0 && i < count; i++) {
            if (target[offset + i] == 0) {
                nul = true;
                if (i == 0) {
                    throw nulFound();
                }
                return i;
            }
        }
        return count;
    }

    private static Refusal nulFound() {
        return new Refusal(Reason.MALFORMED, Refusal.Place.CHARACTER, CsvMessages.NUL);
    }

    private Refusal undecodable() {
        long offset = bytesRead - bytes.remaining();
        return new Refusal(Reason.WRONG_CHARSET, Refusal.Place.CHARACTER, encoding.undecodable(offset));
    }
}
