package dev.roster.signin;

/** What somebody typed as a code, without what stands between its characters: blanks and dashes of any kind. */
final class TypedCode {

    /** Longer texts are no codes, and are not looked at. */
    private static final int MAX_TYPED = 100;

    private TypedCode() {}

    static String of(String typed) {
        StringBuilder code = new StringBuilder();
        if (typed.length() <= MAX_TYPED) {
            typed.chars().filter(c -> !isBetween(c)).forEach(c -> code.append((char) c));
        }
        return code.toString();
    }

    private static boolean isBetween(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
