package dev.roster.signin;

import dev.roster.access.Action;
import dev.roster.access.Decision;
import dev.roster.model.Issue;
import dev.roster.model.User;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody cannot sign in. Immutable.
 *
 * @param user who, or null where the asker may see nobody of that name
 * @param reasons every reason, in the order in which the door asks
 */
public record Diagnosis(@Nullable User user, List<Reason> reasons) {

    /**
     * One reason.
     *
     * @param issue what it is, as a sentence with what to do
     * @param keepsOut whether it keeps the user out; if not, it asks for one step more at the door
     * @param mend what mends it, or null where no action on the user does
     * @param may whether the asker may do that, or why not; null without an action
     */
    public record Reason(
            Issue issue,
            boolean keepsOut,
            @Nullable Action mend,
            @Nullable Decision may) {
        /** Checks that everything is there. */
        public Reason {
            Objects.requireNonNull(issue, "issue");
            if ((mend == null) != (may == null)) {
                throw new IllegalArgumentException("an action is decided about, and nothing else is");
            }
        }
    }

    /** Copies the reasons. */
    public Diagnosis {
        reasons = List.copyOf(reasons);
    }

    /** {@return whether nothing keeps the user out} */
    public boolean isClear() {
        return user != null && reasons.stream().noneMatch(Reason::keepsOut);
    }
}
