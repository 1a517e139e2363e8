package dev.roster.account;

import dev.roster.model.UserId;
import java.util.Objects;

/**
 * What is at stake when a user is deleted for good, or erased, to look at before (C10). Numbers are counted up to {@value #MOST},
 * which then says at least that many. Immutable.
 *
 * <p>A deletion for good takes the user, roles, grants, memberships and one-time tokens, whose number nobody can ask for; an undo
 * brings them back, but for the tokens, while the journal keeps the run. It keeps audit entries, runs, notes, documents and
 * messages. An erasure takes those, too, and nothing brings them back: of audit entries the values and reasons, of runs the parts
 * about the user, of messages the bodies. Handed over is nothing: who reports to the user goes on naming them until somebody
 * names another manager.
 *
 * @param user whom it is about
 * @param roles how many roles are lost
 * @param grants how many roles at a place are lost
 * @param groups how many memberships are lost, those set aside included
 * @param directReports how many users whom the actor may read lose their manager, without deleted ones
 * @param auditEntries how many entries of the audit trail are about the user
 * @param runs in how many runs the journal says what the user was like, as far as those audit entries tell
 * @param notes how many notes about the user there are; 0 where the stores keep no documents
 * @param documents how many jobs, schedules and imports are the user's; 0 where the stores keep no documents
 * @param messages how many of the first {@value #MOST} messages that wait in the tenant are about the user
 */
public record UserReview(
        UserId user,
        int roles,
        int grants,
        int groups,
        long directReports,
        int auditEntries,
        int runs,
        int notes,
        int documents,
        int messages) {

    /** Up to which number is counted. */
    public static final int MOST = 1_000;

    /** Checks that the user is there. */
    public UserReview {
        Objects.requireNonNull(user, "user");
    }
}
