package dev.roster.text;

import dev.roster.mapping.Candidate;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.TableMapping;
import dev.roster.model.Issue;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.EntryChange;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.profile.Safeguard;
import dev.roster.table.RowLocation;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A plan as JSON for programs: counts, columns, changes, issues and safeguards.
 *
 * <pre>{@code
 * PlanJson.write(plan, response.getWriter());
 * }</pre>
 *
 * <p>A plan of any size is streamed, one change after the other. Rows count as the spreadsheet does, from 1; 0 stands
 * where there is none. Values are those of {@link JsonObject#value}.
 */
public final class PlanJson {

    private PlanJson() {}

    /**
     * Writes a plan as one object and a line end: {@code plan, digest, applicable, summary, columns, changes, issues,
     * safeguards}. The issues of the file stand before those of its rows. The undo of a call on a catalog has an {@code entry}
     * after the summary that says what it does to it: {@code changes role "lead"}.
     *
     * @param plan the plan
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @throws UncheckedIOException if {@code out} cannot be written to
     * @throws PlanException if the plan is damaged
     */
    public static void write(ImportPlan plan, Writer out) {
        write(plan, out, Locale.ENGLISH);
    }

    /**
     * Writes a plan like {@link #write(ImportPlan, Writer)}, with the messages of its issues in another language.
     *
     * @param plan the plan
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @param locale the language, as {@link Issue#message(Locale)} takes it
     * @throws UncheckedIOException if {@code out} cannot be written to
     * @throws PlanException if the plan is damaged
     */
    public static void write(ImportPlan plan, Writer out, Locale locale) {
        JsonObject.write(out, json -> {
            json.text("plan", plan.id().value())
                    .text("digest", plan.digest())
                    .yesNo("applicable", plan.isApplicable())
                    .object("summary", summary -> addCounts(summary, plan.summary()));
            EntryChange entry = plan.prerequisites().change();
            if (entry != null) {
                json.text("entry", entry.words());
            }
            addColumns(json, plan.basis().columns());
            try (Stream<PlannedChange> changes = plan.changes()) {
                json.objects("changes", changes, PlanJson::addChange);
            }
            try (Stream<Issue> issues = issues(plan)) {
                json.objects("issues", issues, (each, issue) -> addIssue(each, issue, locale));
            }
            json.objects("safeguards", plan.safeguards().stream(), PlanJson::addSafeguard);
        });
    }

    /**
     * Adds how the columns of a file are mapped: {@code columns, samples, skippedRows}.
     *
     * @param json the object that is written
     * @param mapping the mapping
     */
    public static void addMapping(JsonObject json, TableMapping mapping) {
        addColumns(json, mapping.columns());
        json.object(
                        "samples",
                        samples -> mapping.columns()
                                .forEach(column -> samples.texts(
                                        column.column(), mapping.samples().get(column.index()))))
                .numbers("skippedRows", mapping.rows().skipped().keySet());
    }

    /**
     * Adds what an issue says: {@code row, column, field, value, severity, code, message}.
     *
     * @param json the object that is written
     * @param issue the issue
     */
    public static void addIssue(JsonObject json, Issue issue) {
        addIssue(json, issue, Locale.ENGLISH);
    }

    /**
     * Adds what an issue says like {@link #addIssue(JsonObject, Issue)}, with its message in another language.
     *
     * @param json the object that is written
     * @param issue the issue
     * @param locale the language, as {@link Issue#message(Locale)} takes it
     */
    public static void addIssue(JsonObject json, Issue issue, Locale locale) {
        RowLocation location = issue.location();
        json.number("row", location == null ? 0 : location.row())
                .text("column", location == null ? null : location.column())
                .text("field", issue.field())
                .text("value", issue.value())
                .text("severity", issue.severity().name())
                .text("code", issue.code().code())
                .text("message", issue.message(locale));
    }

    /** The issues of the file, then those of its rows; to be closed. */
    static Stream<Issue> issues(ImportPlan plan) {
        Stream<PlannedChange> changes = plan.changes();
        return Stream.concat(plan.basis().issues().stream(), changes.flatMap(change -> change.issues().stream()))
                .onClose(changes::close);
    }

    static void addCounts(JsonObject json, PlanSummary summary) {
        json.number("rows", summary.rows())
                .number("create", summary.count(ChangeKind.CREATE))
                .number("update", summary.count(ChangeKind.UPDATE))
                .number("unchanged", summary.count(ChangeKind.UNCHANGED))
                .number("deactivate", summary.count(ChangeKind.DEACTIVATE))
                .number("reactivate", summary.count(ChangeKind.REACTIVATE))
                .number("delete", summary.count(ChangeKind.DELETE))
                .number("erase", summary.count(ChangeKind.ERASE))
                .number("skipped", summary.count(ChangeKind.SKIPPED))
                .number("rejected", summary.count(ChangeKind.REJECTED))
                .number("rolesCreated", summary.rolesCreated())
                .number("groupsCreated", summary.groupsCreated())
                .number("organizationsCreated", summary.organizationsCreated())
                .number("invitations", summary.invitations())
                .number("escalations", summary.escalations());
    }

    /** A constant as a word: {@code LAST_WINS} is {@code last-wins}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void addColumns(JsonObject json, List<ColumnMapping> columns) {
        json.objects("columns", columns.stream(), PlanJson::addColumn);
    }

    private static void addColumn(JsonObject json, ColumnMapping column) {
        json.text("column", column.column())
                .text("field", column.field() == null ? null : column.field().key());
        if (column.control() != null) {
            json.text("control", word(column.control()));
        }
        json.text("tier", column.tier().name())
                .number("confidence", column.confidence())
                .text("reason", column.reason())
                .objects("candidates", column.candidates().stream(), PlanJson::addCandidate);
    }

    private static void addCandidate(JsonObject json, Candidate candidate) {
        json.text("field", candidate.field().key())
                .number("confidence", candidate.confidence())
                .text("reason", candidate.reason());
    }

    private static void addChange(JsonObject json, PlannedChange change) {
        json.number("row", change.row() == null ? 0 : change.row())
                .text("kind", change.kind().name());
        PlannedUser user = change.user();
        if (user == null) {
            json.text("user", null);
        } else {
            json.object(
                    "user",
                    who -> who.text("id", user.id().value())
                            .text("primaryEmail", user.primaryEmail())
                            .text("label", user.label()));
        }
        json.objects("fields", change.fields().stream(), PlanJson::addFieldChange);
    }

    private static <T> void addFieldChange(JsonObject json, FieldChange<T> change) {
        json.text("field", change.field().key())
                .value("before", change.field(), change.before())
                .value("after", change.field(), change.after());
    }

    private static void addSafeguard(JsonObject json, Safeguard.Tripped tripped) {
        json.text("name", tripped.safeguard().word()).text("message", tripped.message());
    }
}
