package dev.roster.access;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Issue;
import dev.roster.spi.PlanId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call on a catalog.
 *
 * @param kind what became of it
 * @param entry the entry as it is stored now, or null when there is none or nobody knows
 * @param run the run of the call, or null when nothing was written
 * @param issues why it was not written
 * @param <E> what the catalog holds
 */
public record CatalogOutcome<E extends CatalogEntry>(
        Kind kind, @Nullable E entry, @Nullable PlanId run, List<Issue> issues) {

    /** What can become of it. */
    public enum Kind {
        /** Written, with its audit entry. */
        APPLIED,
        /** Nothing to do: the entry is as wanted. */
        UNCHANGED,
        /** Not written: the entry changed or went since it was seen; look again. */
        STALE,
        /** Not written: the issues say why. */
        REJECTED
    }

    /** Copies the issues. */
    public CatalogOutcome {
        Objects.requireNonNull(kind, "kind");
        issues = List.copyOf(issues);
    }

    /** {@return whether the entry is as wanted now} */
    public boolean isDone() {
        return switch (kind) {
            case APPLIED, UNCHANGED -> true;
            case STALE, REJECTED -> false;
        };
    }

    /**
     * {@return the entry as it is stored now}
     *
     * @throws NoSuchElementException if the call was not applied, or deleted the entry; the message says why
     */
    public E written() {
        if (!isDone() || entry == null) {
            throw new NoSuchElementException(isDone() ? "the entry is deleted" : reason());
        }
        return entry;
    }

    /** {@return the run of the call; empty when nothing was written} */
    public Optional<PlanId> findRun() {
        return Optional.ofNullable(run);
    }

    /** {@return the first issue as a sentence, or what became of it} */
    public String reason() {
        return issues.isEmpty() ? kind.name() : issues.get(0).message();
    }
}
