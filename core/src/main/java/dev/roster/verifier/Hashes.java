package dev.roster.verifier;

import dev.roster.model.User;
import dev.roster.signin.Password;
import dev.roster.signin.PasswordHasher;
import dev.roster.spi.Credentials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Compares passwords with hashes: each comparison costs one hash, also with nothing. Safe for use by many threads. */
public final class Hashes {

    /** Stands in the place of a temporary password that was used: no hasher accepts it. */
    static final String USED = "!";

    private final PasswordHasher hasher;
    private final String ofNobody;

    /**
     * Hashes a password of nobody, with which is compared where there is nothing to compare with.
     *
     * @param hasher who hashes
     */
    public Hashes(PasswordHasher hasher) {
        this.hasher = hasher;
        try (Password nobody = nobody()) {
            this.ofNobody = hasher.hash(nobody);
        }
    }

    private static Password nobody() {
        return Password.of("the password of nobody");
    }

    /** Whether a password is the one that is kept; costs one hash, whatever is kept and whatever was typed. */
    boolean match(Password typed, Credentials.@Nullable Password kept) {
        boolean isComparable = kept != null && hasher.accepts(kept.hash());
        String hash = kept != null && isComparable ? kept.hash() : ofNobody;
        if (typed.fits(hasher.maxLength(hash))) {
            return hasher.verify(typed, hash) && isComparable;
        }
        try (Password nobody = nobody()) {
            hasher.verify(nobody, hash);
            return false;
        }
    }

    boolean isWeak(Credentials.Password kept) {
        return hasher.needsRehash(kept.hash());
    }

    String of(Password password) {
        return hasher.hash(password);
    }

    /** What is compared with: nothing where nobody may come in, or what is kept is too old. */
    static Credentials.@Nullable Password comparable(@Nullable User user, @Nullable Credentials stored, Instant now) {
        Credentials.Password kept = stored == null ? null : stored.password();
        boolean isGood = user != null && kept != null && Claimants.mayComeIn(user) && !kept.isExpired(now);
        return isGood ? kept : null;
    }
}
