package dev.roster.account;

import dev.roster.profile.Safeguard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How users and sign-in accounts differ, and so what mending would do. Immutable. What waits in the outbox shows as a
 * difference until it is delivered.
 *
 * @param id tells it from all others, so that it mends once however often it is asked to
 * @param at when both sides were compared
 * @param accounts how many accounts there are
 * @param openAccounts how many of them are open
 * @param counts how many differ in each way, all of them
 * @param drifts who differs, denials first: up to {@link #MOST} denials and as many others
 * @param isAcknowledged whether somebody said that so many accounts may be closed
 */
public record Reconciliation(
        String id,
        Instant at,
        long accounts,
        long openAccounts,
        Map<Drift.Kind, Long> counts,
        List<Drift> drifts,
        boolean isAcknowledged) {

    /** How many denials, and how many others, are listed and mended at once; another comparison finds the rest. */
    public static final int MOST = 10_000;

    /** Copies the counts and the list. */
    public Reconciliation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        counts = Map.copyOf(counts);
        drifts = List.copyOf(drifts);
    }

    /**
     * Counts who differs in a way.
     *
     * @param kind the way
     * @return how many, listed or not
     */
    public long count(Drift.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** {@return whether both sides agree} */
    public boolean isEqual() {
        return counts.values().stream().allMatch(count -> count == 0);
    }

    /** {@return whether everybody who differs is listed} */
    public boolean isComplete() {
        return counts.values().stream().mapToLong(count -> count).sum() == drifts.size();
    }

    /**
     * {@return whether mending would close or remove so many accounts that somebody must say that this is meant: 20 or more,
     * and a quarter of all or more}
     */
    public boolean isGuarded() {
        long closed = count(Drift.Kind.OPEN) + count(Drift.Kind.NOBODY);
        return Safeguard.Limits.defaults().isReached(closed, accounts);
    }

    /** {@return the same, with many closings meant} */
    public Reconciliation acknowledged() {
        return new Reconciliation(id, at, accounts, openAccounts, counts, drifts, true);
    }
}
