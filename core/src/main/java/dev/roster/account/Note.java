package dev.roster.account;

import dev.roster.model.UserId;
import java.time.Instant;
import java.util.Objects;

/**
 * What somebody noted about a user, for those who administer the user (C7). Immutable.
 *
 * @param id which one
 * @param user whom it is about
 * @param text what was noted, 1 to 4,000 characters; line ends are kept
 * @param author who noted it: the id of a user, or the name of an operator
 * @param at when, UTC
 */
public record Note(String id, UserId user, String text, String author, Instant at) {

    /** The longest text, in UTF-16 characters. */
    public static final int MAX_TEXT = 4_000;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is blank, too long, or holds control characters other than tabs and line ends
     */
    public Note {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
        if (text.isBlank() || text.length() > MAX_TEXT || text.chars().anyMatch(Note::isForbidden)) {
            throw new IllegalArgumentException(
                    "a note has 1 to 4,000 characters, and no control characters but tabs and line ends");
        }
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    /** {@return the id alone: notes are personal data} */
    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
