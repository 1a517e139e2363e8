package dev.roster.spi;

/**
 * A store that cannot be reached now: locked by another process, down, or too busy. Trying again may help. A write may
 * have been done before the store went away: whoever tries it again looks first.
 */
public final class StoreUnavailableException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what went wrong.
     *
     * @param message what was asked, what happened, what to do
     * @param cause what the driver threw
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
