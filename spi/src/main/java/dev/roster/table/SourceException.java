package dev.roster.table;

import java.util.Objects;

/**
 * A source that cannot be read, or not any further. The message is one sentence for people: place, what
 * was found, what was expected, what to do; it holds no cell's text.
 */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a source cannot be read. */
    public enum Reason {
        /** There is no such file, or it may not be read. */
        UNREADABLE,
        /** There is no data at all. */
        EMPTY,
        /** The data is of another kind than its name or the caller says. */
        WRONG_FORMAT,
        /** The characters do not decode. */
        WRONG_CHARSET,
        /** The structure is broken. */
        MALFORMED,
        /** A limit of {@link SourceLimits} was passed. */
        TOO_LARGE
    }

    private final Reason reason;
    private final transient RowLocation location;

    /**
     * Says why and where.
     *
     * @param reason why the source cannot be read
     * @param location where; row 0 for the whole source
     * @param message what was found, expected and to do, without the place
     */
    public SourceException(Reason reason, RowLocation location, String message) {
        super(location + ": " + message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.location = location;
    }

    /**
     * Says why and where, and what caused it.
     *
     * @param reason why the source cannot be read
     * @param location where; row 0 for the whole source
     * @param message what was found, expected and to do, without the place
     * @param cause what a parser or the file system threw
     */
    public SourceException(Reason reason, RowLocation location, String message, Throwable cause) {
        this(reason, location, message);
        initCause(cause);
    }

    /** {@return why the source cannot be read} */
    public Reason reason() {
        return reason;
    }

    /** {@return where reading ended; row 0 for the whole source} */
    public RowLocation location() {
        return location;
    }
}
