package dev.roster.verifier;

import dev.roster.model.UserId;
import dev.roster.spi.Credentials;
import dev.roster.spi.OneTimeToken;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has shown so far, and what they may do next. Good while the credentials of the user stay as they are.
 *
 * @param stage what it is good for
 * @param user whose steps they are
 * @param version the version of the credentials; 0 for none yet
 * @param until from when it is good no longer
 * @param mustChange whether another password is asked for before the user is in
 * @param link the link of a reset that began it, or null
 * @param secret the sealed secret of a second factor that is to be set up, or null
 */
record Ticket(
        Stage stage,
        UserId user,
        long version,
        Instant until,
        boolean mustChange,
        OneTimeToken.@Nullable Hash link,
        @Nullable String secret) {

    /** What a ticket is good for. */
    enum Stage {
        /** The password was right; a code is to be shown. */
        CODE,
        /** Everything asked for was shown; the password is to be changed. */
        CHANGE,
        /** The password was right; a second factor is to be set up before anything else. */
        ENROLMENT,
        /** A secret was drawn; a code made of it is to be shown. */
        CONFIRMATION,
        /** Everything that the user has was shown: they are in, and may change it. */
        IN
    }

    Ticket {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(until, "until");
    }

    boolean isGood(@Nullable Credentials stored, Instant now) {
        return now.isBefore(until) && version == (stored == null ? 0 : stored.version());
    }

    /** The same for the credentials that were saved since. */
    Ticket at(Stage next, long savedVersion) {
        return new Ticket(next, user, savedVersion, until, mustChange, link, null);
    }

    @Override
    public String toString() {
        return "Ticket[" + stage + " of " + user + " until " + until + "]";
    }
}
