package dev.roster.account;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * What a host says about the delivery of messages. Immutable: every method returns a changed copy.
 *
 * <pre>{@code
 * Roster.on(stores).delivery(DeliverySettings.defaults().receiver("print-badge", badges).threads(2)).build();
 * }</pre>
 */
public final class DeliverySettings {

    private static final int MOST_THREADS = 100;
    private static final DeliverySettings DEFAULTS = new DeliverySettings(new Draft());

    private final Draft draft;

    /** Settings while they change. */
    private static final class Draft {
        Map<String, EffectReceiver> receivers = Map.of();
        Set<String> left = Set.of();
        int threads = 4;
        Duration lease = Duration.ofMinutes(1);
        Duration timeout = Duration.ofMinutes(1);
        Duration backOffFrom = Duration.ofSeconds(5);
        Duration backOffTo = Duration.ofHours(1);
        int mostAttempts = 30;
        Duration pause = Duration.ofSeconds(1);
        DeliveryListener listener = DeliveryListener.SILENT;
        DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();

        Draft copy() {
            Draft copy = new Draft();
            copy.receivers = receivers;
            copy.left = left;
            copy.threads = threads;
            copy.lease = lease;
            copy.timeout = timeout;
            copy.backOffFrom = backOffFrom;
            copy.backOffTo = backOffTo;
            copy.mostAttempts = mostAttempts;
            copy.pause = pause;
            copy.listener = listener;
            copy.chance = chance;
            return copy;
        }
    }

    private DeliverySettings(Draft draft) {
        this.draft = draft;
    }

    private DeliverySettings with(Consumer<Draft> change) {
        Draft copy = draft.copy();
        change.accept(copy);
        return new DeliverySettings(copy);
    }

    /** {@return no receivers of the host, four threads for each effect, 30 attempts, which take about half a day} */
    public static DeliverySettings defaults() {
        return DEFAULTS;
    }

    /**
     * Adds what receives an effect, or replaces one of Roster's.
     *
     * @param effect the word of the effect, as in {@link dev.roster.spi.OutboxMessage#effect}; default those about sign-in
     *     accounts. Example: {@code print-badge}
     * @param receiver who does it
     * @return the changed copy
     */
    public DeliverySettings receiver(String effect, EffectReceiver receiver) {
        Map<String, EffectReceiver> more = new LinkedHashMap<>(draft.receivers);
        more.put(Objects.requireNonNull(effect, "effect"), Objects.requireNonNull(receiver, "receiver"));
        return with(copy -> copy.receivers = Collections.unmodifiableMap(more));
    }

    /**
     * Leaves effects to other processes: their messages are not touched here, and what comes after them for the same user
     * waits.
     *
     * @param effects the words of the effects; default none, so that a message whose effect nobody receives is a dead letter.
     *     Example: {@code invite}, where one process alone reaches the mail server
     * @return the changed copy
     */
    public DeliverySettings leaving(String... effects) {
        Set<String> words = Set.of(effects);
        return with(copy -> copy.left = words);
    }

    /**
     * Says how many messages of one effect a worker delivers at once. Each effect has threads of its own, so that one whose
     * receiver is slow or hangs takes none of another's; they end when there is nothing to do.
     *
     * @param number how many, 1 to 100; default 4. Example: 1 for a receiver that does one thing at a time
     * @return the changed copy
     * @throws IllegalArgumentException if it is out of bounds
     */
    public DeliverySettings threads(int number) {
        if (number < 1 || number > MOST_THREADS) {
            throw new IllegalArgumentException("an effect has 1 to " + MOST_THREADS + " threads, found " + number);
        }
        return with(copy -> copy.threads = number);
    }

    /**
     * Says after how long without a sign of life the messages of a worker are somebody else's. A worker that lives renews
     * them, each third of the time.
     *
     * @param time how long; default a minute. Example: ten seconds, where processes end often
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public DeliverySettings lease(Duration time) {
        return with(copy -> copy.lease = positive(time));
    }

    /**
     * Says how long a receiver may take. Afterwards its message counts as failed and is tried again later, by anybody; the
     * thread waits on for the receiver, and what it says then does not count.
     *
     * @param time how long; default a minute. Example: five minutes for a slow printer
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public DeliverySettings timeout(Duration time) {
        return with(copy -> copy.timeout = positive(time));
    }

    /**
     * Says how long a message that failed waits: a random part of a time that doubles with each attempt, so that many that
     * failed together do not come again together.
     *
     * @param from the longest pause after the first attempt; default 5 seconds. Example: 1 second
     * @param to the longest pause at all, {@code from} or more; default an hour. Example: 10 minutes
     * @return the changed copy
     * @throws IllegalArgumentException if they are not positive or in the wrong order
     */
    public DeliverySettings backOff(Duration from, Duration to) {
        if (positive(from).compareTo(positive(to)) > 0) {
            throw new IllegalArgumentException("pauses cannot grow from " + from + " to " + to);
        }
        return with(copy -> {
            copy.backOffFrom = from;
            copy.backOffTo = to;
        });
    }

    /**
     * Says how often a message is tried before it is a dead letter.
     *
     * @param number how often, 1 or more; default 30. Example: 5, where people look at dead letters soon
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public DeliverySettings mostAttempts(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("a message is tried once or more, found " + number);
        }
        return with(copy -> copy.mostAttempts = number);
    }

    /**
     * Says how long a worker waits when nothing is due.
     *
     * @param time how long; default a second. Example: ten seconds on a host that {@linkplain DeliveryWorker#wake wakes} it
     * @return the changed copy
     * @throws IllegalArgumentException if it is not positive
     */
    public DeliverySettings pause(Duration time) {
        return with(copy -> copy.pause = positive(time));
    }

    /**
     * Says who hears of deliveries.
     *
     * @param listener who; default {@link DeliveryListener#SILENT}. Example: {@code event ->
     *     metrics.count(event.message().effect(), event.kind())}
     * @return the changed copy
     */
    public DeliverySettings telling(DeliveryListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.listener = listener);
    }

    /**
     * Chooses where chance comes from, which shortens pauses.
     *
     * @param source numbers from 0 to under 1, safe for use by many threads; default those of the JDK. Example: {@code () ->
     *     0.5} in a test
     * @return the changed copy
     */
    public DeliverySettings chance(DoubleSupplier source) {
        Objects.requireNonNull(source, "source");
        return with(copy -> copy.chance = source);
    }

    private static Duration positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a time must be positive, found " + time);
        }
        return time;
    }

    /** {@return the host's receivers by the word of their effect} */
    public Map<String, EffectReceiver> receivers() {
        return draft.receivers;
    }

    /** {@return the words of the effects that are left to other processes} */
    public Set<String> left() {
        return draft.left;
    }

    /** {@return how many messages of one effect a worker delivers at once} */
    public int threads() {
        return draft.threads;
    }

    /** {@return after how long without a sign of life messages are somebody else's} */
    public Duration lease() {
        return draft.lease;
    }

    /** {@return how long a receiver may take} */
    public Duration timeout() {
        return draft.timeout;
    }

    /** {@return how often a message is tried} */
    public int mostAttempts() {
        return draft.mostAttempts;
    }

    /** {@return how long a worker waits when nothing is due} */
    public Duration pause() {
        return draft.pause;
    }

    /** {@return who hears of deliveries} */
    public DeliveryListener listener() {
        return draft.listener;
    }

    /**
     * How long a message waits that failed, by chance.
     *
     * @param attempts how often it was tried, 1 or more
     * @return a pause from zero to under the longest one after so many attempts
     */
    public Duration backOff(int attempts) {
        double longest = Math.min(
                (double) draft.backOffTo.toMillis(),
                draft.backOffFrom.toMillis() * Math.pow(2, Math.max(0, attempts - 1)));
        return Duration.ofMillis((long) (longest * draft.chance.getAsDouble()));
    }
}
