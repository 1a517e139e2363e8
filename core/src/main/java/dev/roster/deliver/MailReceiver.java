package dev.roster.deliver;

import dev.roster.account.EffectReceiver;
import dev.roster.account.LinkAddresses;
import dev.roster.account.Mailer;
import dev.roster.plan.Effect;
import dev.roster.spi.OutboxMessage;
import dev.roster.tenant.TenantState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mails what messages are about. Without a mailer there is no receiver: such a message says so as a dead letter. */
public final class MailReceiver implements EffectReceiver {

    private final Mails mails;
    private final Mailer mailer;

    private MailReceiver(Mails mails, Mailer mailer) {
        this.mails = mails;
        this.mailer = mailer;
    }

    /**
     * The receivers by the word of their effect.
     *
     * @param tenant whose users
     * @param addresses where links lead, or null where the host makes none
     * @return one for each effect that is mailed, or none
     */
    public static Map<String, EffectReceiver> receivers(TenantState tenant, @Nullable LinkAddresses addresses) {
        Mailer mailer = tenant.mailer().orElse(null);
        if (mailer == null) {
            return Map.of();
        }
        MailReceiver receiver = new MailReceiver(new Mails(tenant, addresses), mailer);
        Map<String, EffectReceiver> receivers = new LinkedHashMap<>();
        for (Effect effect : List.of(Effect.INVITE, Effect.NOTIFY, Effect.MESSAGE)) {
            receivers.put(effect.word(), receiver);
        }
        if (tenant.resetLabel().isPresent()) {
            receivers.put(Effect.RESET.word(), receiver);
        }
        return receivers;
    }

    @Override
    public void receive(OutboxMessage message) {
        mails.of(message).ifPresent(mailer::send);
    }
}
