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
    private final ChangeCodec codec;
    private final byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private byte[] line = new byte[1 << 10];
    private int length;

    ChangeLines(InputStream in, ChangeCodec codec) {
        this.in = in;
        this.codec = codec;
    }

    /** {@return whether there is another line; it is then the current one} */
    public boolean next() {
        length = 0;
        while (true) {
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
    }

    /** {@return the bytes of the current line with its end; valid until the next one} */
    public byte[] bytes() {
        return line;
    }

    /** {@return how many bytes the current line has} */
    public int length() {
        return length;
    }

    /**
     * {@return the change on the current line}
     *
     * @throws PlanException if the line is no change
     */
    public PlannedChange change() {
        try {
            return codec.read(Json.read(line, 0, length));
        } catch (RuntimeException notAChange) {
            throw new PlanException("the plan is damaged; make it again from the file", notAChange);
        }
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
                throw new PlanException("the plan has a line of more than 64 MiB; make it again from the file");
            }
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
        System.arraycopy(buffer, start, line, length, count);
        length += count;
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
