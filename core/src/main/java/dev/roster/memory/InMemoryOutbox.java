package dev.roster.memory;

import dev.roster.model.CanonicalForm;
import dev.roster.model.UserId;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

        static final Comparator<Waiting> IN_ORDER = Comparator.comparing(
                        (Waiting waiting) -> waiting.message().urgency())
                .thenComparing(Waiting::place);

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

    /** A message that was given up, with its place. */
    private record Dead(long place, DeadLetter letter) {}

    private final Object lock;
    private final Set<String> knownKeys = new HashSet<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Map<String, Dead> dead = new HashMap<>();
    private long places;

    InMemoryOutbox(Object lock) {
        this.lock = lock;
    }

    @Override
    public List<OutboxMessage> pending(int limit) {
        synchronized (lock) {
            return inOrder().stream().limit(limit).map(Waiting::message).toList();
        }
    }

    @Override
    public List<OutboxMessage> claim(Lease lease, int limit) {
        synchronized (lock) {
            Set<UserId> busy = new HashSet<>();
            waiting.values().stream()
                    .filter(each -> each.isOut(lease.now()))
                    .forEach(each -> busy.add(each.message().user()));
            List<OutboxMessage> claimed = new ArrayList<>();
            for (Waiting each : inOrder()) {
                OutboxMessage message = each.message();
                boolean isFirst = busy.add(message.user());
                if (isFirst && claimed.size() < limit && !lease.now().isBefore(message.due())) {
                    OutboxMessage counted =
                            message.toBuilder().attempts(message.attempts() + 1).build();
                    waiting.put(message.key(), each.released(counted).ownedBy(lease));
                    claimed.add(counted);
                }
            }
            return claimed;
        }
    }

    @Override
    public boolean delivered(String key, String owner) {
        synchronized (lock) {
            return owned(key, owner) != null && waiting.remove(key) != null;
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
                waiting.put(key, owned.released(later));
            }
            return owned != null;
        }
    }

    @Override
    public boolean renew(String key, Lease lease) {
        synchronized (lock) {
            Waiting owned = owned(key, lease.owner());
            if (owned != null) {
                waiting.put(key, owned.ownedBy(lease));
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
                waiting.remove(key);
                dead.put(key, new Dead(owned.place(), new DeadLetter(last, failure.at())));
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
    public boolean revive(String key, Instant due) {
        synchronized (lock) {
            Dead found = dead.remove(key);
            if (found != null) {
                OutboxMessage again = found.letter().message().toBuilder()
                        .due(due)
                        .attempts(0)
                        .failure(null)
                        .build();
                waiting.put(key, new Waiting(found.place(), again, null, Instant.EPOCH));
            }
            return found != null;
        }
    }

    /** Adds messages whose keys are new. To be called under the lock. */
    void keep(List<OutboxMessage> messages) {
        for (OutboxMessage message : messages) {
            if (knownKeys.add(message.key())) {
                waiting.put(message.key(), new Waiting(places++, message, null, Instant.EPOCH));
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

    private List<Waiting> inOrder() {
        return waiting.values().stream().sorted(Waiting.IN_ORDER).toList();
    }

    private @Nullable Waiting owned(String key, String owner) {
        Waiting found = waiting.get(key);
        return found != null && found.isOwnedBy(owner) ? found : null;
    }
}
