package dev.roster.deliver;

import dev.roster.account.LinkAddresses;
import dev.roster.account.Mail;
import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.TokenStore;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From a message about an invitation to the mail that tells of it. A message may come late and more than once: the mail says what
 * is so when it goes out, and where its link is good no longer there is none. Safe for use by many threads.
 *
 * @param tenant whose invitations
 * @param links how links are made
 * @param addresses where they lead
 */
record InvitationMails(TenantState tenant, OneTimeLinks links, LinkAddresses addresses) {

    private static final String STATUS = "status";

    /**
     * Puts a message into a mail.
     *
     * @param message a message of the effect {@link dev.roster.plan.Effect#INVITE}
     * @return the mail; empty when nobody is to be told any more
     */
    Optional<Mail> of(OutboxMessage message) {
        return find(message.user())
                .filter(user ->
                        user.access().status().word().equals(message.body().get(STATUS)))
                .flatMap(user -> user.access().status() == UserStatus.INVITED
                        ? invitation(message, user)
                        : welcome(message, user));
    }

    private Optional<User> find(UserId id) {
        return tenant.stores().users().findAll(List.of(id)).stream().findFirst();
    }

    private Optional<Mail> invitation(OutboxMessage message, User user) {
        String secret = links.secret(Purpose.INVITATION, message.key());
        return tenant.stores()
                .require(TokenStore.class)
                .find(OneTimeLinks.hashOf(secret), Purpose.INVITATION)
                .filter(token -> isGood(token, user))
                .map(token -> {
                    Map<String, String> values = new TreeMap<>();
                    values.put(
                            Mail.LINK, addresses.of(Purpose.INVITATION, secret).toString());
                    values.put(Mail.EXPIRES, token.expiresAt().toString());
                    inviter(token).flatMap(ShownName::of).ifPresent(name -> values.put(Mail.INVITER, name));
                    return mail(message, Mail.INVITATION, token.address(), user, values);
                });
    }

    private boolean isGood(OneTimeToken token, User user) {
        return !token.isExpired(tenant.now())
                && token.user().equals(user.id())
                && token.address().equals(user.contact().primaryEmail());
    }

    private Optional<String> inviter(OneTimeToken token) {
        return OneTimeLinks.operatorOf(token.issuer())
                .or(() -> find(new UserId(token.issuer())).map(User::label));
    }

    private static Optional<Mail> welcome(OutboxMessage message, User user) {
        return user.access().status() == UserStatus.ACTIVE
                ? Optional.ofNullable(user.contact().primaryEmail())
                        .map(to -> mail(message, Mail.WELCOME, to, user, new TreeMap<>()))
                : Optional.empty();
    }

    private static Mail mail(
            OutboxMessage message, String kind, EmailAddress to, User user, Map<String, String> values) {
        Optional.ofNullable(user.name().displayName())
                .flatMap(ShownName::of)
                .ifPresent(name -> values.put(Mail.NAME, name));
        return new Mail(message.key(), kind, to, user.id(), values);
    }
}
