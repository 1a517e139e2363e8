package dev.roster.deliver;

import dev.roster.account.DeliveryReport;
import dev.roster.account.DeliverySettings;
import dev.roster.account.DeliveryWorker;
import dev.roster.account.EffectReceiver;
import dev.roster.spi.SignInAccounts;
import dev.roster.tenant.TenantState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The messages of a tenant, what the host says about their delivery, and who receives them. Safe for use by many threads. */
public final class Deliveries {

    /** Why a message is given back that waits behind a receiver whose time is over. */
    static final String BUSY = "the receiver of the message before it does not come back";

    private static final int BATCH = 20;

    private final TenantState tenant;
    private final DeliverySettings settings;
    private final Map<String, EffectReceiver> receivers;
    private final @Nullable SignInAccounts accounts;

    /**
     * Prepares the delivery.
     *
     * @param tenant whose messages
     * @param settings what the host says; its receivers replace those of Roster
     * @param accounts the sign-in accounts, or null when the host keeps none elsewhere
     * @param others the receivers of the other effects, by the word of their effect
     */
    public Deliveries(
            TenantState tenant,
            DeliverySettings settings,
            @Nullable SignInAccounts accounts,
            Map<String, EffectReceiver> others) {
        this.tenant = tenant;
        this.settings = settings;
        this.accounts = accounts;
        Map<String, EffectReceiver> all = new LinkedHashMap<>(SignInReceiver.receivers(tenant, accounts));
        all.putAll(others);
        all.putAll(settings.receivers());
        this.receivers = Collections.unmodifiableMap(all);
    }

    /**
     * Delivers what is due on this thread, until nothing is.
     *
     * @return what became of it
     */
    public DeliveryReport deliver() {
        Queue<Parcel> batch = new ConcurrentLinkedQueue<>();
        try (Courier courier =
                new Courier(this, receivers, Runnable::run, (own, late) -> own.giveBack(drained(batch), BUSY))) {
            while (claim(courier, batch)) {
                for (Parcel next = batch.poll(); next != null; next = batch.poll()) {
                    courier.deliver(next);
                }
            }
            return courier.report();
        }
    }

    private boolean claim(Courier courier, Queue<Parcel> batch) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        List<Parcel> claimed = courier.claim(settings.left(), BATCH);
        batch.addAll(claimed);
        return !claimed.isEmpty();
    }

    /** What waits in a queue, taken out of it. */
    static List<Parcel> drained(Queue<Parcel> queue) {
        List<Parcel> drained = new ArrayList<>();
        for (Parcel next = queue.poll(); next != null; next = queue.poll()) {
            drained.add(next);
        }
        return drained;
    }

    /**
     * Starts to deliver on threads of its own.
     *
     * @return the worker; the caller closes it
     */
    public DeliveryWorker start() {
        return new Worker(this);
    }

    /** {@return the sign-in accounts; empty where the host keeps none elsewhere} */
    public Optional<SignInAccounts> accounts() {
        return Optional.ofNullable(accounts);
    }

    TenantState tenant() {
        return tenant;
    }

    DeliverySettings settings() {
        return settings;
    }

    Map<String, EffectReceiver> receivers() {
        return receivers;
    }
}
