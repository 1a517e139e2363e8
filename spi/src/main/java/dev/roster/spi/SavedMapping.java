package dev.roster.spi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The columns of one kind of file as a person confirmed them, to be used again for files with the same headers.
 *
 * @param fingerprint what the headers of the file come to, 1 to 64 letters and digits of ASCII
 * @param confirmedAt when it was confirmed; stores keep microseconds
 * @param confirmedBy who confirmed it, 1 to 200 characters
 * @param columns what every column is for
 */
public record SavedMapping(String fingerprint, Instant confirmedAt, String confirmedBy, List<SavedColumn> columns) {

    private static final int MAX_FINGERPRINT = 64;
    private static final int MAX_NAME = 200;

    /**
     * Copies the columns.
     *
     * @throws IllegalArgumentException if the fingerprint is none, or nobody or too long a name confirmed it
     */
    public SavedMapping {
        Objects.requireNonNull(confirmedAt, "confirmedAt");
        columns = List.copyOf(columns);
        if (!isFingerprint(fingerprint)) {
            throw new IllegalArgumentException(
                    "a fingerprint has 1 to 64 letters and digits of ASCII, found \"" + fingerprint + "\"");
        }
        if (confirmedBy.isBlank() || confirmedBy.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "who confirmed a mapping is named by 1 to 200 characters, found \"" + confirmedBy + "\"");
        }
    }

    private static boolean isFingerprint(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_FINGERPRINT
                && text.chars()
                        .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
}
