package dev.roster.cli;

import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanSummary;
import dev.roster.spi.Run;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a plan, as JSON. */
final class ReportJson {

    private ReportJson() {}

    static void write(Writer out, ApplyReport report, @Nullable ImportPlan plan) {
        write(out, report.run().value(), report, plan);
    }

    /** A plan without any change makes no run. */
    static void writeNothingDone(Writer out, ImportPlan plan) {
        PlanSummary summary = plan.summary();
        long kept = plan.basis().undoes() == null ? 0 : summary.count(ChangeKind.SKIPPED);
        ApplyReport nothing = new ApplyReport(
                plan.id(),
                plan.basis().source().name(),
                plan.basis().undoes(),
                Run.State.FINISHED,
                summary,
                0,
                kept,
                0,
                0,
                List.of());
        write(out, null, nothing, plan);
    }

    private static void write(Writer out, @Nullable String run, ApplyReport report, @Nullable ImportPlan plan) {
        Json.write(out, json -> {
            Json.text(json, "run", run);
            json.writeStringProperty("plan", report.run().value());
            json.writeStringProperty("state", report.state().name());
            json.writeObjectPropertyStart("summary");
            PlanJson.counts(json, report.summary());
            json.writeNumberProperty("applied", report.applied());
            json.writeNumberProperty("stale", report.stale());
            json.writeNumberProperty("failed", report.failed());
            json.writeEndObject();
            if (report.undoes() != null) {
                json.writeStringProperty("undoes", report.undoes().value());
                json.writeNumberProperty("reversed", report.applied());
                json.writeNumberProperty("kept", report.stale());
            }
            json.writeArrayPropertyStart("issues");
            if (plan != null) {
                PlanJson.issues(json, plan);
            }
            report.issues().forEach(issue -> Json.issue(json, issue));
            json.writeEndArray();
        });
    }
}
