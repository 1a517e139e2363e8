package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.PlanException;
import dev.roster.plan.Prerequisites;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run keeps about a unit: the changes with what undoes them, and the issues. */
public final class JournalCodec {

    private final ChangeCodec changes;

    /**
     * What a run keeps about a unit.
     *
     * @param changes the changes of the unit, written or refused
     * @param issues why they were refused; empty when they were written
     * @param prerequisites what was created before all rows; nothing for other units
     */
    public record Body(List<AppliedChange> changes, List<Issue> issues, Prerequisites prerequisites) {
        /** Copies the lists. */
        public Body {
            changes = List.copyOf(changes);
            issues = List.copyOf(issues);
        }
    }

    /**
     * Reads and writes bodies.
     *
     * @param fields the fields that changes are about
     * @param source the name of the source
     */
    public JournalCodec(Fields fields, String source) {
        this.changes = new ChangeCodec(fields, source, IssueCode.UNDO_FIELD_KEPT);
    }

    /**
     * Writes a body.
     *
     * @param body the body
     * @return its text
     */
    public String write(Body body) {
        return Json.text(json -> {
            json.writeStartObject();
            if (!body.prerequisites().equals(Prerequisites.NONE)) {
                TrailerCodec.writePrerequisites(json, body.prerequisites());
            }
            ChangeCodec.writeIssues(json, body.issues());
            json.writeArrayPropertyStart("changes");
            for (AppliedChange applied : body.changes()) {
                json.writeStartObject();
                json.writeNumberProperty("version", applied.version());
                if (applied.deleted() != null) {
                    UserCodec.write(json, "deleted", applied.deleted());
                }
                json.writeName("change");
                ChangeCodec.write(json, applied.change());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * Reads a body.
     *
     * @param text the text of a body
     * @return the body
     * @throws PlanException if the text is no body
     */
    public Body read(String text) {
        try {
            JsonNode node = Json.read(text);
            List<AppliedChange> applied = new ArrayList<>();
            for (JsonNode entry : Json.list(node, "changes")) {
                @Nullable User deleted = entry.has("deleted") ? UserCodec.read(entry.get("deleted")) : null;
                applied.add(
                        new AppliedChange(changes.read(entry.get("change")), deleted, Json.number(entry, "version")));
            }
            return new Body(
                    applied,
                    changes.readIssues(node),
                    node.has("prerequisites") ? TrailerCodec.readPrerequisites(node) : Prerequisites.NONE);
        } catch (RuntimeException notABody) {
            throw new PlanException("the journal of this run is damaged", notABody);
        }
    }
}
