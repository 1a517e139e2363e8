package dev.roster.excel;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a workbook goes, and what becomes of it at the end. */
sealed interface XlsxTarget {

    OutputStream bytes();

    void finish() throws IOException;

    void discard() throws IOException;

    /** Somebody else's bytes: flushed, never closed. */
    record Borrowed(OutputStream bytes) implements XlsxTarget {

        @Override
        public void finish() throws IOException {
            bytes.flush();
        }

        @Override
        public void discard() {
            // Nothing of ours is left behind.
        }
    }

    /** A file that takes the place of another one at the end. */
    record Replacement(Path path, Path unfinished, OutputStream bytes) implements XlsxTarget {

        static Replacement of(Path path) throws IOException {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new FileSystemException(path.toString(), null, "is there already and is no regular file");
            }
            Path whole = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path folder = whole.resolveSibling(".").normalize();
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            Path unfinished = Files.createTempFile(folder, ".roster-", ".xlsx");
            return new Replacement(whole, unfinished, new BufferedOutputStream(Files.newOutputStream(unfinished)));
        }

        @Override
        public void finish() throws IOException {
            bytes.close();
            try {
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException elsewhere) {
                Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
            }
        }

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
