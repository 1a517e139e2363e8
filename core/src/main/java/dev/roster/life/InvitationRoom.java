package dev.roster.life;

import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.table.RowLocation;
import java.util.List;

/**
 * How many invitations may still go out, and what stands in the way of more. Immutable.
 *
 * @param left how many
 * @param bound which limit it is
 * @param details the limit for people: how many, in what time, and when there is room again
 */
public record InvitationRoom(long left, IssueCode bound, List<String> details) {

    /** Room for any number. */
    public static final InvitationRoom ENDLESS =
            new InvitationRoom(Long.MAX_VALUE, IssueCode.INVITE_LIMIT_TENANT, List.of());

    /** Copies the details. */
    public InvitationRoom {
        details = List.copyOf(details);
    }

    /**
     * Says why one more is not sent.
     *
     * @param place where it was asked for
     * @return the issue
     */
    public Issue refusal(RowLocation place) {
        return Issue.of(bound, place, details.toArray(String[]::new));
    }
}
