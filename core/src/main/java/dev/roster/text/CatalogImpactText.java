package dev.roster.text;

import dev.roster.access.CatalogImpact;
import dev.roster.access.RoleChange;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the choice of a role catalog would do, as text for people.
 *
 * <pre>{@code
 * + learner  level 1
 * ~ manager  level 3  +agents.create:all  -users.update:reports
 * - member  level 1
 *
 * Users who hold a role that goes keep it, and it gives nothing:
 *   member  2 users: Ada, Bob
 * 1 user could do more, 1 of them rule others: Eve
 * }</pre>
 */
public final class CatalogImpactText {

    private static final int SHOWN_NAMES = 10;

    private CatalogImpactText() {}

    /**
     * Writes an impact.
     *
     * @param impact the impact
     * @return lines that are safe to print, each ended
     */
    public static String of(CatalogImpact impact) {
        if (impact.isEmpty()) {
            return "The roles stay as they are\n" + refusals(impact);
        }
        StringBuilder text = new StringBuilder();
        impact.roles().forEach(change -> text.append(line(change)).append('\n'));
        if (!impact.orphans().isEmpty()) {
            text.append("\nUsers who hold a role that goes keep it, and it gives nothing:\n");
            impact.orphans()
                    .forEach(orphan -> text.append("  ")
                            .append(TerminalText.clean(orphan.role().value()))
                            .append("  ")
                            .append(users(orphan.holders()))
                            .append(names(orphan.first()))
                            .append('\n'));
        }
        text.append('\n')
                .append(impact.gaining() == 0 ? "Nobody" : users(impact.gaining()))
                .append(" could do more");
        if (impact.escalating() > 0) {
            text.append(", ").append(impact.escalating()).append(" of them rule others");
        }
        text.append(names(impact.firstGaining())).append('\n');
        if (!impact.lostByActor().isEmpty()) {
            text.append("You would lose ")
                    .append(impact.lostByActor().stream().map(Permission::name).collect(Collectors.joining(", ")))
                    .append('\n');
        }
        return text.append(refusals(impact)).toString();
    }

    private static String line(RoleChange change) {
        String mark = switch (change.kind()) {
            case ADDED -> "+ ";
            case CHANGED -> "~ ";
            case REMOVED -> "- ";
        };
        String head = mark + TerminalText.clean(change.key().value()) + "  " + level(change);
        return change.kind() == RoleChange.Kind.REMOVED
                ? head
                : head + scopes("  +", change.gained()) + scopes("  -", change.lost());
    }

    private static String level(RoleChange change) {
        String levels = Stream.of(change.before(), change.after())
                .filter(role -> role != null)
                .map(Role::level)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(" → "));
        return "level " + levels;
    }

    private static String scopes(String mark, Map<Permission, Set<Scope>> scopes) {
        return scopes.entrySet().stream()
                .map(entry -> mark + entry.getKey() + ":"
                        + entry.getValue().stream().map(PlanJson::word).collect(Collectors.joining(",")))
                .collect(Collectors.joining());
    }

    private static String users(long count) {
        return count == 1 ? "1 user" : count + " users";
    }

    private static String names(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return names.stream().limit(SHOWN_NAMES).map(TerminalText::clean).collect(Collectors.joining(", ", ": ", ""))
                + (names.size() > SHOWN_NAMES ? ", …" : "");
    }

    private static String refusals(CatalogImpact impact) {
        return impact.refusals().stream()
                .map(issue -> "Refused: " + TerminalText.clean(issue.message()) + "\n")
                .collect(Collectors.joining());
    }
}
