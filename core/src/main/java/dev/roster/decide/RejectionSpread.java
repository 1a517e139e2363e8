package dev.roster.decide;

import java.util.OptionalInt;

/** A row whose needs are rejected cannot be written either, nor the rows that are one unit with it. */
final class RejectionSpread {

    private final Verdicts verdicts;
    private final DependencyGraph dependencies;

    RejectionSpread(Verdicts verdicts, DependencyGraph dependencies) {
        this.verdicts = verdicts;
        this.dependencies = dependencies;
    }

    /** Rejects every row that needs a rejected one, over any number of rows between. */
    void spread() {
        dependencies.forEachComponent(members -> {
            for (int row : members) {
                OptionalInt culprit = culpritOf(row);
                if (culprit.isPresent()) {
                    reject(members, culprit.getAsInt());
                    return;
                }
            }
        });
    }

    private void reject(int[] members, int culprit) {
        for (int row : members) {
            if (!verdicts.isRejected(row)) {
                verdicts.give(row, new Verdict.OfNeed(culprit));
            }
        }
    }

    /** The rejected row because of which a row cannot be written: itself, or one that it needs. */
    private OptionalInt culpritOf(int row) {
        if (verdicts.isRejected(row)) {
            return OptionalInt.of(row);
        }
        for (int needed : dependencies.needsOf(row)) {
            if (verdicts.isRejected(needed)) {
                return OptionalInt.of(needed);
            }
        }
        return OptionalInt.empty();
    }
}
