package dev.roster.access;

import java.util.Locale;

/** Why something is not allowed: what programs branch on, where people read {@link Decision#reason()}. */
public enum Denial {

    /** No role and no grant of the actor gives the permission: a learner updates somebody. */
    NO_GRANT,

    /**
     * The actor has the permission, but it does not reach so far: a manager updates somebody who reports to others, moves
     * somebody into a group from outside of it, or changes an attribute that is closed to managers.
     */
    OUT_OF_SCOPE,

    /** A grant of the actor gives the permission from a later moment on: a deputy acts the day before the deputyship. */
    NOT_YET,

    /** A grant of the actor gave the permission and has ended: a deputy acts the day after the deputyship. */
    EXPIRED,

    /** Somebody's role, or one to confer or take away, is above the actor's own: an admin suspends an owner. */
    RANK,

    /** Nobody does this to themselves: an owner deletes the own account, or takes another role. */
    OWN_ACCOUNT,

    /** Somebody acts in the place of the actor, who may be read for and edited for, and nothing else. */
    IMPERSONATED,

    /** The actor or the user is in the wrong state: a suspended admin acts, a manager reads a deleted user. */
    STATE,

    /** The application switched it off: a host denies an action of its own by a feature flag. */
    FLAG,

    /**
     * It is about something that is not there: a user or a role that nobody knows, or a user whom the actor may not see, which
     * looks the same.
     */
    NOT_KNOWN;

    private final String code;

    Denial() {
        code = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the word for programs, such as {@code out-of-scope}} */
    public String code() {
        return code;
    }
}
