package dev.roster.cli;

/** A command that cannot be carried out; the message is one or two lines for people. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }
}
