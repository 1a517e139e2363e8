package dev.roster.account;

import dev.roster.model.UserId;
import java.util.Collection;
import java.util.Set;

/** How mails go out: a server of the host's, with the host's words. Safe for use by many threads. */
@FunctionalInterface
public interface Mailer {

    /**
     * Sends a mail, and comes back once somebody else is answerable for it, such as an SMTP server. May be called again with a
     * mail of the same {@link Mail#key}, when a process died before it could note that it went out.
     *
     * @param mail the mail
     * @throws dev.roster.spi.DeliveryRefusedException if trying again is of no use, such as when there is no such address
     * @throws RuntimeException if it did not go out; it is tried again later. The text of the exception is kept, so it holds no
     *     link
     */
    void send(Mail mail);

    /**
     * Tells who wants no mails of a template; asked when a message is planned and again before it goes out. What Roster sends by
     * itself, such as invitations, is not asked about.
     *
     * @param template the name of the template
     * @param users whose wish, 10,000 at the most, each once
     * @return those of them who unsubscribed; by default nobody
     * @throws RuntimeException if it cannot be told now: nothing is planned or sent then
     */
    default Set<UserId> unsubscribed(String template, Collection<UserId> users) {
        return Set.of();
    }
}
