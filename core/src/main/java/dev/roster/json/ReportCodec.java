package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.Fields;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.PlanException;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;

/** Reports of runs as text. */
public final class ReportCodec {

    private ReportCodec() {}

    /**
     * Writes a report.
     *
     * @param report the report
     * @return its text
     */
    public static String write(ApplyReport report) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("run", report.run().value());
            json.writeStringProperty("source", report.source());
            if (report.undoes() != null) {
                json.writeStringProperty("undoes", report.undoes().value());
            }
            json.writeStringProperty("state", report.state().name());
            TrailerCodec.writeSummary(json, report.summary());
            json.writeNumberProperty("applied", report.applied());
            json.writeNumberProperty("stale", report.stale());
            json.writeNumberProperty("failed", report.failed());
            json.writeNumberProperty("issueCount", report.issueCount());
            ChangeCodec.writeIssues(json, report.issues());
            json.writeEndObject();
        });
    }

    /**
     * Reads a report.
     *
     * @param text the text of a report
     * @return the report
     * @throws PlanException if the text is no report
     */
    public static ApplyReport read(String text) {
        try {
            JsonNode node = Json.read(text);
            String source = Json.string(node, "source");
            return new ApplyReport(
                    new PlanId(Json.string(node, "run")),
                    source,
                    node.has("undoes") ? new PlanId(Json.string(node, "undoes")) : null,
                    Run.State.valueOf(Json.string(node, "state")),
                    TrailerCodec.readSummary(node),
                    Json.number(node, "applied"),
                    Json.number(node, "stale"),
                    Json.number(node, "failed"),
                    Json.number(node, "issueCount"),
                    new ChangeCodec(Fields.builtIn(), source).readIssues(node));
        } catch (RuntimeException notAReport) {
            throw new PlanException(PlanException.Reason.UNREADABLE, "the report of this run is damaged", notAReport);
        }
    }
}
