package dev.roster.verifier;

import dev.roster.account.Mail;
import dev.roster.apply.CredentialUnit;
import dev.roster.model.User;
import dev.roster.signin.SignInOrigin;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.Credentials;
import dev.roster.spi.UnitOutcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down what failed, for who looks into it. Only attempts that were taken get here, so nobody fills the trail faster than the
 * limits let them.
 */
record Failures(Verifier verifier) {

    /** What the audit trail calls an attempt that failed. */
    static final String FAILED = "fail-sign-in";
    /** What the audit trail calls the last attempt of a window, after which there is no other until it ends. */
    static final String LOCKED = "lock-sign-in";

    private static final String UNTIL = "until";
    /** Everything that was half-finished ends with a lock, however many others change the credentials meanwhile. */
    private static final int MAX_TRIES = 20;

    /**
     * Notes an attempt that failed; with the last one of a window, what is half-finished ends, and the user hears of the lock.
     *
     * @param user whose attempt it was
     * @param why what was wrong with it
     * @param taken the attempt
     * @param origin where from
     */
    void note(User user, String why, Attempts.Taken taken, SignInOrigin origin) {
        Optional<Instant> lock = taken.lockedUntil();
        for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
            CredentialUnit unit = new CredentialUnit(
                            verifier.tenant(), user.id().value(), user.id())
                    .audit(FAILED, why, Verifier.told(origin));
            lock.ifPresent(until -> lock(unit, user, until));
            if (unit.commit(CommitGuards.NONE) != UnitOutcome.Kind.STALE) {
                return;
            }
        }
    }

    private void lock(CredentialUnit unit, User user, Instant until) {
        verifier.credentials().find(user.id()).ifPresent(stored -> unit.save(unchanged(stored)));
        unit.audit(LOCKED, "until " + until).mail(Mail.SIGN_IN_LOCKED, Map.of(UNTIL, until.toString()));
    }

    private static Credentials unchanged(Credentials stored) {
        return stored.next(stored.password(), stored.secondFactor());
    }
}
