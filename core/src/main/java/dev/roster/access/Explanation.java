package dev.roster.access;

import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision with everything that it came from: the same evaluation as {@link Authorizer#decide}, kept instead of thrown away.
 * Immutable.
 *
 * @param user whose right it is, or null for the operator
 * @param asked the name of the action or permission
 * @param target whom it is about, or null when it is about nobody
 * @param decision what is decided
 * @param rules each rule and what it says, in the order in which they are asked; the first denial is the decision. Those behind
 *     it are asked all the same
 * @param ways what each role and grant of the user does for each permission that is needed
 * @param remedies the smallest changes each of which would turn a denial; empty when it is allowed, or nothing would
 */
public record Explanation(
        @Nullable UserId user,
        String asked,
        @Nullable UserId target,
        Decision decision,
        List<Asked> rules,
        List<Way> ways,
        List<Remedy> remedies) {

    /**
     * One rule with its answer.
     *
     * @param rule the rule
     * @param decision what it says
     */
    public record Asked(Rule rule, Decision decision) {

        /** Checks that both are there. */
        public Asked {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(decision, "decision");
        }
    }

    /** Copies the lists. */
    public Explanation {
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(decision, "decision");
        rules = List.copyOf(rules);
        ways = List.copyOf(ways);
        remedies = List.copyOf(remedies);
    }

    /**
     * The answer about somebody who is not there, or looks so.
     *
     * @param user whose right was asked about
     * @param asked the name of the action or permission
     * @param target whom it was about, or null
     * @param missing the id of who is not there
     * @return the denial, {@link Denial#NOT_KNOWN}
     */
    public static Explanation notKnown(UserId user, String asked, @Nullable UserId target, UserId missing) {
        return new Explanation(user, asked, target, Authorizer.notKnown(missing), List.of(), List.of(), List.of());
    }

    /**
     * The same explanation with another decision, such as one that no role turns.
     *
     * @param other the decision
     * @return the changed copy
     */
    public Explanation decided(Decision other) {
        return new Explanation(user, asked, target, other, rules, ways, remedies);
    }

    static Explanation of(
            User user, String asked, @Nullable User target, List<Asked> rules, List<Way> ways, List<Remedy> remedies) {
        Decision decision = rules.stream()
                .map(Asked::decision)
                .filter(answer -> !answer.isAllowed())
                .findFirst()
                .orElse(Decision.allow());
        return new Explanation(user.id(), asked, target == null ? null : target.id(), decision, rules, ways, remedies);
    }
}
