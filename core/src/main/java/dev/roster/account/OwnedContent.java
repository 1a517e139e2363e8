package dev.roster.account;

import dev.roster.model.UserId;
import dev.roster.spi.DeliveryRefusedException;
import java.util.Collection;
import java.util.Map;

/**
 * What users own in the application, such as documents, courses or dashboards, where a host lets it be handed over. Roster
 * counts it before a plan is confirmed, and hands it over after the commit, at least once and perhaps long after.
 *
 * <p>No transaction of Roster is open during a call. Safe for use by many threads; never two handovers at once from one user,
 * except when a call takes longer than its lease.
 */
public interface OwnedContent {

    /** How many kinds one user may own something of. */
    int MOST_KINDS = 20;

    /** How many characters the name of a kind may have. */
    int MAX_NAME = 100;

    /**
     * Counts what users own now.
     *
     * @param owners whose, 10,000 at the most, each once
     * @return how many of each kind, by the name of the kind as people read it, such as {@code documents}; users who own nothing,
     *     and kinds of which they own nothing, may be left out. Shown as it is, so {@value #MOST_KINDS} kinds of a user at the
     *     most, with names of 1 to {@value #MAX_NAME} characters in one line, and counts of 0 or more: with another answer
     *     nothing is planned
     * @throws RuntimeException if it cannot be told now: then nothing is planned
     */
    Map<UserId, Map<String, Long>> count(Collection<UserId> owners);

    /**
     * Hands over some of what a user owns: as much as takes a few seconds at the most. Roster calls it again until nothing is
     * left, in another message when it takes long, also after a process died between two calls, so what was handed over is found
     * done, and nothing is handed over twice.
     *
     * @param key what tells this handover from all others; the same for each call that goes on with it
     * @param from who owns it until now; may be gone since
     * @param to who gets it, active a moment ago
     * @return whether something is left
     * @throws DeliveryRefusedException if trying again is of no use
     * @throws RuntimeException if it went wrong; it is gone on with later
     */
    boolean handOver(String key, UserId from, UserId to);
}
