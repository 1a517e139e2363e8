package dev.roster.csv;

import dev.roster.table.SourceException.Reason;
import java.io.IOException;

/** Bytes that are not read on; whoever knows the row turns it into a source exception. */
final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    /** What the message is about. */
    enum Place {
        /** The file. */
        FILE,
        /** The row being read. */
        ROW,
        /** The character that comes next. */
        CHARACTER
    }

    private final Reason reason;
    private final Place place;
    private final String sentence;

    Refusal(Reason reason, Place place, String message) {
        super(message);
        this.reason = reason;
        this.place = place;
        this.sentence = message;
    }

    Reason reason() {
        return reason;
    }

    /** {@return what was found and what to do, without the place} */
    String sentence() {
        return sentence;
    }

    Place place() {
        return place;
    }
}
