package dev.roster.cell;

import org.jspecify.annotations.Nullable;

/**
 * A text that ends with something in brackets, as in {@code Ada Byron (E-17)}.
 *
 * @param before what stands before the brackets
 * @param inside what stands inside
 */
public record Bracketed(String before, String inside) {

    private static final String OPENING = "([<{";
    private static final String CLOSING = ")]>}";

    /**
     * Looks for the brackets.
     *
     * @param text any text without blanks around it
     * @return the parts, or null when the text does not end with brackets, or they are all of it
     */
    public static @Nullable Bracketed of(String text) {
        int closing = text.isEmpty() ? -1 : CLOSING.indexOf(text.charAt(text.length() - 1));
        int opening = closing < 0 ? -1 : text.lastIndexOf(OPENING.charAt(closing));
        return opening <= 0
                ? null
                : new Bracketed(
                        text.substring(0, opening).strip(),
                        text.substring(opening + 1, text.length() - 1).strip());
    }

    /** {@return whether what stands inside has a digit or an at sign, so that it tells who is meant} */
    public boolean isCode() {
        return inside.chars().anyMatch(c -> c == '@' || Character.isDigit(c));
    }
}
