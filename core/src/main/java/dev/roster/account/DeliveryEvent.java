package dev.roster.account;

import dev.roster.spi.OutboxMessage;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a message, such as for metrics by {@link OutboxMessage#effect}.
 *
 * @param kind what happened
 * @param message the message, with the number of its attempt
 * @param took how long its receiver took; zero when it was not called
 * @param why what went wrong, up to 300 characters without secrets; null when nothing did
 */
public record DeliveryEvent(
        Kind kind,
        OutboxMessage message,
        Duration took,
        @Nullable String why) {

    /** What can happen to a message. */
    public enum Kind {
        /** It is about to be delivered by this process. */
        CLAIMED,
        /** Its receiver did it. */
        DELIVERED,
        /** It failed, or was given back untried, and waits to be tried again. */
        POSTPONED,
        /** It is a dead letter: its receiver refused, failed too often, or there is none. */
        DEAD,
        /** What became of it does not count here: somebody else has it by now, or will. */
        LOST
    }

    /** Checks that everything is there. */
    public DeliveryEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(took, "took");
    }
}
