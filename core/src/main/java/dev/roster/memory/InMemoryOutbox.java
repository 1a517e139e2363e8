package dev.roster.memory;

import dev.roster.model.CanonicalForm;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Messages that wait or were given up, and the keys of all that ever did. */
final class InMemoryOutbox implements OutboxStore {

    /**
     * A message where it waits.
     *
     * @param place the order of the commits
     * @param owner who has it, or null
     * @param until how long its owner has it
     */
    private record Waiting(
            long place, OutboxMessage message, @Nullable String owner, Instant until) {

        Turn turn() {
            return new Turn(message.urgency(), place);
        }

        boolean isOut(Instant now) {
            return owner != null && now.isBefore(until);
        }

        boolean isOwnedBy(String name) {
            return name.equals(owner);
        }

        Waiting released(OutboxMessage changed) {
            return new Waiting(place, changed, null, Instant.EPOCH);
        }

        Waiting ownedBy(Lease lease) {
            return new Waiting(place, message, lease.owner(), lease.until());
        }
    }

    /**
     * When a message goes out: denials first, then in the order of the commits.
     *
     * @param urgency whether it overtakes
     * @param place the order of the commits
     */
    private record Turn(OutboxMessage.Urgency urgency, long place) implements Comparable<Turn> {

        private static final Comparator<Turn> ORDER =
                Comparator.comparing(Turn::urgency).thenComparing(Turn::place);

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }

    /** A message that was given up, with its place. */
    private record Dead(long place, DeadLetter letter) {}

    private final Object lock;
    private final InMemoryAudit audit;
    private final Set<String> knownKeys = new HashSet<>();
    private final NavigableMap<Turn, Waiting> waiting = new TreeMap<>();
    private final Map<String, Turn> turns = new HashMap<>();
    private final Map<String, Dead> dead = new HashMap<>();
    /** How many dead letters each user has, 1 or more. */
    private final Map<UserId, Integer> deadOf = new HashMap<>();

    private long places;

    InMemoryOutbox(Object lock, InMemoryAudit audit) {
        this.lock = lock;
        this.audit = audit;
    }

    @Override
    public List<OutboxMessage> pending(int limit) {
        synchronized (lock) {
            return waiting.values().stream().limit(limit).map(Waiting::message).toList();
        }
    }

    @Override
    public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
        synchronized (lock) {
            Set<UserId> busy = new HashSet<>();
            waiting.values().stream()
                    .filter(each -> each.isOut(lease.now()))
                    .forEach(each -> busy.add(each.message().user()));
            List<Waiting> claimed = new ArrayList<>();
            for (Waiting each : waiting.values()) {
                if (claimed.size() >= limit) {
                    break;
                }
                OutboxMessage message = each.message();
                boolean isFirst = busy.add(message.user());
                boolean isWanted = !isStopped(message) && !except.contains(message.effect());
                if (isFirst && isWanted && !lease.now().isBefore(message.due())) {
                    OutboxMessage counted =
                            message.toBuilder().attempts(message.attempts() + 1).build();
                    claimed.add(each.released(counted).ownedBy(lease));
                }
            }
            claimed.forEach(this::put);
            return claimed.stream().map(Waiting::message).toList();
        }
    }

    private boolean isStopped(OutboxMessage message) {
        return message.urgency() == OutboxMessage.Urgency.ORDINARY && deadOf.containsKey(message.user());
    }

    @Override
    public boolean delivered(String key, String owner) {
        synchronized (lock) {
            return owned(key, owner) != null && take(key) != null;
        }
    }

    @Override
    public boolean postpone(String key, Failure failure, Instant due) {
        synchronized (lock) {
            Waiting owned = owned(key, failure.owner());
            if (owned != null) {
                OutboxMessage later = owned.message().toBuilder()
                        .due(due)
                        .failure(failure.why())
                        .build();
                put(owned.released(later));
            }
            return owned != null;
        }
    }

    @Override
    public boolean renew(String key, Lease lease) {
        synchronized (lock) {
            Waiting owned = owned(key, lease.owner());
            if (owned != null) {
                put(owned.ownedBy(lease));
            }
            return owned != null;
        }
    }

    @Override
    public boolean giveUp(String key, Failure failure) {
        synchronized (lock) {
            Waiting owned = owned(key, failure.owner());
            if (owned != null) {
                OutboxMessage last =
                        owned.message().toBuilder().failure(failure.why()).build();
                take(key);
                dead.put(key, new Dead(owned.place(), new DeadLetter(last, failure.at())));
                deadOf.merge(last.user(), 1, Integer::sum);
            }
            return owned != null;
        }
    }

    @Override
    public List<DeadLetter> dead(int limit) {
        synchronized (lock) {
            return dead.values().stream()
                    .map(Dead::letter)
                    .sorted(Comparator.comparing(DeadLetter::at)
                            .reversed()
                            .thenComparing(letter -> letter.message().key(), CanonicalForm::compare))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean revive(String key, Instant due, AuditEntry entry) {
        synchronized (lock) {
            Dead found = bury(key, entry);
            if (found != null) {
                OutboxMessage again = found.letter().message().toBuilder()
                        .due(due)
                        .attempts(0)
                        .failure(null)
                        .build();
                put(new Waiting(found.place(), again, null, Instant.EPOCH));
            }
            return found != null;
        }
    }

    @Override
    public boolean discard(String key, AuditEntry entry) {
        synchronized (lock) {
            return bury(key, entry) != null;
        }
    }

    /** Takes a dead letter away, if there is one, and keeps who wanted that. */
    private @Nullable Dead bury(String key, AuditEntry entry) {
        Dead found = dead.remove(key);
        if (found != null) {
            audit.keep(List.of(entry));
            deadOf.computeIfPresent(found.letter().message().user(), (user, count) -> count == 1 ? null : count - 1);
        }
        return found;
    }

    private void put(Waiting changed) {
        turns.put(changed.message().key(), changed.turn());
        waiting.put(changed.turn(), changed);
    }

    private @Nullable Waiting take(String key) {
        Turn turn = turns.remove(key);
        return turn == null ? null : waiting.remove(turn);
    }

    /** Adds messages whose keys are new. To be called under the lock. */
    void keep(List<OutboxMessage> messages) {
        for (OutboxMessage message : messages) {
            if (knownKeys.add(message.key())) {
                put(new Waiting(places++, message, null, Instant.EPOCH));
            }
        }
    }

    /** Drops the bodies of the messages about a user, and what was said of failures. To be called under the lock. */
    void erase(UserId user) {
        waiting.replaceAll(
                (key, each) -> new Waiting(each.place(), without(user, each.message()), each.owner(), each.until()));
        dead.replaceAll((key, each) -> new Dead(
                each.place(),
                new DeadLetter(
                        without(user, each.letter().message()), each.letter().at())));
    }

    private static OutboxMessage without(UserId user, OutboxMessage message) {
        return message.user().equals(user)
                ? message.toBuilder().body(Map.of()).failure(null).build()
                : message;
    }

    private @Nullable Waiting owned(String key, String owner) {
        Turn turn = turns.get(key);
        Waiting found = turn == null ? null : waiting.get(turn);
        return found != null && found.isOwnedBy(owner) ? found : null;
    }
}
