package dev.roster.plan;

/** A plan that cannot be used: damaged, edited, of another database, or refused. The message says what to do. */
public final class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what was found, expected and to do
     */
    public PlanException(String message) {
        super(message);
    }

    /**
     * Says why, and what caused it.
     *
     * @param message what was found, expected and to do
     * @param cause what went wrong below
     */
    public PlanException(String message, Throwable cause) {
        super(message, cause);
    }
}
