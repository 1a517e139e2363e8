package dev.roster.text;

import dev.roster.model.Issue;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of a plan as JSON for programs. */
public final class ReportJson {

    private ReportJson() {}

    /**
     * Writes a report as one object and a line end: {@code run, plan, state, summary, issues}, of an undo {@code undoes,
     * reversed, kept} too.
     *
     * @param report the report
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(ApplyReport report, Writer out) {
        write(report, out, Locale.ENGLISH);
    }

    /**
     * Writes a report like {@link #write(ApplyReport, Writer)}, with the messages of its issues in another language.
     *
     * @param report the report
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @param locale the language, as {@link Issue#message(Locale)} takes it
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(ApplyReport report, Writer out, Locale locale) {
        write(report.run(), report, report.issues().stream(), out, locale);
    }

    /**
     * Writes a report like {@link #write(ApplyReport, Writer)}, with what the plan says of its rows before what became of
     * them.
     *
     * @param report the report
     * @param plan the plan that was applied
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     * @throws PlanException if the plan is damaged
     */
    public static void write(ApplyReport report, ImportPlan plan, Writer out) {
        write(report, plan, out, Locale.ENGLISH);
    }

    /**
     * Writes a report like {@link #write(ApplyReport, ImportPlan, Writer)}, with the messages of its issues in another
     * language.
     *
     * @param report the report
     * @param plan the plan that was applied
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @param locale the language, as {@link Issue#message(Locale)} takes it
     * @throws UncheckedIOException if {@code out} cannot be written to
     * @throws PlanException if the plan is damaged
     */
    public static void write(ApplyReport report, ImportPlan plan, Writer out, Locale locale) {
        write(report.run(), report, plan, out, locale);
    }

    /**
     * Writes the report of a plan without any change, which makes no run: {@code run} is null, and an undo kept all that
     * it skips.
     *
     * @param plan the plan
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     * @throws PlanException if the plan is damaged
     */
    public static void writeNothingDone(ImportPlan plan, Writer out) {
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
        write(null, nothing, plan, out, Locale.ENGLISH);
    }

    /**
     * Adds what is known of a run: {@code run, plan, state, actor, source, undoes, startedAt, finishedAt}, and with a
     * report {@code applied, stale, failed}.
     *
     * @param json the object that is written
     * @param run the run
     * @param report its report, or null where there is none yet
     */
    public static void addRun(JsonObject json, Run run, @Nullable ApplyReport report) {
        json.text("run", run.plan().value())
                .text("plan", run.plan().value())
                .text("state", run.state().name())
                .text("actor", run.actor())
                .text("source", run.source())
                .text("undoes", run.undoes() == null ? null : run.undoes().value())
                .text("startedAt", run.startedAt().toString())
                .text(
                        "finishedAt",
                        run.finishedAt() == null ? null : run.finishedAt().toString());
        if (report != null) {
            addOutcome(json, report);
        }
    }

    private static void write(@Nullable PlanId run, ApplyReport report, ImportPlan plan, Writer out, Locale locale) {
        try (Stream<Issue> planned = PlanJson.issues(plan)) {
            write(run, report, Stream.concat(planned, report.issues().stream()), out, locale);
        }
    }

    private static void write(
            @Nullable PlanId run, ApplyReport report, Stream<Issue> issues, Writer out, Locale locale) {
        JsonObject.write(out, json -> {
            json.text("run", run == null ? null : run.value())
                    .text("plan", report.run().value())
                    .text("state", report.state().name())
                    .object("summary", summary -> {
                        PlanJson.addCounts(summary, report.summary());
                        addOutcome(summary, report);
                    });
            if (report.undoes() != null) {
                json.text("undoes", report.undoes().value())
                        .number("reversed", report.applied())
                        .number("kept", report.stale());
            }
            json.objects("issues", issues, (each, issue) -> PlanJson.addIssue(each, issue, locale));
        });
    }

    private static void addOutcome(JsonObject json, ApplyReport report) {
        json.number("applied", report.applied()).number("stale", report.stale()).number("failed", report.failed());
    }
}
