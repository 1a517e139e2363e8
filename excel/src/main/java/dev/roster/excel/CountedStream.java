package dev.roster.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a part, refused when they are more than the limit, whatever the archive says about its size. */
final class CountedStream extends FilterInputStream {

    private final long limit;
    private long left;

    CountedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int bytes) throws Refusal {
        left -= bytes;
        if (left < 0) {
            throw Refusal.tooLarge(XlsxMessages.inflated(limit));
        }
    }
}
