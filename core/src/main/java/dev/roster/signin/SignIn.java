package dev.roster.signin;

import dev.roster.account.UserForm;
import dev.roster.account.UserOutcome;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How users sign in whose passwords Roster keeps. Nobody acts here: whoever comes may be anybody. Needs {@link
 * dev.roster.RosterBuilder#signIn(SignInSettings)}, {@linkplain dev.roster.RosterBuilder#links links}, and stores that keep
 * credentials and count attempts. Safe for use by many threads.
 *
 * <pre>{@code
 * switch (roster.signIn().authenticate(name, Password.of(typed), SignInOrigin.of(address))) {
 *     case SignInAnswer.In in -> begin(in.user(), in.stamp());
 *     case SignInAnswer.SecondFactorNeeded code -> askForCode(code.ticket());
 *     ...
 * }
 * }</pre>
 *
 * <p><b>Refusals look alike.</b> Unknown, locked, kept out, wrong: each answer is {@link SignInAnswer.Refused}, and each costs
 * exactly one hash, of a password of nobody where there is none to compare with. What the database does differs, and who measures
 * it well enough may tell that apart.
 *
 * <p><b>Attempts</b> are taken before a password is looked at, of the user and of the source at once, so that no concurrency lets
 * more of them through than the limit; those of a name that nobody has are counted as well. Whoever gets in gives their attempts
 * back. An attempt while a name is locked is not counted and does not lengthen the lock, which ends by itself; locks that follow
 * each other take longer each time.
 *
 * <p><b>Tickets</b> join the steps of one sign-in. They are good for {@link SignInSettings#ticketLife} and for one user, and good
 * no longer once the credentials of that user changed in any way: each leads to one end. Sessions are the host's: it keeps the
 * {@link SessionStamp} and asks {@link #isCurrent} with every request, which costs two look-ups; where sign-in accounts are
 * set up ({@link dev.roster.RosterBuilder#signIn(dev.roster.spi.SignInAccounts)}), they are told to end sessions as well.
 *
 * <p>Every call throws {@link dev.roster.spi.StoreException} when the stores cannot answer now: nobody gets in then.
 */
public interface SignIn {

    /**
     * Looks at a name and a password. One hash; whoever gets in costs no more than seven statements of the stores.
     *
     * @param name the user name or address that somebody typed, any text
     * @param password what they typed; the caller closes it
     * @param origin where from
     * @return the answer. {@link SignInAnswer.In} also writes the time of the sign-in to {@code lastLoginAt}
     */
    SignInAnswer authenticate(String name, Password password, SignInOrigin origin);

    /**
     * Looks at a code of the second factor, or at a recovery code, which is used up by that. Such codes have attempts of their own,
     * which no right password gives back.
     *
     * @param ticket as {@link SignInAnswer.SecondFactorNeeded} had it
     * @param code what somebody typed, any text
     * @param origin where from
     * @return the answer: once more {@link SignInAnswer.SecondFactorNeeded} for a wrong code while there are attempts
     */
    SignInAnswer verify(String ticket, String code, SignInOrigin origin);

    /**
     * Sets another password: where one is asked for, or where the user wants one and signed in a moment ago. All other sessions,
     * half-finished sign-ins and links of the user end, and the user is told by mail.
     *
     * @param ticket as an answer had it
     * @param next the new password; the caller closes it
     * @return {@link SignInAnswer.In} with a new stamp, also for whoever was in; {@link SignInAnswer.PasswordReset} where the ticket
     *     came from a link; once more {@link SignInAnswer.PasswordChangeNeeded}, with everything that speaks against the password
     */
    SignInAnswer changePassword(String ticket, Password next);

    /**
     * Draws the secret of a second factor. Nothing is kept until {@link #confirm} shows that the user has it.
     *
     * @param ticket as {@link SignInAnswer.In} had it, or {@link SignInAnswer.SecondFactorNeeded} of a user without one
     * @return what the user takes over; empty when the ticket is good no longer
     * @throws IllegalStateException if no second factors are set up
     */
    Optional<SecondFactorEnrolment> enrol(String ticket);

    /**
     * Sets a second factor up, in the place of the one of before. The sessions of before end, and the user is told by mail.
     *
     * @param enrolment the ticket of {@link #enrol}
     * @param code a code that the user's authenticator shows
     * @param origin where from
     * @return what came of it; the recovery codes are shown this once
     */
    SecondFactorOutcome confirm(String enrolment, String code, SignInOrigin origin);

    /**
     * Draws new recovery codes; those of before are good no longer. The user is told by mail.
     *
     * @param ticket as {@link SignInAnswer.In} had it, of a user who has a second factor
     * @return what came of it
     */
    SecondFactorOutcome renewRecoveryCodes(String ticket);

    /**
     * Removes the second factor of a user who used it a moment ago. The sessions of before end, and the user is told by mail.
     *
     * @param ticket as {@link SignInAnswer.In} had it
     * @return the answer
     */
    SignInAnswer removeSecondFactor(String ticket);

    /**
     * Mails a link by which a password is set anew, to the stored address of the user, if there is one of that name who is active.
     * Nobody learns from the answer or from the store whether there is.
     *
     * @param name the user name or address that somebody typed
     * @param origin where from
     */
    void requestReset(String name, SignInOrigin origin);

    /**
     * Opens a link of a reset. Changes nothing, however often it is called, so that programs that open the links in mails use none up.
     *
     * @param secret what stands in the link; any text
     * @return what is asked for next: the second factor of a user who has one, else the new password; refused when the link is good
     *     no longer
     */
    SignInAnswer openReset(String secret);

    /**
     * Tells whether a session still holds.
     *
     * @param stamp what the session remembers
     * @return false once the user is kept out, or changed their password or second factor since, also by a reset
     */
    boolean isCurrent(SessionStamp stamp);

    /**
     * Accepts an invitation and sets the first password.
     *
     * @param secret what stands in the link
     * @param password the password; the caller closes it
     * @param form what the person says of themselves, as in {@link dev.roster.account.Invitations#accept}
     * @return what became of it; not applied, with everything that speaks against it, for a password that is not taken
     */
    UserOutcome accept(String secret, Password password, Consumer<UserForm> form);

    /**
     * Verifies the address of a registration and sets the first password.
     *
     * @param secret what stands in the link
     * @param password the password; the caller closes it
     * @param form what the person corrects, as in {@link dev.roster.account.Registration#verify}
     * @return what became of it; not applied, with everything that speaks against it, for a password that is not taken
     */
    UserOutcome acceptRegistration(String secret, Password password, Consumer<UserForm> form);
}
