package dev.roster.json;

import dev.roster.plan.PlanContent;
import dev.roster.plan.PlannedChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The changes of a plan in a spool: between the header line and the two lines at the end. */
final class SpooledContent implements PlanContent {

    private final Spool spool;
    private final long end;
    private final ChangeCodec codec;
    private final boolean isOrdered;

    /**
     * The changes of a plan.
     *
     * @param spool the plan: its header on the first line, then the changes
     * @param end where the changes end, in bytes
     * @param codec what reads them
     * @param isOrdered whether some are not written where they stand
     */
    SpooledContent(Spool spool, long end, ChangeCodec codec, boolean isOrdered) {
        this.spool = spool;
        this.end = end;
        this.codec = codec;
        this.isOrdered = isOrdered;
    }

    /** Whether some changes are not written where they stand. */
    boolean isOrdered() {
        return isOrdered;
    }

    @Override
    public Stream<PlannedChange> changes() {
        ChangeLines lines = lines();
        Iterator<PlannedChange> changes = new Iterator<>() {
            private @Nullable PlannedChange ahead = advance();

            private @Nullable PlannedChange advance() {
                return lines.next() ? lines.change() : null;
            }

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public PlannedChange next() {
                PlannedChange change = ahead;
                if (change == null) {
                    throw new NoSuchElementException();
                }
                ahead = advance();
                return change;
            }
        };
        int order = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(changes, order), false)
                .onClose(lines::close);
    }

    /** The lines of the changes; the header is passed over. */
    ChangeLines lines() {
        return linesOf(spool, end, codec);
    }

    static ChangeLines linesOf(Spool spool, long end, ChangeCodec codec) {
        ChangeLines lines = new ChangeLines(spool.in(), end, codec);
        lines.next();
        return lines;
    }

    /**
     * Copies the whole plan, header and trailer included.
     *
     * @throws IOException if the plan cannot be read or its copy not be written
     */
    void copyTo(OutputStream out) throws IOException {
        try (InputStream in = spool.in()) {
            in.transferTo(out);
        }
    }

    /** How many bytes the plan has. */
    long size() {
        return spool.size();
    }

    /** One change, by the place of its line. */
    PlannedChange changeAt(long offset, int length) {
        return codec.readLine(spool.read(offset, length), length);
    }

    @Override
    public void close() {
        spool.close();
    }
}
