package dev.roster.memory;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.UnitOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users sign in with, by user. */
final class InMemoryCredentials implements CredentialStore {

    private final Object lock;
    private final UserTable users;
    private final Map<UserId, Credentials> byUser = new HashMap<>();

    InMemoryCredentials(Object lock, UserTable users) {
        this.lock = lock;
        this.users = users;
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
                keep(next.user(), next);
            }
            return isNext;
        }
    }

    @Override
    public boolean remove(UserId user) {
        synchronized (lock) {
            boolean isThere = byUser.containsKey(user);
            keep(user, null);
            return isThere;
        }
    }

    /** What the user says of it, if there is one, follows. */
    private void keep(UserId id, @Nullable Credentials credentials) {
        if (credentials == null) {
            byUser.remove(id);
        } else {
            byUser.put(id, credentials);
        }
        User user = users.find(id);
        Boolean isSetUp = credentials == null ? null : credentials.secondFactor() != null;
        if (user != null && !Objects.equals(user.lifecycle().secondFactor(), isSetUp)) {
            users.put(user.with(copy -> copy.secondFactor(isSetUp)));
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
                    if (!follows(next, current(user, staged))) {
                        return UnitOutcome.STALE;
                    }
                    staged.put(user, next);
                }
                case REMOVE -> staged.put(user, null);
                case END_SESSIONS -> {
                    Credentials before = current(user, staged);
                    if (before != null) {
                        staged.put(
                                user,
                                before.next(before.password(), before.secondFactor())
                                        .endingSessions());
                    }
                }
            }
        }
        return UnitOutcome.WRITTEN;
    }

    private @Nullable Credentials current(UserId user, Map<UserId, @Nullable Credentials> staged) {
        return staged.containsKey(user) ? staged.get(user) : byUser.get(user);
    }

    /** Writes what was judged, after the users. To be called under the lock. */
    void write(Map<UserId, @Nullable Credentials> staged) {
        staged.forEach(this::keep);
    }

    private static boolean follows(Credentials next, @Nullable Credentials stored) {
        return next.version() - 1 == (stored == null ? 0 : stored.version());
    }
}
