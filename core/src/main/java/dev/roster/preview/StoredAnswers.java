package dev.roster.preview;

import dev.roster.decide.Settled;
import dev.roster.decide.Settling;
import dev.roster.model.UserId;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Answers what the second phase of a plan asks: managers level by level, and how many own the tenant where one is lost.
 *
 * @param tenant who knows
 */
record StoredAnswers(TenantState tenant) {

    private static final int CHUNK = 1_000;

    Settled settle(Settling settling) {
        for (Set<UserId> wanted = settling.managersToFollow();
                !wanted.isEmpty();
                wanted = settling.managersToFollow()) {
            follow(settling, List.copyOf(wanted));
        }
        return settling.settle(
                settling.losesOwners() ? OptionalLong.of(tenant.owners(tenant.roles())) : OptionalLong.empty());
    }

    private void follow(Settling settling, List<UserId> wanted) {
        for (int start = 0; start < wanted.size(); start += CHUNK) {
            List<UserId> part = wanted.subList(start, Math.min(wanted.size(), start + CHUNK));
            settling.follow(Set.copyOf(part), tenant.stores().users().findAll(part));
        }
    }
}
