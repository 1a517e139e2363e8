package dev.roster.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A plan or a run that cannot be used. The message says what to do; programs ask for the {@link Reason}. */
public final class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a plan or a run cannot be used. */
    public enum Reason {
        /** A plan, journal or report that is damaged, edited, of another version or not kept: make the plan again. */
        UNREADABLE,
        /** It may not be used here, now or by this actor, such as a plan with a safeguard that nobody acknowledged. */
        REFUSED,
        /** There is no such run, or the actor may not know of it. */
        NO_RUN,
        /** The run is not at its end: it is being applied, or goes on when it is resumed. */
        UNFINISHED,
        /** Planning was stopped, and nothing was written. */
        CANCELLED,
        /** There is no room for a plan on the disk; what was begun of it is deleted. */
        NO_SPACE
    }

    private final Reason reason;

    /**
     * Says why.
     *
     * @param reason why it cannot be used
     * @param message what was found, expected and to do
     */
    public PlanException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * Says why, and what caused it.
     *
     * @param reason why it cannot be used
     * @param message what was found, expected and to do
     * @param cause what went wrong below, or null
     */
    public PlanException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** {@return why it cannot be used} */
    public Reason reason() {
        return reason;
    }
}
