package dev.roster.job;

import org.jspecify.annotations.Nullable;

/** There is no place for a job now; nothing of it is kept. The message says what to do. */
public final class JobRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what was found and to do
     * @param cause what refused it, or null
     */
    public JobRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
