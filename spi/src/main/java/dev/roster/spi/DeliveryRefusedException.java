package dev.roster.spi;

/**
 * Says that trying again is of no use, such as for an address that its mail server knows not to exist. Thrown by whoever
 * receives an effect; the message is given up at once and kept as a dead letter. Anything else that is thrown means: try again.
 */
public final class DeliveryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what was refused, by whom and why; kept with the message, so without secrets
     */
    public DeliveryRefusedException(String message) {
        super(message);
    }

    /**
     * Says why, and what caused it.
     *
     * @param message what was refused, by whom and why; kept with the message, so without secrets
     * @param cause what went wrong below
     */
    public DeliveryRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
