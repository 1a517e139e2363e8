package dev.roster.work;

import dev.roster.table.RowLocation;
import dev.roster.table.SourceException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a file that somebody sends, up to a limit. For one thread. */
final class LimitedStream extends FilterInputStream {

    private final String file;
    private final long limit;
    private long count;

    LimitedStream(InputStream in, String file, long limit) {
        super(in);
        this.file = file;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        count += Math.max(0, read);
        if (count > limit) {
            throw new SourceException(
                    SourceException.Reason.TOO_LARGE,
                    RowLocation.ofRow(file, 0),
                    "the file has more than " + limit + " bytes; split it");
        }
        return read;
    }
}
