package dev.roster.plan;

import dev.roster.model.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What must be stored of a user for a change to be written, as it was when the change was planned.
 *
 * @param kind whether the user must be there
 * @param version the version that the stored user must have, or that a user who is not there gets; 0 where nothing is
 *     expected
 */
public record ExpectedState(Kind kind, long version) {

    /** Whether a user must be there. */
    public enum Kind {
        /** Nothing is written, so nothing is expected. Example: a row that is unchanged. */
        ANYTHING,
        /** Nobody of that id may be stored. Example: a row that creates a user. */
        ABSENT,
        /** The user is stored in one version. Example: a row that updates a user. */
        STORED
    }

    /** Nothing is expected, because nothing is written. */
    public static final ExpectedState ANYTHING = new ExpectedState(Kind.ANYTHING, 0);

    /** Nobody is stored, and a new user begins with version 1. */
    public static final ExpectedState NEW = new ExpectedState(Kind.ABSENT, 1);

    /**
     * Checks the version.
     *
     * @throws IllegalArgumentException if the version does not go with the kind
     */
    public ExpectedState {
        Objects.requireNonNull(kind, "kind");
        boolean isRight = switch (kind) {
            case ANYTHING -> version == 0;
            case ABSENT -> version >= 1;
            case STORED -> version >= 0;
        };
        if (!isRight) {
            throw new IllegalArgumentException("version " + version + " is no version of a user who is " + kind);
        }
    }

    /**
     * Nobody is stored, and the user gets a version: one who is brought back counts on where the versions ended.
     *
     * @param nextVersion the version that the user gets, 1 or more
     * @return the expectation
     */
    public static ExpectedState absentThen(long nextVersion) {
        return new ExpectedState(Kind.ABSENT, nextVersion);
    }

    /**
     * The user is stored in one version.
     *
     * @param version the version
     * @return the expectation
     */
    public static ExpectedState storedAt(long version) {
        return new ExpectedState(Kind.STORED, version);
    }

    /**
     * Compares with what is stored.
     *
     * @param stored the user as stored now, or null when there is none
     * @return whether it is as expected
     */
    public boolean isMetBy(@Nullable User stored) {
        return switch (kind) {
            case ANYTHING -> true;
            case ABSENT -> stored == null;
            case STORED -> stored != null && stored.version() == version;
        };
    }
}
