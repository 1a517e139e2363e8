package dev.roster.account;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What invited people do with their links. Nobody acts here: whoever has the secret of a link may use it, once. Needs
 * {@link dev.roster.RosterBuilder#links}. Safe for use by many threads.
 *
 * <pre>{@code
 * roster.invitations().look(secret);                                       // the page that the link opens
 * roster.invitations().accept(secret, form -> form.firstName("Ada"));      // its button
 * }</pre>
 *
 * <p>A link is good no longer when it was used or is too old, when another one was sent, when the user's address, roles,
 * organization or status changed since, and when who sent it may not invite that user any more: all of that looks the same
 * from outside.
 */
public interface Invitations {

    /**
     * Shows the invitation of a link. Changes nothing, however often it is called, so that programs that open the links in
     * mails use none up.
     *
     * @param secret what stands in the link; any text
     * @return the invitation, or empty when the link is good no longer
     */
    Optional<Invitation> look(String secret);

    /**
     * Accepts an invitation: the user is active from then on, and the link is used up. Of many who accept at once, one does.
     *
     * @param secret what stands in the link; any text
     * @param form what the person says of themselves: first, last and display name, phone number, picture
     * @return what became of it; {@link dev.roster.model.IssueCode#LINK_INVALID} when the link is good no longer. The user
     *     is the one who acted, in the journal and the audit
     * @throws IllegalArgumentException if the form names other fields; the link stays good
     */
    UserOutcome accept(String secret, Consumer<UserForm> form);
}
