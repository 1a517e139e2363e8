package dev.roster.memory;

import dev.roster.model.UserId;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.StoreException;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One-time tokens, found by user and purpose and by hash. */
final class InMemoryTokens implements TokenStore {

    private final Object lock;
    private final Map<UserId, Map<OneTimeToken.Purpose, OneTimeToken>> byUser = new HashMap<>();
    private final Map<OneTimeToken.Hash, OneTimeToken> byHash = new HashMap<>();

    InMemoryTokens(Object lock) {
        this.lock = lock;
    }

    @Override
    public void issue(OneTimeToken token) {
        synchronized (lock) {
            if (!put(token)) {
                throw new StoreException("the hash of " + token + " is taken; make another secret");
            }
        }
    }

    @Override
    public Optional<OneTimeToken> find(OneTimeToken.Hash hash, OneTimeToken.Purpose purpose) {
        synchronized (lock) {
            return Optional.ofNullable(byHash.get(hash))
                    .filter(token -> token.purpose().equals(purpose));
        }
    }

    @Override
    public Optional<OneTimeToken> find(UserId user, OneTimeToken.Purpose purpose) {
        synchronized (lock) {
            return byHash.values().stream()
                    .filter(token ->
                            token.user().equals(user) && token.purpose().equals(purpose))
                    .findFirst();
        }
    }

    @Override
    public boolean consume(OneTimeToken token, Instant now) {
        synchronized (lock) {
            return take(token, now);
        }
    }

    @Override
    public int revoke(UserId user) {
        synchronized (lock) {
            return removeAll(user);
        }
    }

    /** Makes all changes of a unit, or none. To be called under the lock. */
    UnitOutcome apply(List<Change> changes) {
        Runnable backup = backup(changes.stream().map(InMemoryTokens::userOf).toList());
        for (Change change : changes) {
            UnitOutcome outcome = apply(change);
            if (!outcome.equals(UnitOutcome.WRITTEN)) {
                backup.run();
                return outcome;
            }
        }
        return UnitOutcome.WRITTEN;
    }

    private UnitOutcome apply(Change change) {
        return switch (change.kind()) {
            case ISSUE -> put(((Change.Issue) change).token()) ? UnitOutcome.WRITTEN : UnitOutcome.duplicate(null);
            case REVOKE -> {
                removeAll(((Change.Revoke) change).user());
                yield UnitOutcome.WRITTEN;
            }
            case CONSUME -> {
                Change.Consume consumption = (Change.Consume) change;
                yield take(consumption.token(), consumption.now()) ? UnitOutcome.WRITTEN : UnitOutcome.STALE;
            }
        };
    }

    /** What makes the tokens of some users those of now again. To be called, and to be run, under the lock. */
    private Runnable backup(Collection<UserId> users) {
        Map<UserId, List<OneTimeToken>> kept = new HashMap<>();
        users.forEach(user ->
                kept.put(user, List.copyOf(byUser.getOrDefault(user, Map.of()).values())));
        return () -> {
            kept.keySet().forEach(this::removeAll);
            kept.values().forEach(tokens -> tokens.forEach(this::put));
        };
    }

    private static UserId userOf(Change change) {
        return switch (change.kind()) {
            case ISSUE -> ((Change.Issue) change).token().user();
            case REVOKE -> ((Change.Revoke) change).user();
            case CONSUME -> ((Change.Consume) change).token().user();
        };
    }

    private boolean put(OneTimeToken token) {
        OneTimeToken holder = byHash.get(token.hash());
        if (holder != null && !isSamePlace(holder, token)) {
            return false;
        }
        OneTimeToken earlier =
                byUser.computeIfAbsent(token.user(), user -> new HashMap<>()).put(token.purpose(), token);
        if (earlier != null) {
            byHash.remove(earlier.hash());
        }
        byHash.put(token.hash(), token);
        return true;
    }

    private boolean take(OneTimeToken token, Instant now) {
        if (token.isExpired(now) || !byHash.remove(token.hash(), token)) {
            return false;
        }
        byUser.getOrDefault(token.user(), Map.of()).remove(token.purpose());
        return true;
    }

    private int removeAll(UserId user) {
        Map<OneTimeToken.Purpose, OneTimeToken> revoked = byUser.remove(user);
        if (revoked == null) {
            return 0;
        }
        revoked.values().forEach(token -> byHash.remove(token.hash()));
        return revoked.size();
    }

    private static boolean isSamePlace(OneTimeToken one, OneTimeToken other) {
        return one.user().equals(other.user()) && one.purpose().equals(other.purpose());
    }
}
