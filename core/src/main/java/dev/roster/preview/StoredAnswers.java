package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.decide.Settled;
import dev.roster.decide.Settling;
import dev.roster.life.InvitationRoom;
import dev.roster.model.UserId;
import dev.roster.tenant.InvitationQuota;
import dev.roster.tenant.TenantState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Answers what the second phase of a plan asks: managers level by level, how many own the tenant where one is lost, and how many
 * may be invited where somebody is.
 *
 * @param tenant who knows
 * @param inviter who plans
 * @param quota the limits of invitations, if there are any
 */
record StoredAnswers(TenantState tenant, Actor inviter, Optional<InvitationQuota> quota) {

    private static final int CHUNK = 1_000;

    Settled settle(Settling settling) {
        for (Set<UserId> wanted = settling.managersToFollow();
                !wanted.isEmpty();
                wanted = settling.managersToFollow()) {
            follow(settling, List.copyOf(wanted));
        }
        return settling.settle(
                settling.losesOwners() ? OptionalLong.of(tenant.owners(tenant.roles())) : OptionalLong.empty(),
                settling.invitesAnybody()
                        ? quota.map(limits -> limits.room(inviter)).orElse(InvitationRoom.ENDLESS)
                        : InvitationRoom.ENDLESS);
    }

    private void follow(Settling settling, List<UserId> wanted) {
        for (int start = 0; start < wanted.size(); start += CHUNK) {
            List<UserId> part = wanted.subList(start, Math.min(wanted.size(), start + CHUNK));
            settling.follow(Set.copyOf(part), tenant.stores().users().findAll(part));
        }
    }
}
