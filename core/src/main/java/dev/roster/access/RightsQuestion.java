package dev.roster.access;

import dev.roster.model.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an audit of rights tells. Made by {@link #everything} and the methods that change a copy.
 *
 * @param kinds which lines are wanted; unmodifiable
 * @param permission the only permission of {@link RightsRow.Kind#CAN}, or null for all that roles allow
 * @param unusedSince since when a grant must have been used, or null not to ask
 * @param notices how long before its end a grant is told, 1 or more, shortest first; unmodifiable
 * @param renewal how long after its end a grant is told
 */
public record RightsQuestion(
        Set<RightsRow.Kind> kinds,
        @Nullable Permission permission,
        @Nullable Instant unusedSince,
        List<Duration> notices,
        Duration renewal) {

    private static final List<Duration> NOTICES = List.of(Duration.ofDays(1), Duration.ofDays(14));
    private static final Duration RENEWAL = Duration.ofDays(30);

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException if there is no notice, or a time is not positive
     */
    public RightsQuestion {
        kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        notices = notices.stream().sorted().toList();
        boolean isPositive = !renewal.isNegative() && notices.stream().noneMatch(Duration::isNegative);
        if (notices.isEmpty() || !isPositive) {
            throw new IllegalArgumentException(
                    "notices and renewal are times of a day or so, found " + notices + " and " + renewal);
        }
    }

    /** {@return every line but those about use, of all permissions; ends of grants 14 days and 1 day before, and 30 after} */
    public static RightsQuestion everything() {
        return new RightsQuestion(EnumSet.allOf(RightsRow.Kind.class), null, null, NOTICES, RENEWAL);
    }

    /**
     * Asks for some lines alone.
     *
     * @param wanted which
     * @return the question
     */
    public RightsQuestion only(Set<RightsRow.Kind> wanted) {
        return new RightsQuestion(wanted, permission, unusedSince, notices, renewal);
    }

    /**
     * Asks who has one permission; other lines stay as they are.
     *
     * @param wanted the permission, perhaps of a host
     * @return the question
     */
    public RightsQuestion of(Permission wanted) {
        return new RightsQuestion(kinds, wanted, unusedSince, notices, renewal);
    }

    /**
     * Asks for grants that were not used since a moment.
     *
     * @param moment the moment
     * @return the question
     */
    public RightsQuestion unusedSince(Instant moment) {
        return new RightsQuestion(kinds, permission, moment, notices, renewal);
    }

    /**
     * Tells ends of grants at other times.
     *
     * @param before how long before
     * @param after how long after
     * @return the question
     * @throws IllegalArgumentException if there is no notice, or a time is negative
     */
    public RightsQuestion notice(List<Duration> before, Duration after) {
        return new RightsQuestion(kinds, permission, unusedSince, before, after);
    }
}
