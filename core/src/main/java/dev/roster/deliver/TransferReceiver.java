package dev.roster.deliver;

import dev.roster.account.EffectReceiver;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.profile.Instruction;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OwnedContent;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Hands over what users own in the application, piece by piece: a try that ends early is gone on with by the next one. Without
 * {@link OwnedContent} there is no receiver: such a message says so as a dead letter. Safe for use by many threads.
 */
public final class TransferReceiver implements EffectReceiver {

    private final TenantState tenant;
    private final OwnedContent content;

    private TransferReceiver(TenantState tenant, OwnedContent content) {
        this.tenant = tenant;
        this.content = content;
    }

    /**
     * The receivers by the word of their effect.
     *
     * @param tenant whose users
     * @return one, or none where the host hands nothing over
     */
    public static Map<String, EffectReceiver> receivers(TenantState tenant) {
        return tenant.content()
                .<Map<String, EffectReceiver>>map(
                        content -> Map.of(Effect.TRANSFER.word(), new TransferReceiver(tenant, content)))
                .orElse(Map.of());
    }

    /**
     * Hands over until nothing is left.
     *
     * @throws DeliveryRefusedException if who shall get it is not there, or not active, by now
     * @throws CancellationException if the thread is interrupted; what is left is handed over by the next try
     */
    @Override
    public void receive(OutboxMessage message) {
        UserId to = new Instruction(Instruction.Kind.HAND_OVER, message.body()).recipient();
        do {
            requireActive(to);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while something is left to hand over");
            }
        } while (content.handOver(message.key(), message.user(), to));
    }

    /**
     * Asked again before each piece: who leaves meanwhile gets no more.
     *
     * @throws DeliveryRefusedException if they are not active
     */
    private void requireActive(UserId to) {
        boolean isActive = tenant.stores().users().findAll(List.of(to)).stream()
                .anyMatch(user -> user.access().status() == UserStatus.ACTIVE);
        if (!isActive) {
            throw new DeliveryRefusedException("user " + to + ", who shall get what is handed over, is not there or not"
                    + " active; discard this message, and hand over to somebody else");
        }
    }
}
