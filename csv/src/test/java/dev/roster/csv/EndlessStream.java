package dev.roster.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** A start, then the same bytes again and again; the start alone when there are none. */
final class EndlessStream extends InputStream {

    private final byte[] start;
    private final byte[] filler;
    private long given;

    EndlessStream(String start, String filler) {
        this(start.getBytes(UTF_8), filler.getBytes(UTF_8));
    }

    EndlessStream(byte[] start, byte[] filler) {
        this.start = start;
        this.filler = filler;
    }

    /** {@return how many bytes were asked for} */
    long given() {
        return given;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        for (int i = 0; i < length; i++) {
            int octet = read();
            if (octet < 0) {
                return i == 0 ? -1 : i;
            }
            target[offset + i] = (byte) octet;
        }
        return length;
    }

    @Override
    public int read() {
        long at = given++;
        if (at < start.length) {
            return start[(int) at] & 0xFF;
        }
        return filler.length == 0 ? -1 : filler[(int) ((at - start.length) % filler.length)] & 0xFF;
    }
}
