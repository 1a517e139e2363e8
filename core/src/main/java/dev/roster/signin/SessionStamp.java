package dev.roster.signin;

import dev.roster.model.Parsed;
import dev.roster.model.UserId;
import java.util.Objects;

/**
 * What a session of the host remembers of the sign-in that began it, so that {@link SignIn#isCurrent} tells when it is over. It is
 * no secret and proves nothing: it stays in the host's session and goes to no client. Immutable.
 *
 * @param user who signed in
 * @param generation of which generation the session is, 0 or more; a new password, a second factor that changes, and whatever
 *     keeps the user out end all earlier ones
 */
public record SessionStamp(UserId user, long generation) {

    /**
     * Checks the generation.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public SessionStamp {
        Objects.requireNonNull(user, "user");
        if (generation < 0) {
            throw new IllegalArgumentException("a generation is 0 or more, found " + generation);
        }
    }

    /**
     * Reads a stamp that a session kept as a text.
     *
     * @param text what {@link #toString()} gave
     * @return the stamp
     * @throws IllegalArgumentException if it is none
     */
    public static SessionStamp of(String text) {
        int blank = text.indexOf(' ');
        String number = text.substring(0, Math.max(0, blank));
        Parsed<UserId> user = UserId.parse(text.substring(blank + 1));
        if (!number.matches("\\d{1,18}") || !user.isValid()) {
            throw new IllegalArgumentException("no stamp of a session: it was not made by SessionStamp.toString");
        }
        return new SessionStamp(user.value(), Long.parseLong(number));
    }

    /** {@return the stamp as a text that {@link #of} reads} */
    @Override
    public String toString() {
        return generation + " " + user;
    }
}
