package dev.roster.spi;

/** A store that cannot do what it was asked; never for bad data. The message holds no personal data. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what went wrong.
     *
     * @param message what was asked, what happened, what to do
     * @param cause what the driver threw
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Says what went wrong.
     *
     * @param message what was asked, what happened, what to do
     */
    public StoreException(String message) {
        super(message);
    }
}
