package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.FieldType;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.plan.Prerequisites;
import dev.roster.spi.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
     * Writes a body in parts: one for each change with its issues, which are about one user, and one for what is about
     * no user.
     *
     * @param body the body
     * @return its parts
     */
    public List<JournalEntry.Part> write(Body body) {
        List<Issue> open = new ArrayList<>(body.issues());
        List<JournalEntry.Part> parts = new ArrayList<>();
        for (AppliedChange applied : body.changes()) {
            long row = Objects.requireNonNullElse(applied.change().row(), 0L);
            List<Issue> own = open.stream()
                    .filter(issue ->
                            issue.location() != null && issue.location().row() == row)
                    .toList();
            open.removeAll(own);
            PlannedUser user = applied.change().user();
            parts.add(new JournalEntry.Part(user == null ? null : user.id(), text(applied, own)));
        }
        if (!open.isEmpty() || !body.prerequisites().equals(Prerequisites.NONE)) {
            parts.add(new JournalEntry.Part(null, text(body.prerequisites(), open)));
        }
        return parts;
    }

    private static String text(AppliedChange applied, List<Issue> issues) {
        return Json.text(json -> {
            json.writeStartObject();
            ChangeCodec.writeIssues(json, issues);
            json.writeNumberProperty("version", applied.version());
            if (applied.deleted() != null) {
                UserCodec.write(json, "deleted", applied.deleted());
            }
            json.writeName("change");
            ChangeCodec.write(json, kept(applied.change()));
            json.writeEndObject();
        });
    }

    private static String text(Prerequisites prerequisites, List<Issue> issues) {
        return Json.text(json -> {
            json.writeStartObject();
            ChangeCodec.writeIssues(json, issues);
            if (!prerequisites.equals(Prerequisites.NONE)) {
                TrailerCodec.writePrerequisites(json, prerequisites);
            }
            json.writeEndObject();
        });
    }

    /**
     * What a file calls another user, such as the manager, must not outlive that user here; the id stays. Nor must what was
     * worth a look when it was planned, such as a key that is like somebody else's; only what an undo tells stays.
     */
    private static PlannedChange kept(PlannedChange change) {
        return change.with(
                change.fields().stream()
                        .<FieldChange<?>>map(JournalCodec::withoutName)
                        .toList(),
                change.issues().stream()
                        .filter(issue -> issue.code() == IssueCode.UNDO_FIELD_KEPT)
                        .toList());
    }

    private static <T> FieldChange<T> withoutName(FieldChange<T> change) {
        return change.field().type() == FieldType.USER_REFERENCE
                ? new FieldChange<>(change.field(), change.before(), change.after(), null)
                : change;
    }

    /**
     * Reads a body.
     *
     * @param parts the parts of a body; those of users who were erased since are missing
     * @return the body
     * @throws PlanException if a part is none
     */
    public Body read(List<JournalEntry.Part> parts) {
        try {
            List<AppliedChange> applied = new ArrayList<>();
            List<Issue> issues = new ArrayList<>();
            Prerequisites prerequisites = Prerequisites.NONE;
            for (JournalEntry.Part part : parts) {
                JsonNode node = Json.read(part.body());
                issues.addAll(changes.readIssues(node));
                if (node.has("change")) {
                    @Nullable User deleted = node.has("deleted") ? UserCodec.read(node.get("deleted")) : null;
                    applied.add(
                            new AppliedChange(changes.read(node.get("change")), deleted, Json.number(node, "version")));
                }
                if (node.has("prerequisites")) {
                    prerequisites = TrailerCodec.readPrerequisites(node);
                }
            }
            return new Body(applied, issues, prerequisites);
        } catch (RuntimeException notABody) {
            throw new PlanException(PlanException.Reason.UNREADABLE, "the journal of this run is damaged", notABody);
        }
    }
}
