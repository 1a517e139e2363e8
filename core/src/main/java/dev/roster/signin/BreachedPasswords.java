package dev.roster.signin;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Knows the passwords that were stolen elsewhere, by their SHA-1, as Pwned Passwords lists them; nobody who implements it sees a
 * password. Safe for use by many threads.
 */
@FunctionalInterface
public interface BreachedPasswords {

    /** Knows none. */
    BreachedPasswords NONE = sha1 -> 0;

    /**
     * Tells how often a password was found among stolen ones.
     *
     * @param sha1 the SHA-1 of its UTF-8, 40 hexadecimal digits in capitals; the first five may leave the process, the rest not
     * @return how often, 0 for never
     * @throws RuntimeException if it cannot be told now; the password is taken then, with a warning
     */
    long timesSeen(String sha1);

    /**
     * Asks for so long at the most.
     *
     * @param limit how long the caller waits, such as a second
     * @param threads who asks; the host's, with bounds of its own
     * @return the same, which fails when there is no answer in time
     */
    default BreachedPasswords within(Duration limit, ExecutorService threads) {
        return sha1 -> {
            Future<Long> answer = threads.submit(() -> timesSeen(sha1));
            try {
                return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                throw unanswered("there was no answer within " + limit, late);
            } catch (ExecutionException failed) {
                throw unanswered("asking failed", failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw unanswered("whoever waited was interrupted", interrupted);
            } finally {
                answer.cancel(true);
            }
        };
    }

    /**
     * The list in a file, as the downloader of Pwned Passwords makes it: a line {@code SHA-1:count} for each password, ordered by
     * SHA-1. A look-up reads some 30 blocks of the file by halves, and keeps nothing of it; the file may be replaced meanwhile.
     *
     * @param file the file
     * @return the list
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it does not begin with such a line
     */
    static BreachedPasswords inFile(Path file) {
        return BreachedPasswordsFile.of(file);
    }

    private static UncheckedIOException unanswered(String why, Exception cause) {
        InterruptedIOException stopped = new InterruptedIOException(why);
        stopped.initCause(cause);
        return new UncheckedIOException(stopped);
    }
}
