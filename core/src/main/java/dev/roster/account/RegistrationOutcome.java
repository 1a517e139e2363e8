package dev.roster.account;

import dev.roster.model.Issue;
import java.util.List;
import java.util.Objects;

/**
 * The answer to who registers. It follows from the form, the settings and how often somebody tried, never from who is there:
 * for each address the answers are equal. Immutable.
 *
 * @param kind what became of it
 * @param issues why it was not received; each field that is missing or malformed has one
 */
public record RegistrationOutcome(Kind kind, List<Issue> issues) {

    /** What can become of it. */
    public enum Kind {
        /** Received: whoever owns the address finds a mail, unless they are not to be told. */
        RECEIVED,
        /** Not received: the form lacks something or is malformed, or the domain of the address is not allowed. */
        REJECTED,
        /** Not received: the address or the source registered too often; later it may. */
        LIMITED,
        /** Not received: nobody registers now. */
        OFF
    }

    /** Copies the issues. */
    public RegistrationOutcome {
        Objects.requireNonNull(kind, "kind");
        issues = List.copyOf(issues);
    }

    /** {@return whether it was received} */
    public boolean isReceived() {
        return kind == Kind.RECEIVED;
    }

    /** {@return the kind alone: issues hold what somebody typed} */
    @Override
    public String toString() {
        return "RegistrationOutcome[" + kind + "]";
    }
}
