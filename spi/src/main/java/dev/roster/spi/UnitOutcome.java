package dev.roster.spi;

import dev.roster.model.Field;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a unit.
 *
 * @param kind what became of it
 * @param field for {@link Kind#DUPLICATE}, the field whose unique value is taken, if the store can tell; else null
 */
public record UnitOutcome(Kind kind, @Nullable Field<?> field) {

    /** The unit is written. */
    public static final UnitOutcome WRITTEN = new UnitOutcome(Kind.WRITTEN, null);
    /** A user changed or is gone. */
    public static final UnitOutcome STALE = new UnitOutcome(Kind.STALE, null);
    /** Nobody would own the tenant any more. */
    public static final UnitOutcome LAST_OWNER = new UnitOutcome(Kind.LAST_OWNER, null);
    /** The run has written this unit before. */
    public static final UnitOutcome REPEATED = new UnitOutcome(Kind.REPEATED, null);

    /** Somebody holds an entry that shall go. */
    public static final UnitOutcome IN_USE = new UnitOutcome(Kind.IN_USE, null);
    /** The actor or the catalogs changed since the units were decided. */
    public static final UnitOutcome OUTDATED = new UnitOutcome(Kind.OUTDATED, null);

    /** What can become of a unit. All but {@link #WRITTEN} leave nothing behind. */
    public enum Kind {
        /** Written, with journal, audit and outbox. */
        WRITTEN,
        /** Not written: a user, an entry or a token is gone, or is not what was expected. */
        STALE,
        /** Not written: a unique value belongs to another user. */
        DUPLICATE,
        /** Not written: nobody would own the tenant any more. */
        LAST_OWNER,
        /** Not written: a user holds an entry of a catalog that shall go. */
        IN_USE,
        /**
         * Not written, like every unit of the call: the actor or the catalogs are no longer those by which the units
         * were decided ({@link CommitGuards}). Who gets this decides again.
         */
        OUTDATED,
        /** Not written again: the journal has this unit, or this run, already. */
        REPEATED,
        /** Never sent to the store: Roster itself refused it, for instance because the actor lost a right. */
        REFUSED
    }

    /** Checks the kind. */
    public UnitOutcome {
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * A unique value belongs to another user.
     *
     * @param field the field whose value it is, or null when the store cannot tell
     * @return the outcome
     */
    public static UnitOutcome duplicate(@Nullable Field<?> field) {
        return new UnitOutcome(Kind.DUPLICATE, field);
    }

    /** {@return the field whose unique value is taken, if the store can tell} */
    public Optional<Field<?>> duplicateField() {
        return Optional.ofNullable(field);
    }
}
