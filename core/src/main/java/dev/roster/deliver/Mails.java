package dev.roster.deliver;

import dev.roster.account.LinkAddresses;
import dev.roster.account.Mail;
import dev.roster.life.Effects;
import dev.roster.model.EmailAddress;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.profile.Instruction;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private static final String UNTIL = "until";
    private static final String TO = "to";

    /**
     * Puts a message into a mail.
     *
     * @param message a message of an effect that is mailed
     * @return the mail; empty when nobody is to be told any more
     * @throws DeliveryRefusedException if it is an invitation, and nobody could accept it because links are not set up as they were
     */
    Optional<Mail> of(OutboxMessage message) {
        Optional<User> user = find(message.user());
        if (message.effect().equals(Effect.NOTIFY.word())) {
            String kind = message.body().getOrDefault(KIND, Mail.CHANGE);
            return kind.equals(Mail.PASSWORD_RESET)
                    ? user.flatMap(told -> linked(message, kind, told))
                    : user.flatMap(told -> toActive(message, kind, told));
        }
        if (message.effect().equals(Effect.RESET.word())) {
            return Optional.of(reset(message, user));
        }
        if (message.effect().equals(Effect.MESSAGE.word())) {
            return user.flatMap(told -> written(message, told));
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
        boolean isVerification = message.body().getOrDefault(LINK, "").startsWith(Purpose.VERIFICATION.name());
        return isVerification && !awaits(user)
                ? Optional.empty()
                : linked(message, isVerification ? Mail.VERIFICATION : Mail.INVITATION, user);
    }

    /**
     * Who wanted a password to be reset must know that it was not.
     *
     * @throws DeliveryRefusedException if the user has no address, or is not active by now, or the link is good no longer
     */
    private Mail reset(OutboxMessage message, Optional<User> user) {
        return user.filter(Effects::isReached)
                .filter(told -> message.body().containsKey(LINK))
                .flatMap(told -> linked(message, Mail.PASSWORD_RESET, told))
                .orElseThrow(() -> new DeliveryRefusedException("user " + message.user() + " is not active, has no"
                        + " address, or got another link since, so no link was sent by which the password is set anew;"
                        + " discard this message, and reset it again where that is still wanted"));
    }

    /**
     * A mail with a link.
     *
     * @throws DeliveryRefusedException if links are not set up as they were when it was asked for
     */
    private Optional<Mail> linked(OutboxMessage message, String kind, User user) {
        OneTimeLinks links = tenant.links().orElse(null);
        LinkAddresses pages = addresses;
        String label = message.body().get(LINK);
        if (links == null || pages == null || label == null) {
            throw new DeliveryRefusedException("no links are set up where this " + called(kind)
                    + " was asked for or is sent, so nobody could use its link; set them up, discard this message, and "
                    + again(kind));
        }
        Purpose purpose = OneTimeLinks.Label.of(label).purpose();
        if (!links.label(purpose).toString().equals(label)) {
            throw new DeliveryRefusedException("this " + called(kind)
                    + " was asked for with another key of links than the one that is set up here, so nobody could use"
                    + " its link; retry this message where that key is set up, or discard it and " + again(kind));
        }
        String secret = links.secret(purpose, message.key());
        return tenant.stores()
                .require(TokenStore.class)
                .find(OneTimeLinks.hashOf(secret), purpose)
                .filter(token -> isGood(token, user))
                .map(token -> {
                    Map<String, String> values = new TreeMap<>();
                    values.put(Mail.LINK, pages.of(purpose, secret).toString());
                    values.put(Mail.EXPIRES, token.expiresAt().toString());
                    if (kind.equals(Mail.INVITATION)) {
                        inviter(token).flatMap(ShownName::of).ifPresent(name -> values.put(Mail.INVITER, name));
                    }
                    return mail(message.key(), kind, token.address(), user, values);
                });
    }

    private static String called(String kind) {
        return kind.equals(Mail.INVITATION) ? "invitation" : "mail (" + kind + ")";
    }

    private static String again(String kind) {
        return kind.equals(Mail.INVITATION) ? "invite the user again" : "ask for it again";
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

    /** What somebody wrote goes to who wants it, as they wrote it. */
    private Optional<Mail> written(OutboxMessage message, User user) {
        Instruction said = new Instruction(Instruction.Kind.MESSAGE, message.body());
        boolean isWanted = tenant.mailer()
                .map(mailer -> mailer.unsubscribed(said.template(), Set.of(user.id())))
                .filter(unsubscribed -> !unsubscribed.contains(user.id()))
                .isPresent();
        return isWanted ? written(message.key(), said, user) : Optional.empty();
    }

    /** The mail that a message becomes for a user, whether they want it or not; empty for one whom no mail reaches. */
    static Optional<Mail> written(String key, Instruction said, User user) {
        if (!Effects.isReached(user)) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>(said.values());
        values.remove(Instruction.TEMPLATE);
        EmailAddress to = Objects.requireNonNull(user.contact().primaryEmail(), "whom a mail reaches has an address");
        return Optional.of(mail(key, said.template(), to, user, values));
    }

    private static Optional<Mail> toActive(OutboxMessage message, String kind, User user) {
        Map<String, String> values = new TreeMap<>();
        Optional.ofNullable(message.body().get(FIELDS)).ifPresent(fields -> values.put(Mail.FIELDS, fields));
        Optional.ofNullable(message.body().get(UNTIL)).ifPresent(until -> values.put(Mail.EXPIRES, until));
        Optional<EmailAddress> address = message.body().containsKey(TO)
                ? Optional.of(new EmailAddress(message.body().get(TO)))
                : Optional.ofNullable(user.contact().primaryEmail());
        return user.access().status() == UserStatus.ACTIVE
                ? address.map(to -> mail(message.key(), kind, to, user, values))
                : Optional.empty();
    }

    private static Mail mail(String key, String kind, EmailAddress to, User user, Map<String, String> values) {
        Optional.ofNullable(user.name().displayName())
                .flatMap(ShownName::of)
                .ifPresent(name -> values.put(Mail.NAME, name));
        return new Mail(key, kind, to, user.id(), values);
    }
}
