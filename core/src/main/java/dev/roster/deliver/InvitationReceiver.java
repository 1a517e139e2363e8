package dev.roster.deliver;

import dev.roster.account.EffectReceiver;
import dev.roster.account.LinkAddresses;
import dev.roster.account.Mailer;
import dev.roster.plan.Effect;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.tenant.TenantState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mails invitations. Without a mailer there is no receiver: who is invited then is not told, and the message says so as a dead
 * letter.
 *
 * @param mails puts messages into mails; null where the host makes no links
 * @param mailer sends them
 */
public record InvitationReceiver(@Nullable InvitationMails mails, Mailer mailer) implements EffectReceiver {

    /**
     * The receivers by the word of their effect.
     *
     * @param tenant whose invitations
     * @param addresses where links lead, or null where the host makes none
     * @param mailer sends mails, or null for none
     * @return one or none
     */
    public static Map<String, EffectReceiver> receivers(
            TenantState tenant, @Nullable LinkAddresses addresses, @Nullable Mailer mailer) {
        if (mailer == null) {
            return Map.of();
        }
        InvitationMails mails = addresses == null
                ? null
                : tenant.links()
                        .map(links -> new InvitationMails(tenant, links, addresses))
                        .orElse(null);
        return Map.of(Effect.INVITE.word(), new InvitationReceiver(mails, mailer));
    }

    @Override
    public void receive(OutboxMessage message) {
        if (mails == null) {
            throw new DeliveryRefusedException(
                    "no links are set up, so nobody could accept an invitation; set them up, and"
                            + " invite the user again");
        }
        mails.of(message).ifPresent(mailer::send);
    }
}
