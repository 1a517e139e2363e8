package dev.roster.cli;

import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.spi.Run;
import dev.roster.text.IssueLines;
import dev.roster.text.ReportJson;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what became of a plan. */
final class ReportDesk {

    private static final int SHOWN_ISSUES = 20;

    private ReportDesk() {}

    /** Writes the report, and the issues of the plan with it where there is one. */
    static int tell(Desk desk, ApplyReport report, @Nullable ImportPlan plan) {
        if (desk.writesJson()) {
            writeJson(desk.terminal().out(), report, plan);
        } else {
            tellPeople(desk, report);
        }
        return code(report);
    }

    /** How a command ends that applied a plan. */
    static int code(ApplyReport report) {
        return report.isComplete() ? Exit.DONE : Exit.IN_PART;
    }

    private static void writeJson(Writer out, ApplyReport report, @Nullable ImportPlan plan) {
        if (plan == null) {
            ReportJson.write(report, out);
        } else {
            ReportJson.write(report, plan, out);
        }
    }

    private static void tellPeople(Desk desk, ApplyReport report) {
        desk.say("");
        desk.say("Run " + report.run() + (report.state() == Run.State.FINISHED ? ": " : " was stopped: ")
                + counts(report) + ".");
        List<String> lines = IssueLines.of(report.issues(), Locale.ENGLISH);
        lines.stream().limit(SHOWN_ISSUES).forEach(line -> desk.say("  " + line));
        long others = report.issueCount() - report.issues().size() + Math.max(0, lines.size() - SHOWN_ISSUES);
        if (others > 0) {
            desk.say("  … and " + others + " more");
        }
        if (report.state() != Run.State.FINISHED) {
            desk.say("To go on: " + desk.typed().command("resume", shortId(report), "--yes"));
        } else if (report.applied() > 0) {
            desk.say("To take it back: " + desk.typed().command("undo", shortId(report)));
        }
    }

    /** What an undo rejects stands among its failures: each row was reversed, kept, or failed. */
    private static String counts(ApplyReport report) {
        boolean isUndo = report.undoes() != null;
        List<String> parts = new ArrayList<>();
        parts.add(report.applied() + (isUndo ? " reversed" : " applied"));
        parts.add(report.stale() + (isUndo ? " kept" : " stale"));
        parts.add(report.failed() + " failed");
        long rejected = report.summary().count(ChangeKind.REJECTED);
        if (rejected > 0 && !isUndo) {
            parts.add(rejected + " rejected");
        }
        return String.join(", ", parts);
    }

    private static String shortId(ApplyReport report) {
        return report.run().value().substring(0, 8);
    }
}
