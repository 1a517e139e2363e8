package dev.roster.excel;

import dev.roster.table.SourceException.Reason;
import java.io.IOException;

/** A workbook that is not read on; whoever knows the row turns it into a source exception. */
final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String sentence;

    Refusal(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.sentence = sentence;
    }

    static Refusal malformed(String sentence) {
        return new Refusal(Reason.MALFORMED, sentence);
    }

    static Refusal tooLarge(String sentence) {
        return new Refusal(Reason.TOO_LARGE, sentence);
    }

    Reason reason() {
        return reason;
    }

    /** {@return what was found and what to do, without the place} */
    String sentence() {
        return sentence;
    }
}
