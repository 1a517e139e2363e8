package dev.roster.profile;

import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How somebody leaves (T14). Immutable.
 *
 * <pre>{@code
 * Offboarding.because("left the company").handingOverTo(successor).exporting()
 * }</pre>
 *
 * @param reason why, kept as {@code statusReason} until the status changes again; null for none
 * @param successor who gets what the user owns in the application; null when nothing is handed over
 * @param isExported whether everything that is kept about the user goes to the host as a ZIP
 */
public record Offboarding(@Nullable String reason, @Nullable UserId successor, boolean isExported) {

    /**
     * Somebody leaves, and what they own stays theirs.
     *
     * @param reason why; null for none
     * @return the offboarding
     */
    public static Offboarding because(@Nullable String reason) {
        return new Offboarding(reason, null, false);
    }

    /**
     * Hands over what the user owns.
     *
     * @param user who gets it, an active user
     * @return the changed copy
     */
    public Offboarding handingOverTo(UserId user) {
        return new Offboarding(reason, Objects.requireNonNull(user, "user"), isExported);
    }

    /**
     * Exports everything that is kept about the user, as {@link Instruction#export} does.
     *
     * @return the changed copy
     */
    public Offboarding exporting() {
        return new Offboarding(reason, successor, true);
    }

    /**
     * The profile by which it is done.
     *
     * @param each the profile of one change
     * @return the same, at the end of which the account is at rest and its groups are set aside
     */
    public Profile of(Profile each) {
        return each.with(profile -> {
            profile.forced(UserStatus.INACTIVE).groupsAtRest(AccountPolicy.RestingGroups.SET_ASIDE);
            if (successor != null) {
                profile.instruct(Instruction.handOver(successor));
            }
            if (isExported) {
                profile.instruct(Instruction.export());
            }
        });
    }
}
