package dev.roster.model;

import java.util.List;
import java.util.Locale;

/** Where an account stands in its life. */
public enum UserStatus {
    /** Was invited and has not accepted yet; cannot sign in. */
    INVITED,
    /** May sign in. */
    ACTIVE,
    /** Kept out for the time being, with an optional reason; everything is preserved. */
    SUSPENDED,
    /** Deactivated: cannot sign in, effective role BLOCKED, data preserved. */
    INACTIVE,
    /**
     * Deleted for people, kept for Roster: cannot sign in or own the tenant, hidden unless asked for, data and keys
     * preserved until somebody restores the user or deletes it for good.
     */
    DELETED;

    private static final List<UserStatus> ALL = List.of(values());

    private final String word = name().toLowerCase(Locale.ROOT);

    /** {@return the word in files, filters and JSON, such as {@code active}} */
    public String word() {
        return word;
    }

    /** {@return whether the account rests: nobody signs in with it until somebody brings it back} */
    public boolean isAtRest() {
        return switch (this) {
            case INVITED, ACTIVE, SUSPENDED -> false;
            case INACTIVE, DELETED -> true;
        };
    }

    /**
     * Reads a word without throwing, whatever its case.
     *
     * @param text any text
     * @return the status, or {@link IssueCode#STATUS_INVALID}
     */
    public static Parsed<UserStatus> parse(String text) {
        String word = CanonicalForm.of(text);
        for (UserStatus status : ALL) {
            if (status.word.equals(word)) {
                return Parsed.of(status);
            }
        }
        return Parsed.failed(IssueCode.STATUS_INVALID);
    }
}
