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
import java.util.stream.Stream;

/** The latest window of each subject. */
final class InMemorySignInAttempts implements SignInAttemptStore {

    private final Object lock;
    private final Map<SignInSubject, AttemptWindow> windows = new HashMap<>();

    InMemorySignInAttempts(Object lock) {
        this.lock = lock;
    }

    @Override
    public Reservation reserve(List<Claim> claims, Instant now) {
        requireDistinct(claims.stream().map(Claim::subject));
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
        return new Reservation(refused.isEmpty() ? taken : Map.of(), refused);
    }

    @Override
    public void release(List<Release> releases) {
        requireDistinct(releases.stream().map(Release::subject));
        synchronized (lock) {
            for (Release release : releases) {
                windows.computeIfPresent(release.subject(), (subject, window) -> release.giveBackTo(window));
            }
        }
    }

    private static void requireDistinct(Stream<SignInSubject> subjects) {
        Set<SignInSubject> seen = new HashSet<>();
        if (!subjects.allMatch(seen::add)) {
            throw new IllegalArgumentException("a subject is there twice");
        }
    }

    @Override
    public int expire(Instant endedBefore, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("1 window or more is forgotten, found " + limit);
        }
        synchronized (lock) {
            List<SignInSubject> over = windows.entrySet().stream()
                    .filter(window -> window.getValue().endsAt().isBefore(endedBefore))
                    .limit(limit)
                    .map(Map.Entry::getKey)
                    .toList();
            windows.keySet().removeAll(over);
            return over.size();
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
