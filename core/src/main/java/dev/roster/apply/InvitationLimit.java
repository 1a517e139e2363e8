package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.life.InvitationRoom;
import dev.roster.model.EmailAddress;
import dev.roster.spi.SignInAttemptStore.Release;
import dev.roster.tenant.InvitationQuota;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the invitations of a run before they are written, each unit once however often it is tried, and refuses the units for
 * which there is no room. What is not written after all is given back. For one thread.
 */
final class InvitationLimit {

    private final Optional<InvitationQuota> quota;
    private final Map<Integer, Taken> counted = new HashMap<>();

    /** What was counted for a unit, and when. */
    private record Taken(List<Release> releases, Instant at) {}

    /**
     * Starts to count.
     *
     * @param quota the limits, if there are any
     */
    InvitationLimit(Optional<InvitationQuota> quota) {
        this.quota = quota;
    }

    /**
     * Counts units.
     *
     * @param inviter who applies
     * @param units drafts that may be written, by number
     */
    void count(Actor inviter, Map<Integer, UnitDraft> units) {
        quota.ifPresent(limits -> count(limits, inviter, units));
    }

    private void count(InvitationQuota limits, Actor inviter, Map<Integer, UnitDraft> units) {
        List<Map.Entry<Integer, UnitDraft>> inviting = units.entrySet().stream()
                .filter(unit -> !counted.containsKey(unit.getKey()))
                .filter(unit -> !unit.getValue().invited().isEmpty())
                .toList();
        if (inviting.isEmpty()) {
            return;
        }
        List<List<EmailAddress>> addresses =
                inviting.stream().map(unit -> unit.getValue().invited()).toList();
        InvitationQuota.Counted answer = limits.reserve(inviter, addresses);
        for (int i = 0; i < inviting.size(); i++) {
            InvitationRoom full = answer.refused().get(i);
            List<Release> taken = answer.taken().get(i);
            if (full != null) {
                inviting.get(i).getValue().refuseInvitation(full);
            } else if (taken != null) {
                counted.put(inviting.get(i).getKey(), new Taken(taken, answer.takenAt()));
            }
        }
    }

    /**
     * Ends the tries of all units that were counted so far, and gives back what was counted for those that are not written.
     *
     * @param unwritten the numbers of these; of units that invite nobody, nothing was counted
     */
    void end(List<Integer> unwritten) {
        Map<Instant, List<Release>> releases = new HashMap<>();
        for (int unit : unwritten) {
            Taken taken = counted.get(unit);
            if (taken != null) {
                releases.computeIfAbsent(taken.at(), any -> new ArrayList<>()).addAll(taken.releases());
            }
        }
        counted.clear();
        quota.ifPresent(limits -> releases.values().forEach(limits::release));
    }
}
