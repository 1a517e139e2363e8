package dev.roster.spi;

import dev.roster.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What moves about a user without counting as a change: a sign-in must never make a preview stale. Made by the factories;
 * more components may follow.
 *
 * @param user the user
 * @param lastLoginAt a sign-in, to the microsecond; an earlier one than is stored changes nothing; null for none
 * @param lastActivityAt an activity, to the microsecond; an earlier one than is stored changes nothing; null for none
 * @param skillCount how many skills the host counts; replaces what is stored; null to leave it
 * @param roleLevel the level of the highest role, when the level of a role changed; replaces what is stored; null to leave it
 */
public record Touch(
        UserId user,
        @Nullable Instant lastLoginAt,
        @Nullable Instant lastActivityAt,
        @Nullable Long skillCount,
        @Nullable Long roleLevel) {

    /** Cuts moments to the microsecond. */
    public Touch {
        Objects.requireNonNull(user, "user");
        lastLoginAt = lastLoginAt == null ? null : lastLoginAt.truncatedTo(ChronoUnit.MICROS);
        lastActivityAt = lastActivityAt == null ? null : lastActivityAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A sign-in, which is an activity too.
     *
     * @param user who signed in
     * @param at when
     * @return the touch
     */
    public static Touch signIn(UserId user, Instant at) {
        return new Touch(user, at, at, null, null);
    }

    /**
     * An activity that is no sign-in.
     *
     * @param user who did something
     * @param at when
     * @return the touch
     */
    public static Touch activity(UserId user, Instant at) {
        return new Touch(user, null, at, null, null);
    }

    /**
     * A new count of skills.
     *
     * @param user whose skills
     * @param count how many
     * @return the touch
     */
    public static Touch skills(UserId user, long count) {
        return new Touch(user, null, null, count, null);
    }

    /**
     * A new level of the highest role.
     *
     * @param user who holds the role
     * @param level the level
     * @return the touch
     */
    public static Touch roleLevel(UserId user, long level) {
        return new Touch(user, null, null, null, level);
    }

    /**
     * This touch and a later one of the same user as one.
     *
     * @param later the later one
     * @return both: the later moments, and the last of the counts
     * @throws IllegalArgumentException if the users differ
     */
    public Touch then(Touch later) {
        if (!user.equals(later.user)) {
            throw new IllegalArgumentException("touches of " + user + " and " + later.user + " are not one");
        }
        return new Touch(
                user,
                max(lastLoginAt, later.lastLoginAt),
                max(lastActivityAt, later.lastActivityAt),
                later.skillCount == null ? skillCount : later.skillCount,
                later.roleLevel == null ? roleLevel : later.roleLevel);
    }

    /**
     * Touches in order as one for each user, for stores that write each user once.
     *
     * @param touches the touches
     * @return one for each user, in the order in which the users come first
     */
    public static List<Touch> merged(List<Touch> touches) {
        Map<UserId, Touch> merged = new LinkedHashMap<>();
        touches.forEach(touch -> merged.merge(touch.user, touch, Touch::then));
        return new ArrayList<>(merged.values());
    }

    private static @Nullable Instant max(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
