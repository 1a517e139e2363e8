package dev.roster.job;

import dev.roster.spi.PlanId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An import that somebody walks through, as it stood when it was looked at. Immutable: a step gives the next one.
 *
 * @param id which one; nothing personal
 * @param version how often it changed; a step names the version that was seen, so that two tabs do not cross
 * @param state where it stands
 * @param actor who began it
 * @param profile the name of the profile
 * @param fileName what the file was called where it came from
 * @param startedAt when it was begun, UTC
 * @param expiresAt when it is forgotten unless it is being applied, with its file, UTC
 * @param columns what was said about columns
 * @param choices what was said about policy and words
 * @param plan the plan that was previewed last, or null
 * @param result how many changes were applied, and not; null before the end
 * @param failure why it failed, or null
 */
public record ImportWizard(
        String id,
        long version,
        WizardState state,
        String actor,
        String profile,
        String fileName,
        Instant startedAt,
        Instant expiresAt,
        WizardStep.MapColumns columns,
        WizardStep.Choose choices,
        @Nullable PlanId plan,
        @Nullable Result result,
        @Nullable String failure) {

    /**
     * What became of the plan; more of it gives {@link dev.roster.Session#report} for the plan's id.
     *
     * @param applied how many changes were written
     * @param stale how many were left alone because the user changed since the preview
     * @param failed how many were refused for another reason
     */
    public record Result(long applied, long stale, long failed) {}

    /** Checks that everything is there. */
    public ImportWizard {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(choices, "choices");
    }
}
