package dev.roster.access;

/** The actor may not do or ask this. The message says why, and what to do. */
public final class NotAuthorizedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason who may not do what, and what to do
     */
    public NotAuthorizedException(String reason) {
        super(reason);
    }
}
