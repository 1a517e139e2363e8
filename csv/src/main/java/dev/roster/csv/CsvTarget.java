package dev.roster.csv;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a table goes, and what becomes of it at the end. */
sealed interface CsvTarget {

    Appendable text();

    void finish() throws IOException;

    void discard() throws IOException;

    /** Somebody else's text: flushed, never closed. */
    record Borrowed(Appendable text) implements CsvTarget {

        @Override
        public void finish() throws IOException {
            if (text instanceof Flushable flushable) {
                flushable.flush();
            }
        }

        @Override
        public void discard() {
            // Nothing of ours is left behind.
        }
    }

    /** A file that takes the place of another one at the end. */
    record Replacement(Path path, Path unfinished, OutputStream bytes, OutputStreamWriter text) implements CsvTarget {

        static Replacement of(Path path) throws IOException {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new FileSystemException(path.toString(), null, "is there already and is no regular file");
            }
            Path whole = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path folder = whole.resolveSibling(".").normalize();
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            Path unfinished = Files.createTempFile(folder, ".roster-", ".csv");
            OutputStream bytes = Files.newOutputStream(unfinished);
            CharsetEncoder strict = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new Replacement(whole, unfinished, bytes, new OutputStreamWriter(bytes, strict));
        }

        @Override
        public void finish() throws IOException {
            text.close();
            try {
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException elsewhere) {
                Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        /** Closes the bytes and not the text, which would still try to write. */
        @Override
        public void discard() throws IOException {
            try {
                bytes.close();
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
