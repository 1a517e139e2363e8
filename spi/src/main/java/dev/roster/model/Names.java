package dev.roster.model;

/** The one rule for the names that people read. */
final class Names {

    private static final int MAX_LENGTH = 100;

    private Names() {}

    static String require(String name, String what) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH || !CanonicalForm.isVisible(stripped)) {
            throw new IllegalArgumentException(what + " must have 1 to 100 visible characters");
        }
        return stripped;
    }
}
