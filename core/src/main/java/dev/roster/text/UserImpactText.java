package dev.roster.text;

import dev.roster.access.UserImpact;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a change of one user would do to rights, as text for people.
 *
 * <pre>{@code
 * Eve: level 1 → 5, rules others
 *   + users.administer:all
 *   - users.read:reports
 *   reaches 12 users, before 3
 *   out of reach: Ada, Bob
 * }</pre>
 */
public final class UserImpactText {

    private static final int SHOWN_NAMES = 10;

    private UserImpactText() {}

    /**
     * Writes an impact.
     *
     * @param impact the impact
     * @return lines that are safe to print, each ended
     */
    public static String of(UserImpact impact) {
        StringBuilder text = new StringBuilder(TerminalText.clean(impact.name()));
        text.append(": level ").append(impact.levelBefore());
        if (impact.levelAfter() != impact.levelBefore()) {
            text.append(" → ").append(impact.levelAfter());
        }
        text.append(impact.escalates() ? ", rules others\n" : "\n");
        impact.gained()
                .forEach(right -> text.append("  + ")
                        .append(TerminalText.clean(right.toString()))
                        .append('\n'));
        impact.lost()
                .forEach(right -> text.append("  - ")
                        .append(TerminalText.clean(right.toString()))
                        .append('\n'));
        if (impact.gained().isEmpty() && impact.lost().isEmpty()) {
            text.append("  the same rights\n");
        }
        text.append("  reaches ").append(users(impact.reachedAfter()));
        text.append(
                impact.reachedAfter() == impact.reachedBefore()
                        ? "\n"
                        : ", before " + count(impact.reachedBefore()) + "\n");
        if (!impact.outOfReach().isEmpty()) {
            text.append("  out of reach: ").append(names(impact.outOfReach())).append('\n');
        }
        if (impact.takesLastOwner()) {
            text.append("  nobody would own the tenant\n");
        }
        impact.refusals()
                .forEach(issue -> text.append("  Refused: ")
                        .append(TerminalText.clean(issue.message()))
                        .append('\n'));
        return text.toString();
    }

    private static String users(long count) {
        return count(count) + (count == 1 ? " user" : " users");
    }

    private static String count(long count) {
        return count >= UserImpact.MOST_COUNTED ? UserImpact.MOST_COUNTED + "+" : Long.toString(count);
    }

    private static String names(List<String> names) {
        return names.stream().limit(SHOWN_NAMES).map(TerminalText::clean).collect(Collectors.joining(", "))
                + (names.size() > SHOWN_NAMES ? ", …" : "");
    }
}
