package dev.roster.profile;

import java.util.Locale;
import java.util.Optional;

/** An assertion on a whole plan. A tripped one blocks the plan until it is acknowledged by its name. */
public enum Safeguard {
    /** The file has no rows. */
    EMPTY_FILE,
    /** Many users would be deactivated. */
    DEACTIVATIONS,
    /** Many users would be deleted. */
    DELETIONS,
    /** The roles of many users would change. */
    ROLE_CHANGES,
    /** The e-mail addresses of many users would change. */
    EMAIL_CHANGES,
    /** One column would change nearly every user that the file updates. */
    COLUMN_CHANGES_EVERYONE,
    /** Users would count as absent, and other sheets of the file hold users and are not read. */
    UNREAD_SHEETS;

    /** {@return the name in messages and on the command line, such as {@code role-changes}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a safeguard by its name.
     *
     * @param word the name
     * @return the safeguard, or empty when there is none
     */
    public static Optional<Safeguard> find(String word) {
        for (Safeguard safeguard : values()) {
            if (safeguard.word().equals(word)) {
                return Optional.of(safeguard);
            }
        }
        return Optional.empty();
    }

    /**
     * A safeguard that a plan trips.
     *
     * @param safeguard which one
     * @param message what was counted against which limit, and how to go on
     */
    public record Tripped(Safeguard safeguard, String message) {}

    /**
     * When safeguards trip: at the number and at the share, both reached.
     *
     * @param number how many changes at least, 1 or more; default 20
     * @param share which share of the stored users the file touches, 0 to 1; default 0.25
     */
    public record Limits(long number, double share) {

        private static final Limits DEFAULTS = new Limits(20, 0.25);

        /**
         * Checks the limits.
         *
         * @throws IllegalArgumentException if a limit is out of bounds
         */
        public Limits {
            if (number < 1 || !(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("number must be 1 or more, share 0 to 1");
            }
        }

        /** {@return the default limits} */
        public static Limits defaults() {
            return DEFAULTS;
        }

        /**
         * Whether so many users trip a safeguard.
         *
         * @param count how many users are concerned
         * @param total how many there are
         * @return whether number or share reaches the limit
         */
        public boolean isReached(long count, long total) {
            return count >= number && count >= share * total;
        }
    }
}
