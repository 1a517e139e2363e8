package dev.roster.signin;

import java.net.URI;
import java.util.Objects;

/**
 * A secret that a user takes over into their authenticator. Nothing of it is kept before {@link SignIn#confirm}.
 *
 * @param ticket what {@link SignIn#confirm} takes; it holds the secret, sealed
 * @param uri the address that an authenticator reads from a picture ({@code otpauth://totp/…}); a secret of the user
 * @param secret the same secret for people who type it, in groups of four
 */
public record SecondFactorEnrolment(String ticket, URI uri, String secret) {

    /** Checks that everything is there. */
    public SecondFactorEnrolment {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(secret, "secret");
    }

    /** {@return nothing of the secret} */
    @Override
    public String toString() {
        return "SecondFactorEnrolment[a secret]";
    }
}
