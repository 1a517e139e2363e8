package dev.roster.account;

import dev.roster.spi.OutboxMessage;

/**
 * Does outside the store what a message says, such as to send a mail. Called after the commit, at least once and without any
 * transaction; {@link OutboxMessage#key} is the same however often, so that whoever is told can leave a repetition out. When
 * it returns, the message is delivered and never comes again. Safe for use by many threads.
 *
 * <p>It ends by itself, within seconds, with time-outs of its own. One that hangs takes away a thread of its effect, and no
 * other's.
 *
 * <pre>{@code
 * EffectReceiver badges = message -> printer.print(message.user(), message.key());
 * Roster.on(stores).delivery(DeliverySettings.defaults().receiver("print-badge", badges)).build();
 * }</pre>
 */
@FunctionalInterface
public interface EffectReceiver {

    /**
     * Does what a message says.
     *
     * @param message the message. It may be older than what is stored now: what must not be done too late, such as to open a
     *     door, looks at the user again
     * @throws dev.roster.spi.DeliveryRefusedException if trying again is of no use: the message is a dead letter
     * @throws RuntimeException if it could not be done now, of any type: it is tried again after a pause. The text of the
     *     exception is kept with the message, so it holds no secrets
     */
    void receive(OutboxMessage message);
}
