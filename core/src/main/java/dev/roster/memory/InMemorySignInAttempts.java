package dev.roster.memory;

import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The latest window of each subject. */
final class InMemorySignInAttempts implements SignInAttemptStore {

    private final Object lock;
    private final Map<SignInSubject, AttemptWindow> windows = new HashMap<>();

    InMemorySignInAttempts(Object lock) {
        this.lock = lock;
    }

    @Override
    public Set<SignInSubject> reserve(List<Claim> claims, Instant now) {
        requireDistinct(claims);
        Map<SignInSubject, AttemptWindow> taken = new HashMap<>();
        Set<SignInSubject> refused = new HashSet<>();
        synchronized (lock) {
            for (Claim claim : claims) {
                Optional<AttemptWindow> next = claim.takeFrom(windows.get(claim.subject()), now);
                next.ifPresentOrElse(window -> taken.put(claim.subject(), window), () -> refused.add(claim.subject()));
            }
            if (refused.isEmpty()) {
                windows.putAll(taken);
            }
        }
        return refused;
    }

    @Override
    public void release(List<Claim> claims, Instant takenAt) {
        requireDistinct(claims);
        synchronized (lock) {
            for (Claim claim : claims) {
                windows.computeIfPresent(
                        claim.subject(), (subject, window) -> window.release(claim.limit(), claim.attempts(), takenAt));
            }
        }
    }

    private static void requireDistinct(List<Claim> claims) {
        if (claims.stream().map(Claim::subject).distinct().count() < claims.size()) {
            throw new IllegalArgumentException("a subject is claimed twice");
        }
    }

    @Override
    public Map<SignInSubject, AttemptWindow> findAll(Collection<SignInSubject> subjects) {
        synchronized (lock) {
            Map<SignInSubject, AttemptWindow> found = new HashMap<>();
            for (SignInSubject subject : subjects) {
                AttemptWindow window = windows.get(subject);
                if (window != null) {
                    found.put(subject, window);
                }
            }
            return found;
        }
    }

    @Override
    public boolean clear(SignInSubject subject) {
        synchronized (lock) {
            return windows.remove(subject) != null;
        }
    }
}
