package dev.roster.excel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes that are first written and then read anywhere: the first 16 MiB in memory, the others in a file of our own. */
final class TextSpool implements AutoCloseable {

    private static final int CHUNK = 1 << 20;
    private static final int CHUNKS_IN_MEMORY = 16;

    private final List<byte[]> chunks = new ArrayList<>();
    private final ByteBuffer pending = ByteBuffer.allocate(CHUNK);
    private @Nullable FileChannel file;
    private long length;

    /** {@return where the next byte will stand} */
    long length() {
        return length;
    }

    void append(byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            int count = Math.min(bytes.length - done, pending.remaining());
            pending.put(bytes, done, count);
            done += count;
            if (!pending.hasRemaining()) {
                flush();
            }
        }
        length += bytes.length;
    }

    /**
     * Ends the writing.
     *
     * @throws IOException if the workbook cannot be read
     */
    void finish() throws IOException {
        flush();
    }

    void read(long place, byte[] target) throws IOException {
        int done = 0;
        while (done < target.length) {
            long at = place + done;
            int chunk = (int) (at / CHUNK);
            if (chunk >= chunks.size()) {
                readFile(at - (long) CHUNK * chunks.size(), ByteBuffer.wrap(target, done, target.length - done));
                return;
            }
            int offset = (int) (at % CHUNK);
            int count = Math.min(target.length - done, CHUNK - offset);
            System.arraycopy(chunks.get(chunk), offset, target, done, count);
            done += count;
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void readFile(long place, ByteBuffer target) throws IOException {
        if (file == null) {
            throw new IllegalStateException("nothing was written at " + place);
        }
        long at = place;
        while (target.hasRemaining()) {
            int count = file.read(target, at);
            if (count < 0) {
                throw new IllegalStateException("nothing was written at " + at);
            }
            at += count;
        }
    }

    private void flush() throws IOException {
        pending.flip();
        if (chunks.size() < CHUNKS_IN_MEMORY) {
            byte[] chunk = new byte[pending.remaining()];
            pending.get(chunk);
            chunks.add(chunk);
        } else {
            FileChannel out = file == null ? open() : file;
            file = out;
            while (pending.hasRemaining()) {
                out.write(pending);
            }
        }
        pending.clear();
    }

    private static FileChannel open() throws IOException {
        Path path = Files.createTempFile("roster-", ".texts");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
