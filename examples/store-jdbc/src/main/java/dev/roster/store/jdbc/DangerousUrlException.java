package dev.roster.store.jdbc;

import dev.roster.spi.StoreException;
import java.util.List;

/** A database URL asks its driver for something that may run statements, write files or load classes. */
public final class DangerousUrlException extends StoreException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the options.
     *
     * @param options the names of the options, at least one
     */
    DangerousUrlException(List<String> options) {
        super("the database URL has options that may do more than connect: " + String.join(", ", options)
                + "; leave them out, or answer for them and allow any option");
    }
}
