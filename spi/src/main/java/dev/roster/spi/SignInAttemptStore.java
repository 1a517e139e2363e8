package dev.roster.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts attempts to sign in before their passwords are looked at, so that a window never has more attempts
 * than the limit allows, whatever the concurrency. An attempt counts as failed until {@link #clear} is called.
 *
 * <p>Never asks a clock: every moment is an argument. Safe for use by many threads. What a call wrote, every
 * later call sees.
 */
public interface SignInAttemptStore {

    /**
     * Attempts that somebody wants to take.
     *
     * @param subject whose attempts they are
     * @param limit the limit that holds now
     * @param attempts how many, 1 or more
     */
    record Claim(SignInSubject subject, AttemptWindow.Limit limit, int attempts) {

        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if nothing is wanted
         */
        public Claim {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(limit, "limit");
            if (attempts < 1) {
                throw new IllegalArgumentException("a claim is for 1 attempt or more, found " + attempts);
            }
        }

        /**
         * What the window of the subject becomes.
         *
         * @param kept the stored window, or null when there is none
         * @param now the present
         * @return the window to keep, or empty when there is no room for all attempts
         */
        public Optional<AttemptWindow> takeFrom(@Nullable AttemptWindow kept, Instant now) {
            return kept == null ? AttemptWindow.first(limit, attempts, now) : kept.take(limit, attempts, now);
        }
    }

    /**
     * What became of claims.
     *
     * @param windows what is kept now about the subject of each claim, so that whoever took the last attempt of a window knows it:
     *     of all callers one does; empty when nothing was taken
     * @param full the subjects that had no room, so that nothing was taken; empty when all attempts may be made
     */
    record Reservation(Map<SignInSubject, AttemptWindow> windows, Set<SignInSubject> full) {

        /** Copies both. */
        public Reservation {
            windows = Map.copyOf(windows);
            full = Set.copyOf(full);
        }

        /** {@return whether all attempts may be made} */
        public boolean isTaken() {
            return full.isEmpty();
        }
    }

    /**
     * Attempts that are given back.
     *
     * @param subject whose attempts they are
     * @param taken the window of which they were, as the reservation gave it or a later one of the same end
     * @param attempts how many, 1 or more
     * @param isForgotten whether whatever failed before is forgotten with them, after a success: the next attempt begins a
     *     first window
     */
    record Release(SignInSubject subject, AttemptWindow taken, int attempts, boolean isForgotten) {

        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if nothing is given back
         */
        public Release {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(taken, "taken");
            if (attempts < 1) {
                throw new IllegalArgumentException("1 attempt or more is given back, found " + attempts);
            }
        }

        /** {@return how many used-up windows are remembered with the window} */
        public int usedUpBefore() {
            return isForgotten ? 0 : taken.usedUpBefore();
        }

        /** {@return when the window ends from now on: long ago when it is forgotten} */
        public Instant endsAt() {
            return isForgotten ? Instant.EPOCH : taken.endsAt();
        }

        /**
         * What the window of the subject becomes.
         *
         * @param kept the stored window
         * @return the window to keep; the stored one where the attempts were of another
         */
        public AttemptWindow giveBackTo(AttemptWindow kept) {
            return kept.endsAt().equals(taken.endsAt())
                    ? new AttemptWindow(Math.max(0, kept.used() - attempts), usedUpBefore(), endsAt())
                    : kept;
        }
    }

    /**
     * Takes the attempts of all claims, or none of them (SA-06), atomically: each stored window becomes what {@link
     * Claim#takeFrom} makes of it. Of many callers exactly as many succeed as the limits have attempts left (SA-01). Refused
     * attempts change nothing, so they do not lengthen a lock (SA-02). When a window is over, attempts are free again by
     * themselves (SA-03). Callers that claim the same subjects in different orders do not block each other for ever.
     *
     * @param claims whose attempts, each subject once
     * @param now the present
     * @return what became of them
     * @throws IllegalArgumentException if a subject is there twice
     * @throws StoreException if the store cannot write; nothing may be attempted then
     */
    Reservation reserve(List<Claim> claims, Instant now);

    /**
     * Gives attempts back that came to nothing, such as invitations that were not written, or to good, such as those of who signed
     * in: each stored window becomes what {@link Release#giveBackTo} makes of it (SA-07). Who has no window has nothing to get
     * back.
     *
     * @param releases what is given back, each subject once
     * @throws IllegalArgumentException if a subject is there twice
     * @throws StoreException if the store cannot write; the attempts stay taken then
     */
    void release(List<Release> releases);

    /**
     * Forgets windows that ended long ago (SA-08), since names that nobody has leave some behind, too.
     *
     * @param endedBefore windows that ended before this moment; with one that is less than the longest window ago, who was locked
     *     out has short windows again
     * @param limit how many at the most, 1 or more
     * @return how many were forgotten
     * @throws IllegalArgumentException if the limit is not positive
     * @throws StoreException if the store cannot write
     */
    int expire(Instant endedBefore, int limit);

    /**
     * Takes one attempt, as {@link #reserve(List, Instant)} does.
     *
     * @param subject whose attempt it is
     * @param limit the limit that holds now
     * @param now the present
     * @return whether it may be made, such as a password verified
     * @throws StoreException if the store cannot write; nothing may be attempted then
     */
    default boolean reserve(SignInSubject subject, AttemptWindow.Limit limit, Instant now) {
        return reserve(List.of(new Claim(subject, limit, 1)), now).isTaken();
    }

    /**
     * Finds what is kept about subjects.
     *
     * @param subjects the subjects
     * @return the latest window of each that has one, which may be over (SA-04)
     * @throws StoreException if the store cannot answer
     */
    Map<SignInSubject, AttemptWindow> findAll(Collection<SignInSubject> subjects);

    /**
     * Finds what is kept about a subject.
     *
     * @param subject the subject
     * @return the latest window, which may be over, or empty when there is none
     * @throws StoreException if the store cannot answer
     */
    default Optional<AttemptWindow> find(SignInSubject subject) {
        return Optional.ofNullable(findAll(Set.of(subject)).get(subject));
    }

    /**
     * Forgets the attempts of a subject: after a success, and when somebody lifts a lock.
     *
     * @param subject the subject
     * @return whether there was anything to forget (SA-05)
     * @throws StoreException if the store cannot write
     */
    boolean clear(SignInSubject subject);
}
