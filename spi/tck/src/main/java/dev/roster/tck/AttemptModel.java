package dev.roster.tck;

import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a store of attempts to sign in must answer, as plain as can be. For one thread. */
final class AttemptModel implements SignInAttemptStore {

    private final Map<SignInSubject, AttemptWindow> windows = new HashMap<>();

    @Override
    public Set<SignInSubject> reserve(List<Claim> claims, Instant now) {
        Set<SignInSubject> refused = new HashSet<>();
        Map<SignInSubject, AttemptWindow> taken = new HashMap<>();
        for (Claim claim : claims) {
            claim.takeFrom(windows.get(claim.subject()), now)
                    .ifPresentOrElse(window -> taken.put(claim.subject(), window), () -> refused.add(claim.subject()));
        }
        if (refused.isEmpty()) {
            windows.putAll(taken);
        }
        return refused;
    }

    @Override
    public void release(List<Claim> claims, Instant takenAt) {
        claims.forEach(claim -> windows.computeIfPresent(
                claim.subject(), (subject, window) -> window.release(claim.limit(), claim.attempts(), takenAt)));
    }

    @Override
    public Map<SignInSubject, AttemptWindow> findAll(Collection<SignInSubject> subjects) {
        Map<SignInSubject, AttemptWindow> found = new HashMap<>(windows);
        found.keySet().retainAll(subjects);
        return found;
    }

    @Override
    public boolean clear(SignInSubject subject) {
        return windows.remove(subject) != null;
    }
}
