package dev.roster.job;

import java.util.Objects;

/** A step of an import that cannot be taken. Programs ask for the {@link Reason}. */
public final class WizardException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a step cannot be taken. */
    public enum Reason {
        /** The step does not follow where the import stands; the message names both. */
        ILLEGAL_STEP,
        /** Somebody, such as the same person in another tab, took a step meanwhile: look again. */
        STALE,
        /** There is no such import, it is over for long, its time is up, or the actor may not know of it. */
        NOT_FOUND,
        /** The actor has as many open imports as one may have. */
        TOO_MANY
    }

    private final Reason reason;

    /**
     * Says why.
     *
     * @param reason why the step cannot be taken
     * @param message what was found, expected and to do
     */
    public WizardException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** {@return why the step cannot be taken} */
    public Reason reason() {
        return reason;
    }
}
