package dev.roster.text;

import dev.roster.access.Decision;
import dev.roster.access.Explanation;
import dev.roster.access.Remedy;
import dev.roster.access.Rule;
import dev.roster.access.Way;
import dev.roster.model.Grant;
import dev.roster.model.RoleKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a decision came from as an indented tree for people, who may hear it read aloud. English. */
public final class ExplanationText {

    private ExplanationText() {}

    /**
     * The tree: the answer; each rule; under the rule of scopes what each role and grant does; what would turn a denial.
     *
     * @param explanation the explanation
     * @return the lines, without line ends; what others wrote stands in them as it is
     */
    public static List<String> lines(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(
                explanation.decision().isAllowed()
                        ? "Yes, " + explanation.asked() + " is allowed"
                        : "No: " + explanation.decision().reason());
        Decision told = explanation.decision();
        for (Explanation.Asked asked : explanation.rules()) {
            Decision answer = asked.decision();
            String why = answer.equals(told) ? "" : ", " + answer.reason();
            lines.add("  " + name(asked.rule()) + ": " + (answer.isAllowed() ? "passes" : "forbids it" + why));
            if (asked.rule() == Rule.SCOPE) {
                explanation.ways().forEach(way -> lines.add("    " + line(way)));
            }
        }
        if (!explanation.remedies().isEmpty()) {
            lines.add("  What would help:");
            explanation.remedies().forEach(remedy -> lines.add("    " + line(remedy)));
        }
        return lines;
    }

    private static String name(Rule rule) {
        return switch (rule) {
            case ACTOR -> "Account of the actor";
            case ONESELF -> "Own account";
            case SCOPE -> "Permission and scope";
            case ATTRIBUTES -> "Attributes closed to managers";
            case MOVES -> "Moves into the own reach";
            case RANK -> "Rank";
        };
    }

    private static String line(Way way) {
        String path = way.path().size() < 2
                ? ""
                : ", which inherits it from "
                        + way.path().subList(1, way.path().size()).stream()
                                .map(RoleKey::value)
                                .collect(Collectors.joining(", which inherits it from "));
        return way.permission() + " by " + of(way.role(), way.grant()) + path + ": " + result(way);
    }

    /** A role as {@code role admin}, or {@code role admin at team:backend until 2026-06-01T00:00:00Z (leave of Ada)}. */
    static String of(@Nullable RoleKey role, @Nullable Grant grant) {
        if (grant == null) {
            return "role " + role;
        }
        return "role " + grant.role() + " at " + grant.place()
                + (grant.from() == null ? "" : " from " + grant.from())
                + (grant.until() == null ? "" : " until " + grant.until())
                + (grant.by() == null ? "" : " by " + grant.by())
                + (grant.why() == null ? "" : " (" + grant.why() + ")");
    }

    private static @Nullable Grant endless(@Nullable Grant grant) {
        return grant == null ? null : grant.until(null);
    }

    private static String result(Way way) {
        String scopes = way.scopes().stream().map(PlanJson::word).collect(Collectors.joining(" and "));
        if (way.denial() == null) {
            return "yes, with scope " + (way.by() == null ? scopes : PlanJson.word(way.by()));
        }
        return switch (way.denial()) {
            case NO_GRANT -> "no, it does not allow that";
            case OUT_OF_SCOPE -> "no, it does not reach so far" + (scopes.isEmpty() ? "" : " with scope " + scopes);
            case NOT_YET -> "no, it has not begun";
            case EXPIRED -> "no, it has ended";
            case NOT_KNOWN -> "no, nobody defined that role";
            case STATE, RANK, OWN_ACCOUNT, IMPERSONATED, FLAG -> "no, the account is blocked";
        };
    }

    private static String line(Remedy remedy) {
        String by = remedy.givers().isEmpty()
                ? "which nobody but the operator could do"
                : "which somebody with role " + either(remedy.givers()) + " could do";
        return switch (remedy.kind()) {
            case WAIT -> "wait for the grant of " + of(null, remedy.grant());
            case EXTEND -> "grant anew " + of(null, endless(remedy.grant())) + ", " + by;
            case GRANT -> "grant " + of(null, remedy.grant()) + ", " + by;
            case ROLE -> "give role " + remedy.role() + ", " + by;
            case RETURN -> "bring the account of the actor back, " + by;
            case ANOTHER -> "let somebody else do it, such as somebody with role " + either(remedy.givers());
            case DEFINE -> "define role " + remedy.role() + ", " + by;
        };
    }

    private static String either(List<RoleKey> roles) {
        List<String> names = roles.stream().map(RoleKey::value).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
