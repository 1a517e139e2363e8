package dev.roster.memory;

import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The latest window of each subject. */
final class InMemorySignInAttempts implements SignInAttemptStore {

    private final Object lock;
    private final Map<SignInSubject, AttemptWindow> windows = new HashMap<>();

    InMemorySignInAttempts(Object lock) {
        this.lock = lock;
    }

    @Override
    public boolean reserve(SignInSubject subject, AttemptWindow.Limit limit, Instant now) {
        synchronized (lock) {
            AttemptWindow kept = windows.get(subject);
            Optional<AttemptWindow> taken =
                    kept == null ? Optional.of(AttemptWindow.first(limit, now)) : kept.take(limit, now);
            taken.ifPresent(window -> windows.put(subject, window));
            return taken.isPresent();
        }
    }

    @Override
    public Optional<AttemptWindow> find(SignInSubject subject) {
        synchronized (lock) {
            return Optional.ofNullable(windows.get(subject));
        }
    }

    @Override
    public boolean clear(SignInSubject subject) {
        synchronized (lock) {
            return windows.remove(subject) != null;
        }
    }
}
