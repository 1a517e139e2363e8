package dev.roster.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The counts of a plan.
 *
 * @param rows the rows of the file, without header and blank ones
 * @param changes how many rows, and users whom the file does not mention, there are of each kind; all kinds present
 * @param rolesCreated roles that are created first
 * @param groupsCreated groups that are created first
 * @param organizationsCreated organizations that are created first
 * @param invitations invitations that go out afterwards, welcomes to who is active already among them
 * @param escalations how many rows give a role or grant that lets people own the tenant, define roles or administer users, to
 *     somebody who has lost none such by the row
 * @param issues how many issues there are on rows
 */
public record PlanSummary(
        long rows,
        Map<ChangeKind, Long> changes,
        int rolesCreated,
        int groupsCreated,
        int organizationsCreated,
        long invitations,
        long escalations,
        long issues) {

    /** Copies the counts. */
    public PlanSummary {
        Map<ChangeKind, Long> all = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            all.put(kind, changes.getOrDefault(kind, 0L));
        }
        changes = Collections.unmodifiableMap(all);
    }

    /**
     * How many rows there are of a kind.
     *
     * @param kind the kind
     * @return the count
     */
    public long count(ChangeKind kind) {
        return changes.getOrDefault(kind, 0L);
    }

    /** {@return how many rows write something} */
    public long writes() {
        return changes.entrySet().stream()
                .filter(entry -> entry.getKey().isWrite())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
