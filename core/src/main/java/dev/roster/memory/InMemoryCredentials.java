package dev.roster.memory;

import dev.roster.model.UserId;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.UnitOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users sign in with, by user. */
final class InMemoryCredentials implements CredentialStore {

    private final Object lock;
    private final Map<UserId, Credentials> byUser = new HashMap<>();

    InMemoryCredentials(Object lock) {
        this.lock = lock;
    }

    @Override
    public Optional<Credentials> find(UserId user) {
        synchronized (lock) {
            return Optional.ofNullable(byUser.get(user));
        }
    }

    @Override
    public boolean save(Credentials next) {
        synchronized (lock) {
            boolean isNext = follows(next, byUser.get(next.user()));
            if (isNext) {
                byUser.put(next.user(), next);
            }
            return isNext;
        }
    }

    @Override
    public boolean remove(UserId user) {
        synchronized (lock) {
            return byUser.remove(user) != null;
        }
    }

    /**
     * What the changes of a unit would leave, so that they can be judged before anything is written. To be called under the lock.
     *
     * @param staged filled with the users whose credentials change, with null for those who have none any more
     */
    UnitOutcome judge(List<Change> changes, Map<UserId, @Nullable Credentials> staged) {
        for (Change change : changes) {
            UserId user = change.user();
            switch (change.kind()) {
                case PUT -> {
                    Credentials next = ((Change.Put) change).next();
                    Credentials before = staged.containsKey(user) ? staged.get(user) : byUser.get(user);
                    if (!follows(next, before)) {
                        return UnitOutcome.STALE;
                    }
                    staged.put(user, next);
                }
                case REMOVE -> staged.put(user, null);
            }
        }
        return UnitOutcome.WRITTEN;
    }

    /** Writes what was judged. To be called under the lock. */
    void write(Map<UserId, @Nullable Credentials> staged) {
        staged.forEach((user, credentials) -> {
            if (credentials == null) {
                byUser.remove(user);
            } else {
                byUser.put(user, credentials);
            }
        });
    }

    private static boolean follows(Credentials next, @Nullable Credentials stored) {
        return next.version() - 1 == (stored == null ? 0 : stored.version());
    }
}
