package dev.roster.plan;

import dev.roster.profile.Safeguard;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a plan is applied.
 *
 * @param acknowledged the tripped safeguards that somebody looked at and wants to pass
 * @param progress who hears how far it is, and may cancel it between chunks
 * @param proof what proves who confirms, or null for nothing
 */
public record ApplyOptions(
        Set<Safeguard> acknowledged,
        Progress progress,
        @Nullable Proof proof) {

    private static final ApplyOptions DEFAULTS = new ApplyOptions(Set.of(), Progress.SILENT, null);

    /** Copies the set. */
    public ApplyOptions {
        acknowledged = Set.copyOf(acknowledged);
        Objects.requireNonNull(progress, "progress");
    }

    /** {@return nothing acknowledged, nobody told} */
    public static ApplyOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Passes tripped safeguards.
     *
     * @param safeguards the safeguards
     * @return the changed copy
     */
    public ApplyOptions acknowledging(Set<Safeguard> safeguards) {
        return new ApplyOptions(safeguards, progress, proof);
    }

    /**
     * Proves who confirms, for a plan that deletes users for good where that is confirmed (T9).
     *
     * @param given what the host's {@code ActorConfirmation} accepts
     * @return the changed copy
     */
    public ApplyOptions confirmedBy(Proof given) {
        return new ApplyOptions(acknowledged, progress, Objects.requireNonNull(given, "given"));
    }

    /**
     * Tells somebody how far it is.
     *
     * @param listener who hears it
     * @return the changed copy
     */
    public ApplyOptions reportingTo(Progress listener) {
        return new ApplyOptions(acknowledged, listener, proof);
    }
}
