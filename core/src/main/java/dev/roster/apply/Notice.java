package dev.roster.apply;

import dev.roster.model.UserId;
import dev.roster.plan.Effect;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Map;

/**
 * A message to a user of whom nothing changes, as a commit of its own: no run, no audit entry, nothing to undo. Safe for use by
 * many threads.
 *
 * @param tenant where to
 */
public record Notice(TenantState tenant) {

    /** What stands in a message that is not about a change: the kind of its mail. */
    private static final String KIND = "kind";

    /**
     * Lets a user know of something by mail.
     *
     * @param user the user
     * @param kind the kind of the mail
     */
    public void send(UserId user, String kind) {
        PlanId id = SingleRun.idOf(tenant.newId());
        commit(
                id,
                List.of(OutboxMessage.builder(id + "::" + user + ":" + Effect.NOTIFY.word(), Effect.NOTIFY.word(), user)
                        .urgency(Effect.NOTIFY.urgency())
                        .body(Map.of(KIND, kind))
                        .createdAt(tenant.now())
                        .build()));
    }

    /** Commits like {@link #send} and tells nobody, where who waits for the answer must not notice a difference. */
    public void sendNothing() {
        commit(SingleRun.idOf(tenant.newId()), List.of());
    }

    /** A message whose key is known is not added again, so that a lost answer does no harm. */
    private void commit(PlanId id, List<OutboxMessage> messages) {
        CommitUnit unit = new CommitUnit(List.of(), null, List.of(), messages);
        Retry.run(id, () -> tenant.stores().users().commit(List.of(unit), CommitGuards.NONE));
    }
}
