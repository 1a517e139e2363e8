package dev.roster.faults;

import dev.roster.plan.AppliedChange;
import dev.roster.plan.ChangeKind;
import java.util.List;

/**
 * What one unit did to one user.
 *
 * @param unit the name of the unit
 * @param changes the changes of that user, in order; at least one
 */
record Step(String unit, List<AppliedChange> changes) {

    /** The version that a user has who is not there. */
    static final long ABSENT = 0;

    long versionBefore() {
        var first = changes.get(0).change();
        return first.kind() == ChangeKind.CREATE ? ABSENT : first.expected().version();
    }

    long versionAfter() {
        AppliedChange last = changes.get(changes.size() - 1);
        return last.deleted() == null ? last.version() : ABSENT;
    }
}
