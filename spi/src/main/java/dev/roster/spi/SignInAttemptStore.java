package dev.roster.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Counts attempts to sign in before their passwords are looked at, so that a window never has more attempts
 * than the limit allows, whatever the concurrency. An attempt counts as failed until {@link #clear} is called.
 *
 * <p>Never asks a clock: every moment is an argument. Safe for use by many threads. What a call wrote, every
 * later call sees.
 */
public interface SignInAttemptStore {

    /**
     * Takes one attempt, atomically: the stored window becomes what {@link AttemptWindow#take} makes of it, or
     * {@link AttemptWindow#first} when there is none. Of many callers exactly as many succeed as the limit has
     * attempts left (SA-01). A refused attempt changes nothing, so it does not lengthen a lock (SA-02). When
     * the window is over, attempts are free again by themselves (SA-03).
     *
     * @param subject whose attempt it is
     * @param limit the limit that holds now
     * @param now the present
     * @return whether a password may be verified
     * @throws StoreException if the store cannot write; nothing may be verified then
     */
    boolean reserve(SignInSubject subject, AttemptWindow.Limit limit, Instant now);

    /**
     * Finds what is kept about a subject.
     *
     * @param subject the subject
     * @return the latest window, which may be over, or empty when there is none (SA-04)
     * @throws StoreException if the store cannot answer
     */
    Optional<AttemptWindow> find(SignInSubject subject);

    /**
     * Forgets the attempts of a subject: after a success, and when somebody lifts a lock.
     *
     * @param subject the subject
     * @return whether there was anything to forget (SA-05)
     * @throws StoreException if the store cannot write
     */
    boolean clear(SignInSubject subject);
}
