package dev.roster.cli;

/** A command that cannot be carried out; the message is one or two lines for people. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String message) {
        this(message, "refused");
    }

    /**
     * A command that cannot be carried out.
     *
     * @param message one or two lines for people
     * @param code what it is, for programs
     */
    Refused(String message, String code) {
        super(message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
