package dev.roster.signin;

/** A kind of character that a policy may ask for; by itself Roster asks for none, as NIST SP 800-63B forbids it. */
public enum CharacterKind {
    /** A capital letter of any script: {@code A}, {@code Ä}. */
    UPPER_CASE("an upper-case letter"),
    /** A small letter of any script: {@code a}, {@code ß}. */
    LOWER_CASE("a lower-case letter"),
    /** A digit of any script: {@code 7}. */
    DIGIT("a digit"),
    /** Anything that is neither letter nor digit: {@code !}, a blank, an emoji. */
    SYMBOL("a blank, a mark or another sign");

    private final String words;

    CharacterKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean isIn(String password) {
        return password.codePoints().anyMatch(this::isKindOf);
    }

    private boolean isKindOf(int codePoint) {
        return switch (this) {
            case UPPER_CASE -> Character.isUpperCase(codePoint);
            case LOWER_CASE -> Character.isLowerCase(codePoint);
            case DIGIT -> Character.isDigit(codePoint);
            case SYMBOL -> !Character.isLetterOrDigit(codePoint);
        };
    }
}
