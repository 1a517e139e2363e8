package dev.roster.deliver;

import dev.roster.access.Actor;
import dev.roster.account.DeliverySettings;
import dev.roster.account.EffectReceiver;
import dev.roster.account.OwnedContent;
import dev.roster.apply.EffectOrders;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import dev.roster.profile.Instruction;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;

/**
 * Hands over what users own in the application, piece by piece: a try that ends early is gone on with by the next one. Without
 * {@link OwnedContent} there is no receiver: such a message says so as a dead letter. Safe for use by many threads.
 */
public final class TransferReceiver implements EffectReceiver {

    /** In which part a handover is, where it is not the first one. */
    private static final String PART = "part";

    /** Of the time that a receiver has, as much is used: the last piece takes its time, too. */
    private static final int SHARE = 3;

    private final TenantState tenant;
    private final OwnedContent content;
    private final Duration patience;
    private final LongSupplier nanos;

    private TransferReceiver(TenantState tenant, OwnedContent content, Duration patience, LongSupplier nanos) {
        this.tenant = tenant;
        this.content = content;
        this.patience = patience;
        this.nanos = nanos;
    }

    /**
     * The receivers by the word of their effect.
     *
     * @param tenant whose users
     * @param settings how long a receiver may take
     * @return one, or none where the host hands nothing over
     */
    public static Map<String, EffectReceiver> receivers(TenantState tenant, DeliverySettings settings) {
        return receivers(tenant, settings.timeout().dividedBy(SHARE), System::nanoTime);
    }

    static Map<String, EffectReceiver> receivers(TenantState tenant, Duration patience, LongSupplier nanos) {
        return tenant.content()
                .<Map<String, EffectReceiver>>map(content ->
                        Map.of(Effect.TRANSFER.word(), new TransferReceiver(tenant, content, patience, nanos)))
                .orElse(Map.of());
    }

    /**
     * Hands over until nothing is left, or the time is over: then another message goes on, so that others get their turn.
     *
     * @throws DeliveryRefusedException if who shall get it is not there, or not active, by now; or is not known any more, because
     *     the user was erased
     * @throws CancellationException if the thread is interrupted; what is left is handed over by the next try
     */
    @Override
    public void receive(OutboxMessage message) {
        Map<String, String> values = new TreeMap<>(message.body());
        String said = values.remove(PART);
        int part = said == null ? 1 : Integer.parseInt(said);
        String first = part == 1
                ? message.key()
                : message.key().substring(0, message.key().lastIndexOf(':'));
        requireKnown(message.user(), values);
        UserId to = new Instruction(Instruction.Kind.HAND_OVER, values).recipient();
        long begin = nanos.getAsLong();
        boolean isLeft = true;
        while (isLeft && nanos.getAsLong() - begin <= patience.toNanos()) {
            requireActive(to);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while something is left to hand over");
            }
            isLeft = content.handOver(first, message.user(), to);
        }
        if (isLeft) {
            goOn(message, first, part + 1, values);
        }
    }

    /**
     * An erasure leaves of a message whom it concerns, and nothing else.
     *
     * @throws DeliveryRefusedException if it does not say any more who gets what is handed over
     */
    private static void requireKnown(UserId from, Map<String, String> values) {
        if (!values.containsKey(Instruction.TO)) {
            throw new DeliveryRefusedException(
                    "user " + from + " was erased before everything was handed over, and so was who should get it;"
                            + " discard this message, and give what is left to somebody in the application");
        }
    }

    private void goOn(OutboxMessage message, String first, int part, Map<String, String> values) {
        Map<String, String> body = new TreeMap<>(values);
        body.put(PART, Integer.toString(part));
        new EffectOrders(tenant, Actor.operator("delivery"))
                .send(
                        OutboxMessage.builder(first + ":" + part, message.effect(), message.user())
                                .body(body)
                                .createdAt(tenant.now())
                                .build(),
                        "goes on");
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
