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
    public Reservation reserve(List<Claim> claims, Instant now) {
        Set<SignInSubject> refused = new HashSet<>();
        Map<SignInSubject, AttemptWindow> taken = new HashMap<>();
        for (Claim claim : claims) {
            claim.takeFrom(windows.get(claim.subject()), now)
                    .ifPresentOrElse(window -> taken.put(claim.subject(), window), () -> refused.add(claim.subject()));
        }
        if (refused.isEmpty()) {
            windows.putAll(taken);
        }
        return new Reservation(refused.isEmpty() ? taken : Map.of(), refused);
    }

    @Override
    public void release(List<Release> releases) {
        releases.forEach(release ->
                windows.computeIfPresent(release.subject(), (subject, window) -> release.giveBackTo(window)));
    }

    @Override
    public int expire(Instant endedBefore, int limit) {
        List<SignInSubject> over = windows.entrySet().stream()
                .filter(window -> window.getValue().endsAt().isBefore(endedBefore))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        windows.keySet().removeAll(over);
        return over.size();
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
