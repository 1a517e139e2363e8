package dev.roster.text;

import dev.roster.access.UserImpact;
import java.util.List;

/** What a change of one user would do to rights, as JSON for programs. */
public final class UserImpactJson {

    private UserImpactJson() {}

    /**
     * Adds an impact: {@code user, name, levelBefore, levelAfter, escalates, gained, lost, reachedBefore, reachedAfter,
     * outOfReach, takesLastOwner, refusals}; rights as {@code users.read:reports@group:navy}.
     *
     * @param json the object that is written
     * @param impact the impact
     */
    public static void add(JsonObject json, UserImpact impact) {
        json.text("user", impact.user().value())
                .text("name", impact.name())
                .number("levelBefore", impact.levelBefore())
                .number("levelAfter", impact.levelAfter())
                .yesNo("escalates", impact.escalates())
                .texts("gained", texts(impact.gained()))
                .texts("lost", texts(impact.lost()))
                .number("reachedBefore", impact.reachedBefore())
                .number("reachedAfter", impact.reachedAfter())
                .texts("outOfReach", impact.outOfReach())
                .yesNo("takesLastOwner", impact.takesLastOwner())
                .texts(
                        "refusals",
                        impact.refusals().stream().map(issue -> issue.message()).toList());
    }

    private static List<String> texts(List<UserImpact.Right> rights) {
        return rights.stream().map(UserImpact.Right::toString).toList();
    }
}
