package dev.roster.deliver;

import dev.roster.account.DeliveryEvent;
import dev.roster.account.DeliveryReport;
import dev.roster.account.DeliverySettings;
import dev.roster.account.EffectReceiver;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims messages under one name, gives each to its receiver and says what became of it. A thread of its own renews what is
 * out, and ends the wait for receivers whose time is over. Safe for use by many threads.
 */
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int LONGEST_WHY = 300;

    private final TenantState tenant;
    private final DeliverySettings settings;
    private final Map<String, EffectReceiver> receivers;
    private final String owner;
    private final Set<Parcel> out = ConcurrentHashMap.newKeySet();
    /** The keys of messages whose receivers have not come back though their time is over. */
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();

    private final Map<DeliveryEvent.Kind, LongAdder> counts = new ConcurrentHashMap<>();
    private final Receipts receipts;
    private final Watch watch;
    private final OverdueListener overdue;

    /** Hears of receivers whose time is over, so that nothing waits behind them. */
    @FunctionalInterface
    interface OverdueListener {
        void overdue(Courier courier, OutboxMessage message);
    }

    /** Tells the store of what was delivered by an executor, which may be the thread that delivers. */
    Courier(
            Deliveries deliveries,
            Map<String, EffectReceiver> receivers,
            Executor acknowledging,
            OverdueListener overdue) {
        this.tenant = deliveries.tenant();
        this.settings = deliveries.settings();
        this.receivers = receivers;
        this.overdue = overdue;
        this.owner = "delivery-" + tenant.newId();
        this.receipts = new Receipts(acknowledging, this::acknowledge);
        this.watch = new Watch(settings, this::look);
    }

    /** Claims messages that are due, in their order. */
    List<Parcel> claim(Set<String> except, int limit) {
        OutboxStore.Lease lease = lease();
        List<Parcel> claimed = outbox().claim(lease, except, limit).stream()
                .map(message -> new Parcel(message, lease.until()))
                .toList();
        out.addAll(claimed);
        claimed.forEach(parcel -> tell(DeliveryEvent.Kind.CLAIMED, parcel, Duration.ZERO, null));
        return claimed;
    }

    /** Gives a message to its receiver and says what became of it. Never throws, whatever the receiver does. */
    void deliver(Parcel parcel) {
        try {
            OutboxMessage message = parcel.message();
            EffectReceiver receiver = receivers.get(message.effect());
            if (!isMine(parcel)) {
                lose(parcel, Duration.ZERO, "its lease ended before its turn came");
            } else if (stuck.contains(message.key())) {
                fail(parcel, "the receiver has not come back from the attempt before");
            } else if (receiver == null) {
                refuse(parcel, "nothing receives \"" + message.effect() + "\" here");
            } else if (parcel.begin()) {
                call(parcel, receiver);
            }
        } finally {
            out.remove(parcel);
        }
    }

    private void call(Parcel parcel, EffectReceiver receiver) {
        Throwable failure = null;
        try {
            receiver.receive(parcel.message());
        } catch (Throwable any) { // Whatever a receiver throws, others' messages go on.
            failure = any;
        }
        Duration took = parcel.took();
        if (!parcel.end()) {
            stuck.remove(parcel.message().key());
            lose(parcel, took, "the receiver came back after its time was over");
            return;
        }
        if (failure == null) {
            receipts.add(new Receipts.Receipt(parcel, took));
            return;
        }
        LOG.debug("message {} failed", parcel.message().key(), failure);
        if (failure instanceof DeliveryRefusedException) {
            giveUp(parcel, took, told(failure));
        } else {
            retry(parcel, took, told(failure));
        }
    }

    /** Tells the store of messages that their receivers did, all at once. */
    private void acknowledge(List<Receipts.Receipt> batch) {
        List<String> keys =
                batch.stream().map(receipt -> receipt.parcel().message().key()).toList();
        try {
            Set<String> known = outbox().deliveredAll(keys, owner);
            for (Receipts.Receipt receipt : batch) {
                if (known.contains(receipt.parcel().message().key())) {
                    count(DeliveryEvent.Kind.DELIVERED, receipt.parcel(), receipt.took(), null);
                } else {
                    lose(receipt.parcel(), receipt.took(), "somebody else has it by now");
                }
            }
        } catch (RuntimeException away) {
            LOG.warn("what became of messages {} could not be kept", keys, away);
            batch.forEach(receipt -> lose(receipt.parcel(), receipt.took(), "what became of it could not be kept"));
        }
    }

    /** Gives messages that are not begun back untried, to be claimed at once by somebody else. */
    void giveBack(List<Parcel> parcels, String why) {
        for (Parcel parcel : parcels) {
            if (parcel.giveBack()) {
                out.remove(parcel);
                postpone(parcel, Duration.ZERO, why, tenant.now());
            }
        }
    }

    private void fail(Parcel parcel, String why) {
        if (parcel.giveBack()) {
            retry(parcel, Duration.ZERO, why);
        }
    }

    private void refuse(Parcel parcel, String why) {
        if (parcel.giveBack()) {
            giveUp(parcel, Duration.ZERO, why);
        }
    }

    /** To be tried again, unless it was often enough. */
    private void retry(Parcel parcel, Duration took, String why) {
        int attempts = parcel.message().attempts();
        if (attempts >= settings.mostAttempts()) {
            giveUp(parcel, took, why);
            return;
        }
        postpone(parcel, took, why, tenant.now().plus(settings.backOff(attempts)));
    }

    private void postpone(Parcel parcel, Duration took, String why, Instant due) {
        OutboxStore.Failure failure = new OutboxStore.Failure(owner, tenant.now(), why);
        String key = parcel.message().key();
        mark(DeliveryEvent.Kind.POSTPONED, parcel, took, why, () -> outbox().postpone(key, failure, due));
    }

    private void giveUp(Parcel parcel, Duration took, String why) {
        OutboxStore.Failure failure = new OutboxStore.Failure(owner, tenant.now(), why);
        String key = parcel.message().key();
        LOG.warn("message {} is a dead letter: {}", key, why);
        mark(DeliveryEvent.Kind.DEAD, parcel, took, why, () -> outbox().giveUp(key, failure));
    }

    /** Counts what the store knows now, and nothing that somebody else does by now. */
    private void mark(
            DeliveryEvent.Kind kind, Parcel parcel, Duration took, @Nullable String why, BooleanSupplier write) {
        try {
            if (write.getAsBoolean()) {
                count(kind, parcel, took, why);
            } else {
                lose(parcel, took, "somebody else has it by now");
            }
        } catch (RuntimeException away) {
            LOG.warn(
                    "what became of message {} could not be kept",
                    parcel.message().key(),
                    away);
            lose(parcel, took, "what became of it could not be kept");
        }
    }

    private void lose(Parcel parcel, Duration took, String why) {
        LOG.warn("message {} is lost to this worker: {}", parcel.message().key(), why);
        count(DeliveryEvent.Kind.LOST, parcel, took, why);
    }

    private void count(DeliveryEvent.Kind kind, Parcel parcel, Duration took, @Nullable String why) {
        counts.computeIfAbsent(kind, any -> new LongAdder()).increment();
        tell(kind, parcel, took, why);
    }

    private void tell(DeliveryEvent.Kind kind, Parcel parcel, Duration took, @Nullable String why) {
        try {
            settings.listener().happened(new DeliveryEvent(kind, parcel.message(), took, why));
        } catch (RuntimeException deaf) {
            LOG.warn("the listener of deliveries failed", deaf);
        }
    }

    DeliveryReport report() {
        return new DeliveryReport(
                counted(DeliveryEvent.Kind.DELIVERED),
                counted(DeliveryEvent.Kind.POSTPONED),
                counted(DeliveryEvent.Kind.DEAD),
                counted(DeliveryEvent.Kind.LOST));
    }

    private long counted(DeliveryEvent.Kind kind) {
        LongAdder count = counts.get(kind);
        return count == null ? 0 : count.sum();
    }

    int stuckCount() {
        return stuck.size();
    }

    /** Whether nobody else can have it, also when it waited long for its turn. */
    private boolean isMine(Parcel parcel) {
        return parcel.leaseUntil().isAfter(tenant.now()) || renew(parcel);
    }

    private boolean renew(Parcel parcel) {
        OutboxStore.Lease lease = lease();
        try {
            boolean isRenewed = outbox().renew(parcel.message().key(), lease);
            if (isRenewed) {
                parcel.renewed(lease.until());
            }
            return isRenewed;
        } catch (RuntimeException away) {
            LOG.warn(
                    "the lease of message {} could not be renewed",
                    parcel.message().key(),
                    away);
            return false;
        }
    }

    /** Looks after what is out. */
    private void look() {
        for (Parcel parcel : out) {
            if (parcel.isTimeOver(settings.timeout())) {
                leave(parcel);
            } else if (parcel.isKept() && isToRenew(parcel)) {
                renew(parcel);
            }
        }
    }

    /** Waits no longer for a receiver, unless it comes back at this moment. */
    private void leave(Parcel parcel) {
        stuck.add(parcel.message().key());
        if (!parcel.leave()) {
            stuck.remove(parcel.message().key());
            return;
        }
        out.remove(parcel);
        retry(parcel, parcel.took(), "the receiver did not come back within " + settings.timeout());
        overdue.overdue(this, parcel.message());
    }

    private boolean isToRenew(Parcel parcel) {
        return !parcel.leaseUntil()
                .minus(settings.lease().dividedBy(3).multipliedBy(2))
                .isAfter(tenant.now());
    }

    private OutboxStore.Lease lease() {
        Instant now = tenant.now();
        return new OutboxStore.Lease(owner, now, now.plus(settings.lease()));
    }

    private OutboxStore outbox() {
        return tenant.stores().outbox();
    }

    /** The message of an exception and no more: what it was made of may hold secrets. */
    private static String told(Throwable failure) {
        String text = failure.getMessage();
        String line = text == null ? "" : text.lines().findFirst().orElse("").strip();
        if (line.isEmpty()) {
            return failure.getClass().getSimpleName();
        }
        int end = Math.min(line.length(), LONGEST_WHY);
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }

    @Override
    public void close() {
        watch.close();
    }
}
