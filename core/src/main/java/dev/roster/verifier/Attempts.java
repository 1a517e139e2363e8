package dev.roster.verifier;

import dev.roster.model.CanonicalForm;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.signin.SignInOrigin;
import dev.roster.signin.SignInSettings.Limits;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInAttemptStore.Claim;
import dev.roster.spi.SignInAttemptStore.Release;
import dev.roster.spi.SignInAttemptStore.Reservation;
import dev.roster.spi.SignInSubject;
import dev.roster.tenant.OneTimeLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes attempts before anything is looked at: of whom somebody claims to be, and of where they are, both or neither. Safe for use
 * by many threads.
 */
record Attempts(SignInAttemptStore store, OneTimeLinks links, Limits limits) {

    private static final String SOURCE = "source";

    /** Whose codes of a second factor are counted together. */
    static SignInSubject codesOf(UserId user) {
        return new SignInSubject("factor:" + user.value());
    }

    /** An attempt with a password, of a user or of a name that nobody has. */
    Optional<Taken> password(@Nullable User user, String name, SignInOrigin origin, Instant now) {
        SignInSubject subject = user == null ? nobody("name", name) : SignInSubject.of(user.id());
        return take(new Claim(subject, limits.perUser(), 1), origin, now);
    }

    /** An attempt with a code. */
    Optional<Taken> code(UserId user, SignInOrigin origin, Instant now) {
        return take(new Claim(codesOf(user), limits.perFactor(), 1), origin, now);
    }

    /** A link that is asked for; what is taken is never given back. */
    boolean reset(@Nullable User user, String name, SignInOrigin origin, Instant now) {
        SignInSubject subject = user == null ? nobody("reset", name) : new SignInSubject("reset:" + user.id());
        return take(new Claim(subject, limits.perReset(), 1), origin, now).isPresent();
    }

    /** Names are hashed by the host's key: people type passwords into the wrong place. */
    private SignInSubject nobody(String kind, String name) {
        return new SignInSubject(kind + ":" + links.pseudonym(kind, CanonicalForm.of(name)));
    }

    private Optional<Taken> take(Claim claim, SignInOrigin origin, Instant now) {
        List<Claim> claims = new ArrayList<>(2);
        claims.add(claim);
        if (origin.address() != null) {
            String source = links.pseudonym(SOURCE, origin.address());
            claims.add(new Claim(new SignInSubject(SOURCE + ":" + source), limits.perSource(), 1));
        }
        Reservation taken = store.reserve(claims, now);
        return taken.isTaken() ? Optional.of(new Taken(claim, taken)) : Optional.empty();
    }

    /** Gives back what turned out right: everything of the user, and the one attempt of the source. */
    void giveBack(Taken taken) {
        List<Release> releases = new ArrayList<>(2);
        SignInSubject user = taken.claim().subject();
        taken.reservation()
                .windows()
                .forEach((subject, window) -> releases.add(new Release(subject, window, 1, subject.equals(user))));
        store.release(releases);
    }

    /**
     * Attempts that were taken.
     *
     * @param claim those of the user or name
     * @param reservation what the store keeps now
     */
    record Taken(Claim claim, Reservation reservation) {

        /** When the lock ends that begins with this attempt, if it is the last of its window; of all callers one sees that. */
        Optional<Instant> lockedUntil() {
            return Optional.ofNullable(reservation.windows().get(claim.subject()))
                    .filter(window -> window.used() >= claim.limit().attempts())
                    .map(AttemptWindow::endsAt);
        }
    }
}
