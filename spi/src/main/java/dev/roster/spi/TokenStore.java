package dev.roster.spi;

import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * An ability that {@link Stores} may have: keeps one-time tokens, at most one for each user and purpose, each consumed
 * once at the most. What must live or die with a change of the user is sent as {@link Change} in the same unit.
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
     * Finds the token of a user, for who wants to know until when a link is good. It may have expired.
     *
     * @param user the user
     * @param purpose what the token is good for
     * @return the token, or empty when there is none (TS-08)
     * @throws StoreException if the store cannot answer
     */
    Optional<OneTimeToken> find(UserId user, OneTimeToken.Purpose purpose);

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

    /**
     * A change to tokens as a part of a unit: all of it happens with the unit, or nothing (TS-07). Two changes of one
     * unit happen in their order.
     */
    sealed interface Change extends Write.Extra.Change {

        /** Which kind of change this is, for switches without a default. */
        enum Kind {
            /** {@link Issue}. */
            ISSUE,
            /** {@link Revoke}. */
            REVOKE,
            /** {@link Consume}. */
            CONSUME
        }

        /** {@return which kind of change this is} */
        Kind kind();

        @Override
        default Class<?> ability() {
            return TokenStore.class;
        }

        /**
         * Keeps a token, as {@link TokenStore#issue} does. Fails as {@link UnitOutcome.Kind#DUPLICATE} when the hash
         * belongs to another user or purpose.
         *
         * @param token the token
         */
        record Issue(OneTimeToken token) implements Change {
            @Override
            public Kind kind() {
                return Kind.ISSUE;
            }
        }

        /**
         * Takes back all tokens of a user, as {@link TokenStore#revoke} does; there may be none.
         *
         * @param user the user
         */
        record Revoke(UserId user) implements Change {
            @Override
            public Kind kind() {
                return Kind.REVOKE;
            }
        }

        /**
         * Uses a token up, as {@link TokenStore#consume} does. Fails as {@link UnitOutcome.Kind#STALE} when the token is
         * not good.
         *
         * @param token the token, as {@link TokenStore#find} gave it
         * @param now the present
         */
        record Consume(OneTimeToken token, Instant now) implements Change {
            @Override
            public Kind kind() {
                return Kind.CONSUME;
            }
        }
    }
}
