package dev.roster.json;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes that are written once and read many times: in memory while they are few, in a temporary file of
 * this process once they are many. The file is deleted on {@link #close}. For one thread.
 */
public final class Spool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String NAME = "the temporary file of a plan";
    private static final int IN_MEMORY = 1 << 20;
    private static final int BUFFER = 1 << 16;

    /** How a file is opened, to be written. */
    interface Opener {
        /**
         * Opens a file that is there and empty.
         *
         * @throws IOException if it cannot be opened
         */
        OutputStream open(Path file) throws IOException;
    }

    private final Opener opener;
    private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream fileOut;
    private @Nullable RandomAccessFile random;
    private byte[] snapshot = new byte[0];
    private long size;

    /** Starts with nothing. */
    public Spool() {
        this(Files::newOutputStream);
    }

    Spool(Opener opener) {
        this.opener = opener;
    }

    /** {@return a stream that adds to the spool; it need not be closed} */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                append(bytes, offset, length);
            }
        };
    }

    /**
     * {@return a stream over everything that was written so far; the caller closes it}
     *
     * @throws UncheckedIOException if the temporary file cannot be read
     */
    public InputStream in() {
        try {
            if (memory != null) {
                return new ByteArrayInputStream(memory.toByteArray());
            }
            flush();
            if (file == null) {
                throw new IllegalStateException("the plan is closed");
            }
            return new BufferedInputStream(Files.newInputStream(file), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a plan cannot be read", e);
        }
    }

    /**
     * Reads a part.
     *
     * @param offset where it begins
     * @param length how many bytes it has
     * @return the bytes
     * @throws UncheckedIOException if the temporary file cannot be read
     */
    public byte[] read(long offset, int length) {
        if (memory != null) {
            if (snapshot.length != size) {
                snapshot = memory.toByteArray();
            }
            int start = Math.toIntExact(offset);
            return Arrays.copyOfRange(snapshot, start, start + length);
        }
        try {
            if (random == null) {
                if (fileOut == null || file == null) {
                    throw new IllegalStateException("the plan is closed");
                }
                flush();
                random = new RandomAccessFile(file.toFile(), "r");
            }
            byte[] bytes = new byte[length];
            random.seek(offset);
            random.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file of a plan cannot be read", e);
        }
    }

    /** {@return how many bytes were written} */
    public long size() {
        return size;
    }

    /** Deletes the file even when its last bytes found no room. */
    @Override
    public void close() {
        memory = null;
        closeQuietly(fileOut);
        closeQuietly(random);
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", NAME, file, e);
        } finally {
            fileOut = null;
            random = null;
            file = null;
        }
    }

    private static void closeQuietly(@Nullable Closeable stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            LOG.debug("{} has no room for its last bytes", NAME, e);
        }
    }

    private void append(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (memory != null && size <= IN_MEMORY) {
            memory.write(bytes, offset, length);
            return;
        }
        try {
            toFile().write(bytes, offset, length);
        } catch (IOException e) {
            throw DiskSpace.explained(NAME, file, size, e);
        }
    }

    private void flush() {
        try {
            if (fileOut != null) {
                fileOut.flush();
            }
        } catch (IOException e) {
            throw DiskSpace.explained(NAME, file, size, e);
        }
    }

    private OutputStream toFile() throws IOException {
        if (fileOut == null) {
            file = Files.createTempFile("roster-plan-", ".ndjson");
            fileOut = new BufferedOutputStream(opener.open(file), BUFFER);
            if (memory != null) {
                memory.writeTo(fileOut);
                memory = null;
            }
        }
        return fileOut;
    }
}
