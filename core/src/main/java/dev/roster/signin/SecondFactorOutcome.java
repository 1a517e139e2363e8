package dev.roster.signin;

import java.util.List;
import java.util.Objects;

/**
 * What came of setting up a second factor.
 *
 * @param answer {@link SignInAnswer.In} when it is set up, with a new stamp; {@link SignInAnswer.SecondFactorNeeded} for a wrong
 *     code, with a ticket to try again; refused when the ticket is good no longer
 * @param recoveryCodes the codes by which the user gets in without their authenticator, each once; shown this once and never
 *     again. Empty when nothing is set up
 */
public record SecondFactorOutcome(SignInAnswer answer, List<String> recoveryCodes) {

    /** Copies the codes. */
    public SecondFactorOutcome {
        Objects.requireNonNull(answer, "answer");
        recoveryCodes = List.copyOf(recoveryCodes);
    }

    /** {@return the answer, and how many codes there are} */
    @Override
    public String toString() {
        return "SecondFactorOutcome[" + answer + ", " + recoveryCodes.size() + " recovery codes]";
    }
}
