package dev.roster.spi;

import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps one-time tokens: at most one for each user and purpose, each consumed once at the most.
 *
 * <p>Never asks a clock: every moment is an argument. Safe for use by many threads. What a call wrote, every
 * later call sees.
 */
public interface TokenStore {

    /**
     * Keeps a token (TS-01) in the place of the earlier one of the same user and purpose, which is good no
     * longer, whatever the concurrency (TS-02). This is how sending a link again revokes the link before.
     *
     * @param token the token
     * @throws StoreException if the hash belongs to another user or purpose, or the store cannot write
     */
    void issue(OneTimeToken token);

    /**
     * Finds a token, so that it can be looked at before it is consumed. It may have expired.
     *
     * @param hash the hash of the secret that somebody sent
     * @param purpose what it shall be used for
     * @return the token, or empty when there is none of this purpose, or no longer (TS-03)
     * @throws StoreException if the store cannot answer
     */
    Optional<OneTimeToken> find(OneTimeToken.Hash hash, OneTimeToken.Purpose purpose);

    /**
     * Uses a token up by one conditional write: only one of many callers succeeds (TS-04), and only while the
     * stored token equals the given one and has not expired (TS-05).
     *
     * @param token the token, as {@link #find} gave it
     * @param now the present; a token that expires at this very moment has expired
     * @return whether the token was good and is used up by this call; if not, nothing changed
     * @throws StoreException if the store cannot write
     */
    boolean consume(OneTimeToken token, Instant now);

    /**
     * Takes back all tokens of a user, as a change of address or roles, a suspension and a deletion ask for.
     *
     * @param user the user
     * @return how many there were (TS-06)
     * @throws StoreException if the store cannot write
     */
    int revoke(UserId user);
}
