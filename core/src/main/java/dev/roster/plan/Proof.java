package dev.roster.plan;

import java.util.Objects;

/**
 * What somebody gives to prove that it is them, such as their password. It is handed to the host's {@link dev.roster.access.ActorConfirmation} and
 * nowhere else: neither kept nor logged, and no text shows it. Immutable.
 */
public final class Proof {

    private final String secret;

    private Proof(String secret) {
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /**
     * Takes what somebody gave.
     *
     * @param secret as it was typed
     * @return the proof
     */
    public static Proof of(String secret) {
        return new Proof(secret);
    }

    /** {@return what was given, for the host to check} */
    public String secret() {
        return secret;
    }

    /** {@return nothing of what was given} */
    @Override
    public String toString() {
        return "Proof[•••]";
    }
}
