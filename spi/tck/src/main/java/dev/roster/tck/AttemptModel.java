package dev.roster.tck;

import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a store of attempts to sign in must answer, as plain as can be. For one thread. */
final class AttemptModel implements SignInAttemptStore {

    private final Map<SignInSubject, AttemptWindow> windows = new HashMap<>();

    @Override
    public boolean reserve(SignInSubject subject, AttemptWindow.Limit limit, Instant now) {
        Optional<AttemptWindow> taken = find(subject)
                .map(window -> window.take(limit, now))
                .orElseGet(() -> Optional.of(AttemptWindow.first(limit, now)));
        taken.ifPresent(window -> windows.put(subject, window));
        return taken.isPresent();
    }

    @Override
    public Optional<AttemptWindow> find(SignInSubject subject) {
        return Optional.ofNullable(windows.get(subject));
    }

    @Override
    public boolean clear(SignInSubject subject) {
        return windows.remove(subject) != null;
    }
}
