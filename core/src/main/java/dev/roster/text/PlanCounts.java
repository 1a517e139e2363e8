package dev.roster.text;

import dev.roster.plan.ChangeKind;
import dev.roster.plan.EntryChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.Prerequisites;
import java.util.ArrayList;
import java.util.List;

/** The counts of a plan in words. */
final class PlanCounts {

    private static final String BETWEEN = "   ";

    private PlanCounts() {}

    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Only what there is: {@code 4 to create   2 rejected}. */
    static String of(PlanSummary summary) {
        List<String> parts = new ArrayList<>();
        for (ChangeKind kind : ChangeKind.values()) {
            if (summary.count(kind) > 0) {
                parts.add(summary.count(kind) + " " + word(kind));
            }
        }
        return String.join(BETWEEN, parts);
    }

    /** What happens beside the rows: entries created first, invitations sent afterwards. */
    static String sideEffects(ImportPlan plan) {
        PlanSummary summary = plan.summary();
        Prerequisites first = plan.prerequisites();
        List<String> parts = new ArrayList<>();
        add(
                parts,
                "creates ",
                summary.rolesCreated(),
                "role",
                names(first.roles().stream().map(r -> r.name()).toList()));
        add(
                parts,
                "creates ",
                summary.groupsCreated(),
                "group",
                names(first.groups().stream().map(g -> g.name()).toList()));
        add(
                parts,
                "creates ",
                summary.organizationsCreated(),
                "organization",
                names(first.organizations().stream().map(o -> o.name()).toList()));
        EntryChange change = first.change();
        if (change != null) {
            parts.add(change.words());
        }
        add(parts, "sends ", summary.invitations(), "invitation", "");
        return String.join(BETWEEN, parts);
    }

    private static void add(List<String> parts, String verb, long count, String noun, String names) {
        if (count > 0) {
            parts.add(verb + of(count, noun) + names);
        }
    }

    private static String names(List<String> names) {
        return " (" + TerminalText.cut(String.join(", ", names), 60) + ")";
    }

    private static String word(ChangeKind kind) {
        return switch (kind) {
            case CREATE -> "to create";
            case UPDATE -> "to change";
            case DEACTIVATE -> "to deactivate";
            case REACTIVATE -> "to reactivate";
            case DELETE -> "to delete";
            case UNCHANGED -> "unchanged";
            case SKIPPED -> "skipped";
            case REJECTED -> "rejected";
        };
    }
}
