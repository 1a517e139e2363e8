package dev.roster.text;

import dev.roster.plan.ChangeKind;
import dev.roster.plan.EntryChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.Prerequisites;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The counts of a plan in words. */
final class PlanCounts {

    private static final String BETWEEN = "   ";

    private PlanCounts() {}

    /** Only what there is: {@code 4 to create   2 rejected}. */
    static String of(PlanSummary summary, PlanWords words) {
        List<String> parts = new ArrayList<>();
        for (ChangeKind kind : ChangeKind.values()) {
            if (summary.count(kind) > 0) {
                parts.add(words.of("count." + kind.name().toLowerCase(Locale.ROOT), summary.count(kind)));
            }
        }
        return String.join(BETWEEN, parts);
    }

    /** What happens beside the rows: entries created first, invitations sent afterwards. */
    static String sideEffects(ImportPlan plan, PlanWords words) {
        PlanSummary summary = plan.summary();
        Prerequisites first = plan.prerequisites();
        List<String> parts = new ArrayList<>();
        add(
                parts,
                words,
                summary.rolesCreated(),
                "role",
                names(first.roles().stream().map(r -> r.name()).toList()));
        add(
                parts,
                words,
                summary.groupsCreated(),
                "group",
                names(first.groups().stream().map(g -> g.name()).toList()));
        add(
                parts,
                words,
                summary.organizationsCreated(),
                "organization",
                names(first.organizations().stream().map(o -> o.name()).toList()));
        EntryChange change = first.change();
        if (change != null) {
            parts.add(change.words());
        }
        add(parts, words, summary.invitations(), "invitation", "");
        return String.join(BETWEEN, parts);
    }

    private static void add(List<String> parts, PlanWords words, long count, String noun, String names) {
        if (count > 0) {
            parts.add(words.count(noun, count) + names);
        }
    }

    private static String names(List<String> names) {
        return " (" + TerminalText.cut(String.join(", ", names), 60) + ")";
    }
}
