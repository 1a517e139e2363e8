package dev.roster.memory;

import dev.roster.model.UserId;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.StoreException;
import dev.roster.spi.TokenStore;
import java.time.Instant;
import java.util.HashMap;
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
            OneTimeToken holder = byHash.get(token.hash());
            if (holder != null && !isSamePlace(holder, token)) {
                throw new StoreException("the hash of " + token + " is taken; make another secret");
            }
            OneTimeToken earlier = byUser.computeIfAbsent(token.user(), user -> new HashMap<>())
                    .put(token.purpose(), token);
            if (earlier != null) {
                byHash.remove(earlier.hash());
            }
            byHash.put(token.hash(), token);
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
    public boolean consume(OneTimeToken token, Instant now) {
        synchronized (lock) {
            if (token.isExpired(now) || !byHash.remove(token.hash(), token)) {
                return false;
            }
            byUser.getOrDefault(token.user(), Map.of()).remove(token.purpose());
            return true;
        }
    }

    @Override
    public int revoke(UserId user) {
        synchronized (lock) {
            Map<OneTimeToken.Purpose, OneTimeToken> revoked = byUser.remove(user);
            if (revoked == null) {
                return 0;
            }
            revoked.values().forEach(token -> byHash.remove(token.hash()));
            return revoked.size();
        }
    }

    private static boolean isSamePlace(OneTimeToken one, OneTimeToken other) {
        return one.user().equals(other.user()) && one.purpose().equals(other.purpose());
    }
}
