package dev.roster.spi;

import dev.roster.model.UserId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The accounts by which users sign in, where another system keeps them: an identity provider, a directory, a table of the
 * host. Each user has at most one. Roster tells it what became of users, after the commit, at least once and perhaps long
 * after, so every call may be repeated, and the second one of two changes nothing.
 *
 * <p>Calls are synchronous: when one returns, the other system has done it, for everybody who asks it. A call ends by
 * itself, within seconds, with time-outs of its own for connecting and reading; one that does not end takes a thread away
 * from others of its effect. No transaction is open meanwhile. Safe for use by many threads; never two at once for one user,
 * except when a call takes longer than its lease.
 *
 * <p>What is thrown: {@link DeliveryRefusedException} when trying again is of no use; anything else means that it may or may
 * not have been done, and it is tried again.
 */
public interface SignInAccounts {

    /**
     * Lets a user sign in, by the account that they have or by a new one where accounts are made here.
     *
     * @param user the user. Of one without account, where accounts are made elsewhere, nothing happens: whoever makes the
     *     account makes it open
     * @throws DeliveryRefusedException if that can never be done
     */
    void enable(UserId user);

    /**
     * Keeps a user from signing in. Credentials are kept, for {@link #enable}; sessions that are open are ended by
     * {@link #revoke}, which Roster calls afterwards.
     *
     * @param user the user; of one without account nothing happens
     * @throws DeliveryRefusedException if that can never be done
     */
    void disable(UserId user);

    /**
     * Ends all sessions of a user and revokes all their API keys and refresh tokens. The account stays as it is.
     *
     * @param user the user; of one without account nothing happens
     * @throws DeliveryRefusedException if that can never be done
     */
    void revoke(UserId user);

    /**
     * Removes the account of a user for good, with its credentials, sessions and API keys.
     *
     * @param user the user; of one without account nothing happens
     * @throws DeliveryRefusedException if that can never be done
     */
    void remove(UserId user);

    /**
     * Resets the password of a user, in whatever way there is here: a mail with a link, a temporary password that is changed at
     * the next sign-in. Asked for users who were active a moment ago. The account stays open or closed as it is.
     *
     * @param key what tells this reset from all others, the same when it is asked for again, so that nobody gets two mails
     * @param user the user; of one without account nothing happens
     * @throws DeliveryRefusedException if that can never be done; by default always, since not every system knows it
     */
    default void resetPassword(String key, UserId user) {
        throw new DeliveryRefusedException("these sign-in accounts know no reset of passwords, so that of user " + user
                + " is as it was; discard this message, and reset it where the account is kept");
    }

    /**
     * Tells how accounts are now.
     *
     * @param users whose, 1,000 at the most, each once
     * @return the accounts in any order; none for a user without
     */
    List<SignInAccount> findAll(Collection<UserId> users);

    /**
     * Streams all accounts that are Roster's to govern, each once, page by page, however many there are. An account that is
     * made, changed or removed meanwhile is given as before or as after, or not at all. Those of operators and machines that
     * are no users of this tenant are not among them: {@code reconcile} finds that nobody stands behind them.
     *
     * @return the accounts in any order; the caller closes the stream
     */
    Stream<SignInAccount> all();
}
