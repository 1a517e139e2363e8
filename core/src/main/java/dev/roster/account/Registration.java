package dev.roster.account;

import dev.roster.profile.RegistrationSettings;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How people register themselves (C4), as the tenant's {@link RegistrationSettings} say; off until an owner switches it on.
 * Nobody acts here. Needs {@link dev.roster.RosterBuilder#links}, stores that count attempts ({@link
 * dev.roster.spi.SignInAttemptStore}), and somebody who mails the effects {@code invite} and {@code notify}. Safe for use by
 * many threads.
 *
 * <pre>{@code
 * roster.registration().register(remoteAddress, form -> form.primaryEmail("ada@example.com").displayName("Ada"));
 * roster.registration().look(secret);                   // the page that the link in the mail opens
 * roster.registration().verify(secret, form -> {});     // its button
 * }</pre>
 *
 * <p><b>Who is there.</b> The answer never tells whether an address is known. Of an unknown address a user waits as invited
 * ({@link RegistrationSettings#UNVERIFIED}), with the roles and the organization of the settings, and gets a link that verifies
 * the address. Who registered and did not verify yet gets another link instead of the earlier one, and what the form says
 * replaces what an earlier one said, unless the user would not be valid then, after an administrator changed them. Nothing changes of anybody else: an active user is told by mail that somebody tried, all
 * others hear nothing.
 *
 * <p><b>What time tells.</b> For every address the form is decided, the attempts are counted, the address is looked up, and one
 * unit is committed, in this order; nothing is mailed before {@link dev.roster.Roster#deliver}. What the commit does differs: it
 * writes a user with a run, one message, or nothing. Who can measure the time of a commit from outside may tell that apart; a
 * host whose users must not be found out that way answers before it calls this, or after a time of its own.
 *
 * <p>A link is good no longer when it was used or is too old ({@link dev.roster.RosterBuilder#invitationLife}), when another one
 * was sent, when the user's address, roles, organization or status changed since, and when the settings would not let the user
 * in as they are: all of that looks the same from outside.
 */
public interface Registration {

    /** {@return whether people register now} */
    boolean isOpen();

    /** {@return the settings of the tenant as they are now, for the page that asks} */
    RegistrationSettings settings();

    /**
     * Registers somebody.
     *
     * @param source where the request comes from, such as the address of the client, in whatever form tells sources apart; kept
     *     only so that nobody without the host's key finds out what it was
     * @param form the address, which is required, and what the settings ask for
     * @return the answer, the same for every address
     * @throws IllegalArgumentException if the form names other fields
     * @throws dev.roster.spi.StoreException if the stores cannot answer now
     */
    RegistrationOutcome register(String source, Consumer<UserForm> form);

    /**
     * Shows the registration of a link. Changes nothing, however often it is called, so that programs that open the links in
     * mails use none up.
     *
     * @param secret what stands in the link; any text
     * @return the registration, or empty when the link is good no longer
     */
    Optional<Verification> look(String secret);

    /**
     * Verifies the address: the user is active from then on, or waits as suspended for an administrator ({@link
     * RegistrationSettings#AWAITS_APPROVAL}), and the link is used up. Of many who verify at once, one does. Who waited and is
     * let in, whichever way, gets the mail {@link Mail#WELCOME}; an undo tells nobody.
     *
     * @param secret what stands in the link; any text
     * @param form what the person corrects: fields that the settings ask for, but not the address; none to leave all as it is
     * @return what became of it; {@link dev.roster.model.IssueCode#VERIFICATION_INVALID} when the link is good no longer. The
     *     user is the one who acted, in the journal and the audit
     * @throws IllegalArgumentException if the form names other fields; the link stays good
     * @throws dev.roster.spi.StoreException if the stores cannot answer now
     */
    UserOutcome verify(String secret, Consumer<UserForm> form);
}
