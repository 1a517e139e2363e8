package dev.roster.json;

import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The lines of a plan as bytes, decoded only where somebody asks. For one thread. */
public final class ChangeLines implements AutoCloseable {

    private static final int MAX_LINE = 1 << 26;

    private final InputStream in;
    private final long limit;
    private final ChangeCodec codec;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long offset;
    private byte[] line = new byte[1 << 10];
    private int length;

    /**
     * Reads lines.
     *
     * @param in where they come from; closed by {@link #close}
     * @param limit how many bytes there are to read; lines behind them are somebody else's
     * @param codec what reads a change
     */
    ChangeLines(InputStream in, long limit, ChangeCodec codec) {
        this.in = in;
        this.limit = limit;
        this.codec = codec;
    }

    /** {@return whether there is another line; it is then the current one} */
    public boolean next() {
        length = 0;
        while (offset < limit) {
            if (start == end && !fill()) {
                return length > 0;
            }
            int newline = start;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            boolean isComplete = newline < end;
            append(isComplete ? newline + 1 : newline);
            if (isComplete) {
                return true;
            }
        }
        return length > 0;
    }

    /** {@return the bytes of the current line with its end; valid until the next one} */
    public byte[] bytes() {
        return line;
    }

    /** {@return how many bytes the current line has} */
    public int length() {
        return length;
    }

    /** {@return how many bytes stand before the line after this one} */
    long offset() {
        return offset;
    }

    /**
     * {@return what the current line says first}
     *
     * @throws PlanException if the line is no change
     */
    LineHead head() {
        try {
            return LineHead.read(line, length);
        } catch (IllegalArgumentException notAChange) {
            throw ChangeCodec.damaged(notAChange);
        }
    }

    /**
     * {@return the change on the current line}
     *
     * @throws PlanException if the line is no change
     */
    public PlannedChange change() {
        return codec.readLine(line, length);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(int to) {
        int count = to - start;
        if (length + count > line.length) {
            if (length + count > MAX_LINE) {
                throw new PlanException(
                        PlanException.Reason.UNREADABLE,
                        "the plan has a line of more than 64 MiB; make it again from the file");
            }
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        System.arraycopy(buffer, start, line, length, count);
        length += count;
        offset += count;
        start = to;
    }

    private boolean fill() {
        try {
            start = 0;
            end = Math.max(0, in.read(buffer));
            return end > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be read", e);
        }
    }
}
