package dev.roster.account;

import dev.roster.model.UserId;
import dev.roster.profile.Instruction;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import java.util.List;
import java.util.Optional;

/**
 * What users and others outside are still to be told: messages that wait, dead letters, and how sign-in accounts differ from
 * users. For whoever administers users; everything throws {@link dev.roster.access.NotAuthorizedException} for others. Safe for
 * use by many threads.
 */
public interface Effects {

    /**
     * Lists messages that wait, denials first, then in the order of the commits.
     *
     * @param limit how many at the most, 1 or more
     * @return the messages
     */
    List<OutboxMessage> pending(int limit);

    /**
     * Lists messages that were given up, the latest first. Each stops the ordinary messages of its user.
     *
     * @param limit how many at the most, 1 or more
     * @return the dead letters
     */
    List<OutboxStore.DeadLetter> dead(int limit);

    /**
     * Lets a dead letter be tried again from now on, in its old place, as if for the first time. Who wanted that is in the
     * audit trail, written together with it.
     *
     * @param key the key of the message
     * @return whether it was dead
     */
    boolean retry(String key);

    /**
     * Drops a dead letter for good; its user's messages go on. What it should have done is not done: {@link #reconcile} finds
     * what that means for sign-in accounts. Who wanted that is in the audit trail, written together with it.
     *
     * @param key the key of the message
     * @return whether it was dead
     */
    boolean discard(String key);

    /**
     * Compares all users with all sign-in accounts, a thousand at a time, and changes nothing.
     *
     * @return how they differ; both sides are read while others change them, so that who changes meanwhile may show as before
     * @throws UnsupportedOperationException if the host keeps no sign-in accounts elsewhere
     * @throws RuntimeException if the accounts cannot be asked, as {@link dev.roster.spi.SignInAccounts} throws it
     */
    Reconciliation reconcile();

    /**
     * Mends what was shown: sends a message for each user who is listed, denials first, each with an audit entry. They are
     * delivered like all others, and look at the user as stored then, so that an old comparison does no harm. Asked again with
     * the same comparison it sends nothing twice.
     *
     * @param shown the comparison
     * @return how many messages were asked for
     * @throws dev.roster.plan.PlanException if {@linkplain Reconciliation#isGuarded many accounts} would be closed and nobody
     *     {@linkplain Reconciliation#acknowledged acknowledged} that; or if rights changed all the time
     */
    long mend(Reconciliation shown);

    /**
     * Shows the mail that a message would become for a user, for the host to put into words (C16); nothing is sent. Asks for the
     * right to {@linkplain dev.roster.access.Action#MESSAGE write to} the user alone.
     *
     * @param user who would get it
     * @param message the message
     * @return the mail; empty when the actor may not write to such a user, or no mail reaches them
     * @throws IllegalArgumentException if the instruction is no message
     */
    Optional<Mail> preview(UserId user, Instruction message);
}
