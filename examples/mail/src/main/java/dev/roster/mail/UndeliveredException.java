package dev.roster.mail;

/** A mail did not go out; it is tried again later. The message names neither its receiver nor what it says. */
public final class UndeliveredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what failed
     * @param cause what the mail library says
     */
    public UndeliveredException(String message, Throwable cause) {
        super(message, cause);
    }
}
