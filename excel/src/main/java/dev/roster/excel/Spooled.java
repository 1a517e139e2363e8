package dev.roster.excel;

import dev.roster.table.Fingerprints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A copy of the workbook that nobody else can change while it is read; a file of our own that only we may read.
 *
 * @param file where it is
 * @param size how many bytes it has
 * @param fingerprint SHA-256 of its bytes
 */
record Spooled(Path file, long size, String fingerprint) {

    private static final int BUFFER = 1 << 16;

    /**
     * Copies the bytes that come after a head that was read already.
     *
     * @throws Refusal if there are more bytes than the limit
     */
    static Spooled copy(byte[] head, InputStream rest, long limit) throws IOException {
        Path file = Files.createTempFile("roster-", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest digest = Fingerprints.sha256();
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            byte[] piece = head;
            int count = head.length;
            while (count >= 0) {
                size += count;
                if (size > limit) {
                    throw Refusal.tooLarge(XlsxMessages.fileTooLong(limit));
                }
                digest.update(piece, 0, count);
                out.write(piece, 0, count);
                piece = buffer;
                count = rest.read(buffer);
            }
            return new Spooled(file, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | RuntimeException | Error failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    /** Removes the copy if it is still there. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
