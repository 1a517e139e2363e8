package dev.roster.access;

/**
 * Whether an action is allowed, and if not, why.
 *
 * @param isAllowed whether the action may go ahead
 * @param reason one sentence for people; empty when the action is allowed
 */
public record Decision(boolean isAllowed, String reason) {

    private static final Decision ALLOWED = new Decision(true, "");

    /**
     * Checks that denials, and denials alone, have a reason.
     *
     * @throws IllegalArgumentException if a denial has no reason or a permission has one
     */
    public Decision {
        if (isAllowed != reason.isEmpty()) {
            throw new IllegalArgumentException("a denial, and nothing else, needs a reason, found \"" + reason + "\"");
        }
    }

    /** {@return the decision to go ahead} */
    public static Decision allow() {
        return ALLOWED;
    }

    /**
     * The decision to refuse.
     *
     * @param reason one sentence for people, not empty
     * @return the decision
     * @throws IllegalArgumentException if the reason is empty
     */
    public static Decision deny(String reason) {
        return new Decision(false, reason);
    }
}
