package dev.roster.json;

import dev.roster.plan.PlanException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells a full disk from other trouble with files. */
final class DiskSpace {

    /** Less than a disk has left that took the last bytes but these. */
    private static final long LITTLE = 1 << 16;

    /** What the operating system says, where it speaks English. */
    private static final String FULL = "No space left on device";

    private DiskSpace() {}

    /**
     * What it means that a file could not be written.
     *
     * @param what what the file is
     * @param file the file, or null when it could not even be made
     * @param needed how many bytes it needed so far
     * @param failure what was seen
     */
    static RuntimeException explained(String what, @Nullable Path file, long needed, IOException failure) {
        Path folder = file == null ? Path.of(System.getProperty("java.io.tmpdir")) : file.getParent();
        return folder != null && (FULL.equals(failure.getMessage()) || isFull(folder))
                ? new PlanException(
                        PlanException.Reason.NO_SPACE,
                        "no space is left in " + folder + " for " + what + ", which needed " + needed
                                + " bytes so far; make room there, or choose another folder",
                        failure)
                : new UncheckedIOException(what + " cannot be written", failure);
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < LITTLE;
        } catch (IOException unknown) {
            return false;
        }
    }
}
