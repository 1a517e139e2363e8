package dev.roster.cli;

import dev.roster.mapping.Candidate;
import dev.roster.mapping.ColumnMapping;
import dev.roster.model.Field;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.profile.Safeguard;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/** A plan as JSON, streamed. */
final class PlanJson {

    private PlanJson() {}

    static void write(Writer out, ImportPlan plan) {
        Json.write(out, json -> {
            json.writeStringProperty("plan", plan.id().value());
            json.writeStringProperty("digest", plan.digest());
            json.writeBooleanProperty("applicable", plan.isApplicable());
            json.writeObjectPropertyStart("summary");
            counts(json, plan.summary());
            json.writeEndObject();
            columns(json, plan.basis().columns());
            changes(json, plan);
            json.writeArrayPropertyStart("issues");
            issues(json, plan);
            json.writeEndArray();
            safeguards(json, plan.safeguards());
        });
    }

    static void counts(JsonWriter json, PlanSummary summary) {
        json.writeNumberProperty("rows", summary.rows());
        json.writeNumberProperty("create", summary.count(ChangeKind.CREATE));
        json.writeNumberProperty("update", summary.count(ChangeKind.UPDATE));
        json.writeNumberProperty("unchanged", summary.count(ChangeKind.UNCHANGED));
        json.writeNumberProperty("deactivate", summary.count(ChangeKind.DEACTIVATE));
        json.writeNumberProperty("reactivate", summary.count(ChangeKind.REACTIVATE));
        json.writeNumberProperty("delete", summary.count(ChangeKind.DELETE));
        json.writeNumberProperty("skipped", summary.count(ChangeKind.SKIPPED));
        json.writeNumberProperty("rejected", summary.count(ChangeKind.REJECTED));
        json.writeNumberProperty("rolesCreated", summary.rolesCreated());
        json.writeNumberProperty("groupsCreated", summary.groupsCreated());
        json.writeNumberProperty("organizationsCreated", summary.organizationsCreated());
        json.writeNumberProperty("invitations", summary.invitations());
    }

    static void columns(JsonWriter json, List<ColumnMapping> columns) {
        json.writeArrayPropertyStart("columns");
        for (ColumnMapping column : columns) {
            json.writeStartObject();
            json.writeStringProperty("column", column.column());
            Field<?> field = column.field();
            Json.text(json, "field", field == null ? null : field.key());
            if (column.control() != null) {
                json.writeStringProperty("control", Words.of(column.control()));
            }
            json.writeStringProperty("tier", column.tier().name());
            json.writeNumberProperty("confidence", column.confidence());
            json.writeStringProperty("reason", column.reason());
            json.writeArrayPropertyStart("candidates");
            column.candidates().forEach(candidate -> candidate(json, candidate));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The issues of the file, then those of its rows. */
    static void issues(JsonWriter json, ImportPlan plan) {
        plan.basis().issues().forEach(issue -> Json.issue(json, issue));
        try (Stream<PlannedChange> changes = plan.changes()) {
            changes.flatMap(change -> change.issues().stream()).forEach(issue -> Json.issue(json, issue));
        }
    }

    private static void candidate(JsonWriter json, Candidate candidate) {
        json.writeStartObject();
        json.writeStringProperty("field", candidate.field().key());
        json.writeNumberProperty("confidence", candidate.confidence());
        json.writeStringProperty("reason", candidate.reason());
        json.writeEndObject();
    }

    private static void changes(JsonWriter json, ImportPlan plan) {
        json.writeArrayPropertyStart("changes");
        try (Stream<PlannedChange> changes = plan.changes()) {
            changes.forEach(change -> change(json, change));
        }
        json.writeEndArray();
    }

    private static void change(JsonWriter json, PlannedChange change) {
        json.writeStartObject();
        json.writeNumberProperty("row", change.row() == null ? 0 : change.row());
        json.writeStringProperty("kind", change.kind().name());
        PlannedUser user = change.user();
        if (user == null) {
            json.writeNullProperty("user");
        } else {
            json.writeObjectPropertyStart("user");
            json.writeStringProperty("id", user.id().value());
            Json.text(json, "primaryEmail", user.primaryEmail());
            json.writeStringProperty("label", user.label());
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("fields");
        change.fields().forEach(field -> field(json, field));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static <T> void field(JsonWriter json, FieldChange<T> change) {
        json.writeStartObject();
        json.writeStringProperty("field", change.field().key());
        Json.value(json, "before", change.field(), change.before());
        Json.value(json, "after", change.field(), change.after());
        json.writeEndObject();
    }

    private static void safeguards(JsonWriter json, List<Safeguard.Tripped> safeguards) {
        json.writeArrayPropertyStart("safeguards");
        for (Safeguard.Tripped tripped : safeguards) {
            json.writeStartObject();
            json.writeStringProperty("name", tripped.safeguard().word());
            json.writeStringProperty("message", tripped.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
