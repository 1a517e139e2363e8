package dev.roster.spi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps messages until they are delivered; they arrive through {@link UserStore#commit}. Safe for use by many threads
 * and processes. Never asks a clock: every moment is an argument.
 *
 * <p>A worker claims messages for a while, delivers each, and says so under its own name. When it dies, or is too late,
 * the lease ends and somebody else claims them, so a message may be delivered twice but is never lost.
 */
public interface OutboxStore {

    /**
     * The right to deliver the claimed messages for a while.
     *
     * @param owner who delivers, different for every worker; 1 to 200 characters
     * @param now the present
     * @param until from when somebody else may claim the messages, after {@code now}
     */
    record Lease(String owner, Instant now, Instant until) {
        /**
         * Cuts the moments to the microsecond and checks their order.
         *
         * @throws IllegalArgumentException if the lease would never hold
         */
        public Lease {
            Objects.requireNonNull(owner, "owner");
            now = now.truncatedTo(ChronoUnit.MICROS);
            until = until.truncatedTo(ChronoUnit.MICROS);
            if (!now.isBefore(until)) {
                throw new IllegalArgumentException("a lease from " + now + " cannot end at " + until);
            }
        }
    }

    /**
     * A delivery that failed.
     *
     * @param owner who tried it, as in the {@link Lease}
     * @param at when it failed
     * @param why what to tell people, such as {@code the mail server does not answer}; no secrets; cut after 1,000
     *     characters, and without NUL
     */
    record Failure(String owner, Instant at, String why) {

        private static final int MAX_WHY = 1_000;

        /** Cuts the moment to the microsecond, and what is to be told. */
        public Failure {
            Objects.requireNonNull(owner, "owner");
            at = at.truncatedTo(ChronoUnit.MICROS);
            why = cut(why.replace('\0', '\ufffd'));
        }

        /** Never cuts between the halves of a character. */
        private static String cut(String text) {
            if (text.length() <= MAX_WHY) {
                return text;
            }
            return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_WHY - 1)) ? MAX_WHY - 1 : MAX_WHY);
        }
    }

    /**
     * A message that nobody tries to deliver any more; its {@link OutboxMessage#failure} says why. Until it is revived or
     * discarded, no ordinary message of its user is given out.
     *
     * @param message the message
     * @param at since when, UTC
     */
    record DeadLetter(OutboxMessage message, Instant at) {
        /** Cuts the moment to the microsecond and checks that everything is there. */
        public DeadLetter {
            Objects.requireNonNull(message, "message");
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /**
     * Lists messages that wait, claimed or not: denials first, then in the order of the commits that brought them
     * (OS-01). Messages of one user come in the order in which the user's changes were committed.
     *
     * @param limit how many at the most
     * @return the messages
     * @throws StoreException if the store cannot answer
     */
    List<OutboxMessage> pending(int limit);

    /**
     * Claims messages of all effects, as {@link #claim(Lease, Set, int)} does.
     *
     * @param lease for whom and how long
     * @param limit how many at the most
     * @return the messages, with the new number of attempts
     * @throws StoreException if the store cannot write
     */
    default List<OutboxMessage> claim(Lease lease, int limit) {
        return claim(lease, Set.of(), limit);
    }

    /**
     * Claims messages that are due, in the order of {@link #pending}, and counts the attempt. Of each user only the
     * first one that waits is given out, and none while another of the same user is out, so at most one message of a
     * user is on its way whatever the concurrency (OS-03). A denial overtakes the ordinary messages of its user, also
     * those that are postponed (OS-04). No ordinary message is given out of a user of whom a message is dead (OS-07).
     *
     * @param lease for whom and how long
     * @param except effects that the worker takes none of now, as they are written in {@link OutboxMessage#effect}; what
     *     waits behind them for the same user waits on, and others' messages come as if they were not there (OS-09)
     * @param limit how many at the most
     * @return the messages, with the new number of attempts
     * @throws StoreException if the store cannot write
     */
    List<OutboxMessage> claim(Lease lease, Set<String> except, int limit);

    /**
     * Marks a message as delivered. Its key stays known, so that it is not added again (OS-02).
     *
     * @param key the key of the message
     * @param owner who delivered it
     * @return whether the owner still had it; if not, nothing changed (OS-05)
     * @throws StoreException if the store cannot write
     */
    boolean delivered(String key, String owner);

    /**
     * Marks messages as delivered, each as {@link #delivered} does and whatever becomes of the others (OS-12). A worker tells
     * many at once; stores that write several rows faster than one by one do.
     *
     * @param keys the keys of the messages
     * @param owner who delivered them
     * @return the keys of those that the owner still had; the others did not change
     * @throws StoreException if the store cannot write; the messages may be marked or not
     */
    default Set<String> deliveredAll(Collection<String> keys, String owner) {
        Set<String> marked = new LinkedHashSet<>();
        for (String key : keys) {
            if (delivered(key, owner)) {
                marked.add(key);
            }
        }
        return marked;
    }

    /**
     * Gives a claimed message back, to be claimed again later (OS-06). Why is kept as the message's last failure (OS-08).
     *
     * @param key the key of the message
     * @param failure who could not deliver it, and why
     * @param due from when it may be claimed again
     * @return whether the owner still had it; if not, nothing changed (OS-05)
     * @throws StoreException if the store cannot write
     */
    boolean postpone(String key, Failure failure, Instant due);

    /**
     * Keeps a claimed message longer.
     *
     * @param key the key of the message
     * @param lease its owner, and until when
     * @return whether the owner still had it; if not, nothing changed (OS-05)
     * @throws StoreException if the store cannot write
     */
    boolean renew(String key, Lease lease);

    /**
     * Gives a claimed message up: it is a {@link DeadLetter}, which stops the ordinary messages of its user, whatever their
     * place, and lets denials by (OS-07). Roster does so after a number of attempts, or when the receiver refused for good.
     * Why is kept as the message's last failure (OS-08).
     *
     * @param key the key of the message
     * @param failure who could not deliver it, when, and why
     * @return whether the owner still had it; if not, nothing changed (OS-05)
     * @throws StoreException if the store cannot write
     */
    boolean giveUp(String key, Failure failure);

    /**
     * Lists the messages that were given up, the latest first, then by key (OS-07).
     *
     * @param limit how many at the most
     * @return the dead letters
     * @throws StoreException if the store cannot answer
     */
    List<DeadLetter> dead(int limit);

    /**
     * Lets a dead letter wait again, in its old place, with no attempts counted and no failure (OS-07).
     *
     * @param key the key of the message
     * @param due from when it may be claimed
     * @param audit who wanted it; kept together with the change, and not at all when nothing changes (OS-11)
     * @return whether it was dead
     * @throws StoreException if the store cannot write
     */
    boolean revive(String key, Instant due, AuditEntry audit);

    /**
     * Drops a dead letter for good, so that the messages of its user go on. Its key stays known, so that it is not added
     * again (OS-10).
     *
     * @param key the key of the message
     * @param audit who wanted it; kept together with the change, and not at all when nothing changes (OS-11)
     * @return whether it was dead
     * @throws StoreException if the store cannot write
     */
    boolean discard(String key, AuditEntry audit);
}
