package dev.roster.access;

import dev.roster.model.UserId;
import java.time.Duration;
import java.util.List;

/**
 * How somebody acts in the place of another user, such as support staff who look at what a customer sees. Safe for use by many
 * threads.
 *
 * <pre>{@code
 * Impersonation begun = admin.impersonations().begin(bob, "ticket 4711", Impersonations.USUAL);
 * Session asBob = admin.impersonating(begun.id());   // in each request, in any process
 * admin.impersonations().end(begun.id());
 * }</pre>
 *
 * <p>It takes {@link Action#IMPERSONATE}: the permission for the user, strictly higher roles, and an active user who is not
 * blocked. Inside, the user's rights count, of which reading is left, and editing users one at a time in what decides no rights
 * and leads to no account: names, avatar, department, company, location, job title, position, hire date, task notifications and
 * custom attributes. Everything else is refused ({@link Denial#IMPERSONATED}), another impersonation too. What is done inside is
 * in the audit trail and in the journal under the name of who does it, in the trail with the user on whose behalf.
 *
 * <p>It is over with its time, when it is ended, and as soon as either loses what it takes: each call asks anew, and a commit
 * that finds either changed since writes nothing. A permission of the host's product is answered by the user's rights; what is
 * too much there for somebody who acts in another's place, the host decides by {@link Actor#impersonation}.
 */
public interface Impersonations {

    /** How long an impersonation usually is. */
    Duration USUAL = Duration.ofMinutes(15);

    /** How long an impersonation is at the most. */
    Duration LONGEST = Duration.ofHours(1);

    /**
     * Begins to act in the place of a user.
     *
     * @param target in whose place
     * @param reason why, for the audit trail; 1 to {@value Impersonation#MAX_REASON} characters
     * @param time how long, more than nothing and {@link #LONGEST} at the most, such as {@link #USUAL}
     * @return the impersonation
     * @throws NotAuthorizedException if the one who asks may not, or may not see the user, which looks as if there were none
     * @throws IllegalArgumentException if reason or time is out of bounds
     * @throws UnsupportedOperationException if the stores keep no documents
     * @throws dev.roster.spi.StoreException if the stores fail, or what it is decided by keeps changing; nothing is begun then
     */
    Impersonation begin(UserId target, String reason, Duration time);

    /**
     * Ends an impersonation at once, also for who may begin none any more.
     *
     * @param id its id
     * @return whether it went on until now; false for one that is over, or that somebody else began
     * @throws UnsupportedOperationException if the stores keep no documents
     * @throws dev.roster.spi.StoreException if the stores fail
     */
    boolean end(String id);

    /**
     * Lists the impersonations that the one who asks began and that are not over by their time.
     *
     * @return the impersonations, the oldest first
     * @throws UnsupportedOperationException if the stores keep no documents
     * @throws dev.roster.spi.StoreException if the stores fail
     */
    List<Impersonation> open();
}
