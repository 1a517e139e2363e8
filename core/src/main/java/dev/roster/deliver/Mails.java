package dev.roster.deliver;

import dev.roster.account.LinkAddresses;
import dev.roster.account.Mail;
import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.TokenStore;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.tenant.SelfRegistration;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From a message to the mail that tells of it. A message may come late and more than once: the mail says what is so when it goes
 * out, and where its link is good no longer, or its user is kept out, there is none. Safe for use by many threads.
 *
 * @param tenant whose users
 * @param addresses where links lead, or null where the host makes none
 */
record Mails(TenantState tenant, @Nullable LinkAddresses addresses) {

    private static final String STATUS = "status";
    private static final String FIELDS = "fields";
    private static final String LINK = "link";
    private static final String KIND = "kind";

    /**
     * Puts a message into a mail.
     *
     * @param message a message of an effect that is mailed
     * @return the mail; empty when nobody is to be told any more
     * @throws DeliveryRefusedException if it is an invitation, and nobody could accept it
     */
    Optional<Mail> of(OutboxMessage message) {
        Optional<User> user = find(message.user());
        if (message.effect().equals(Effect.NOTIFY.word())) {
            String kind = message.body().getOrDefault(KIND, Mail.CHANGE);
            return user.flatMap(told -> toActive(message, kind, told));
        }
        return user.filter(invited ->
                        invited.access().status().word().equals(message.body().get(STATUS)))
                .flatMap(invited -> invited.access().status() == UserStatus.INVITED
                        ? invitation(message, invited)
                        : toActive(message, Mail.WELCOME, invited));
    }

    private Optional<User> find(UserId id) {
        return tenant.stores().users().findAll(List.of(id)).stream().findFirst();
    }

    private Optional<Mail> invitation(OutboxMessage message, User user) {
        OneTimeLinks links = tenant.links().orElse(null);
        LinkAddresses pages = addresses;
        if (links == null || pages == null || !message.body().containsKey(LINK)) {
            throw new DeliveryRefusedException(
                    "no links are set up where this invitation was asked for or is sent, so nobody"
                            + " could accept it; set them up, and invite the user again");
        }
        Purpose purpose = new Purpose(message.body().get(LINK));
        boolean isInvitation = purpose.equals(Purpose.INVITATION);
        String secret = links.secret(purpose, message.key());
        return tenant.stores()
                .require(TokenStore.class)
                .find(OneTimeLinks.hashOf(secret), purpose)
                .filter(token -> isGood(token, user))
                .filter(token -> isInvitation || awaits(user))
                .map(token -> {
                    Map<String, String> values = new TreeMap<>();
                    values.put(Mail.LINK, pages.of(purpose, secret).toString());
                    values.put(Mail.EXPIRES, token.expiresAt().toString());
                    if (isInvitation) {
                        inviter(token).flatMap(ShownName::of).ifPresent(name -> values.put(Mail.INVITER, name));
                    }
                    String kind = isInvitation ? Mail.INVITATION : Mail.VERIFICATION;
                    return mail(message, kind, token.address(), user, values);
                });
    }

    /** Nobody is told to verify an address who could not come in by it any more. */
    private boolean awaits(User user) {
        return SelfRegistration.of(tenant, tenant.present()).awaits(user);
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

    private static Optional<Mail> toActive(OutboxMessage message, String kind, User user) {
        Map<String, String> values = new TreeMap<>();
        Optional.ofNullable(message.body().get(FIELDS)).ifPresent(fields -> values.put(Mail.FIELDS, fields));
        return user.access().status() == UserStatus.ACTIVE
                ? Optional.ofNullable(user.contact().primaryEmail()).map(to -> mail(message, kind, to, user, values))
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
