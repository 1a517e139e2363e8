package dev.roster.verifier;

import dev.roster.model.UserId;
import dev.roster.signin.SignInSettings;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is refused of a user for the time being.
 *
 * @param passwords until when passwords are, or null
 * @param codes until when codes are, or null
 */
record Locks(@Nullable Instant passwords, @Nullable Instant codes) {

    static Locks of(TenantState tenant, SignInSettings settings, UserId user) {
        SignInSubject passwords = SignInSubject.of(user);
        SignInSubject codes = Attempts.codesOf(user);
        Map<SignInSubject, AttemptWindow> windows =
                tenant.stores().require(SignInAttemptStore.class).findAll(List.of(passwords, codes));
        Instant now = tenant.now();
        return new Locks(
                end(windows.get(passwords), settings.limits().perUser(), now),
                end(windows.get(codes), settings.limits().perFactor(), now));
    }

    private static @Nullable Instant end(@Nullable AttemptWindow window, AttemptWindow.Limit limit, Instant now) {
        return window != null && window.isLocked(limit, now) ? window.endsAt() : null;
    }
}
