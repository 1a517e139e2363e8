package dev.roster.account;

import dev.roster.model.UserId;
import java.util.Objects;

/**
 * What is at stake when a user is deleted for good, to look at before (C10). Numbers are counted up to {@value #MOST}, which then
 * says at least that many. Immutable.
 *
 * <p>Erased are the user, roles, grants and memberships; an undo brings them back while the journal keeps the run. Kept are audit
 * entries and notes. Handed over is nothing: who reports to the user goes on naming them until somebody names another manager.
 *
 * @param user whom it is about
 * @param roles how many roles are lost
 * @param grants how many roles at a place are lost
 * @param groups how many memberships are lost, those set aside included
 * @param directReports how many users whom the actor may read lose their manager, without deleted ones
 * @param auditEntries how many entries of the audit trail about the user are kept
 * @param notes how many notes about the user are kept; 0 where the stores keep no documents
 */
public record UserReview(
        UserId user, int roles, int grants, int groups, long directReports, int auditEntries, int notes) {

    /** Up to which number is counted. */
    public static final int MOST = 1_000;

    /** Checks that the user is there. */
    public UserReview {
        Objects.requireNonNull(user, "user");
    }
}
