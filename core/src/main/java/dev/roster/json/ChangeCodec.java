package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.model.Severity;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Definitions;
import dev.roster.plan.Effect;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One planned change as one JSON object. */
final class ChangeCodec {

    private static final Map<String, IssueCode> CODES = codes();

    private final Fields fields;
    private final String source;
    private final IssueCode gone;

    /** Reads the changes of a plan: one that sets an attribute which is gone is not what was previewed. */
    ChangeCodec(Fields fields, String source) {
        this(fields, source, IssueCode.STALE_NAME);
    }

    /**
     * Reads changes.
     *
     * @param fields the fields of the tenant as they are now
     * @param source what people call the file
     * @param gone what is said of a change that sets an attribute which is gone, or of another type by now
     */
    ChangeCodec(Fields fields, String source, IssueCode gone) {
        this.fields = fields;
        this.source = source;
        this.gone = gone;
    }

    static void write(JsonWriter json, PlannedChange change) {
        json.writeStartObject();
        LineHead.of(change).write(json);
        if (change.row() != null) {
            json.writeNumberProperty("row", change.row());
        }
        PlannedUser user = change.user();
        if (user != null && change.kind() == ChangeKind.UNCHANGED) {
            json.writeStringProperty("id", user.id().value());
            Json.optional(json, "primaryEmail", user.primaryEmail());
        } else if (user != null) {
            json.writeObjectPropertyStart("user");
            json.writeStringProperty("id", user.id().value());
            Json.optional(json, "primaryEmail", user.primaryEmail());
            json.writeStringProperty("label", user.label());
            json.writeEndObject();
        }
        writeExpected(json, change.expected());
        if (!change.fields().isEmpty()) {
            json.writeObjectPropertyStart("fields");
            change.fields().forEach(field -> writeField(json, field));
            json.writeEndObject();
        }
        writeIssues(json, change.issues());
        if (!change.effects().isEmpty()) {
            Json.strings(
                    json, "effects", change.effects().stream().map(Effect::word).toList());
        }
        if (!change.order().needs().isEmpty()) {
            json.writeArrayPropertyStart("needs");
            change.order().needs().forEach(json::writeNumber);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static void writeIssues(JsonWriter json, List<Issue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("issues");
        for (Issue issue : issues) {
            RowLocation place = issue.location();
            json.writeStartObject();
            json.writeStringProperty("severity", issue.severity().name());
            json.writeStringProperty("code", issue.code().code());
            if (place != null) {
                json.writeNumberProperty("row", place.row());
                Json.optional(json, "sheet", place.sheet());
                Json.optional(json, "column", place.column());
            }
            Json.optional(json, "field", issue.field());
            Json.optional(json, "value", issue.value());
            if (!issue.details().isEmpty()) {
                Json.strings(json, "details", issue.details());
            }
            Json.optional(json, "words", issue.words());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * Reads a line of a plan.
     *
     * @throws PlanException if the line is no change
     */
    PlannedChange readLine(byte[] line, int length) {
        try {
            return read(Json.read(line, 0, length));
        } catch (RuntimeException notAChange) {
            throw damaged(notAChange);
        }
    }

    static PlanException damaged(RuntimeException cause) {
        return new PlanException(
                PlanException.Reason.UNREADABLE, "the plan is damaged; make it again from the file", cause);
    }

    PlannedChange read(JsonNode node) {
        ChangeKind kind = ChangeKind.valueOf(Json.string(node, "kind"));
        Long row = node.has("row") ? Json.number(node, "row") : null;
        List<Issue> issues = readIssues(node);
        List<FieldChange<?>> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : Json.members(node, "fields").entrySet()) {
            Field<?> field = fields.find(member.getKey()).orElse(null);
            FieldChange<?> change = field == null ? null : readField(field, member.getValue());
            if (change == null) {
                String name = Definitions.Name.ofAttribute(member.getKey()).words();
                issues.add(Issue.of(gone, new RowLocation(source, null, row == null ? 0 : row, null), name));
            } else {
                changes.add(change);
            }
        }
        return new PlannedChange(
                row,
                kind,
                readUser(node),
                readExpected(node, kind),
                changes,
                issues,
                Json.strings(node, "effects").stream().map(Effect::of).toList(),
                readOrder(node));
    }

    List<Issue> readIssues(JsonNode node) {
        List<Issue> issues = new ArrayList<>(0);
        for (JsonNode issue : Json.list(node, "issues")) {
            String code = Json.string(issue, "code");
            IssueCode known = CODES.get(code);
            if (known == null) {
                throw new IllegalArgumentException("no issue code \"" + code + "\"");
            }
            issues.add(new Issue(
                    Severity.valueOf(Json.string(issue, "severity")),
                    known,
                    issue.has("row")
                            ? new RowLocation(
                                    source,
                                    Json.optionalString(issue, "sheet"),
                                    Json.number(issue, "row"),
                                    Json.optionalString(issue, "column"))
                            : null,
                    Json.optionalString(issue, "field"),
                    Json.optionalString(issue, "value"),
                    Json.strings(issue, "details"),
                    Json.optionalString(issue, "words")));
        }
        return issues;
    }

    private static @Nullable PlannedUser readUser(JsonNode node) {
        if (node.has("id")) {
            String id = Json.string(node, "id");
            String email = Json.optionalString(node, "primaryEmail");
            return new PlannedUser(new UserId(id), email, email == null ? id : email);
        }
        JsonNode user = node.get("user");
        return user == null
                ? null
                : new PlannedUser(
                        new UserId(Json.string(user, "id")),
                        Json.optionalString(user, "primaryEmail"),
                        Json.string(user, "label"));
    }

    /** A field that is set where nothing was, as in all new users, is its value; another one says what was there. */
    private static <T> void writeField(JsonWriter json, FieldChange<T> change) {
        T before = change.before();
        T after = change.after();
        String key = change.field().key();
        if (before == null && after != null && change.raw() == null) {
            writeValue(json, key, change.field(), after);
            return;
        }
        json.writeObjectPropertyStart(key);
        if (before != null) {
            writeValue(json, "before", change.field(), before);
        }
        if (after != null) {
            writeValue(json, "after", change.field(), after);
        }
        Json.optional(json, "raw", change.raw());
        json.writeEndObject();
    }

    static <T> void writeValue(JsonWriter json, String name, Field<T> field, T value) {
        if (field.isList()) {
            Json.strings(json, name, field.formatAll(value));
        } else {
            json.writeStringProperty(name, field.format(value));
        }
    }

    /** The change of a field, or null when the field is of another type by now. */
    private static <T> @Nullable FieldChange<T> readField(Field<T> field, JsonNode node) {
        Parsed<T> before = node.isObject() ? parsed(field, node.get("before")) : null;
        Parsed<T> after = parsed(field, node.isObject() ? node.get("after") : node);
        if ((before != null && !before.isValid()) || (after != null && !after.isValid())) {
            return null;
        }
        return new FieldChange<>(
                field,
                before == null ? null : before.value(),
                after == null ? null : after.value(),
                node.isObject() ? Json.optionalString(node, "raw") : null);
    }

    private static <T> @Nullable Parsed<T> parsed(Field<T> field, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (field.isList() != value.isArray()) {
            return Parsed.failed(IssueCode.TEXT_INVALID);
        }
        return field.isList()
                ? field.parseAll(Json.texts(value, field.key()))
                : field.parse(Json.text(value, field.key()));
    }

    static <T> @Nullable T readValue(Field<T> field, JsonNode node, String name) {
        Parsed<T> value = parsed(field, node.get(name));
        return value == null ? null : value.value();
    }

    /** A new user, which most are that nobody may be stored for, goes without saying. */
    private static void writeExpected(JsonWriter json, ExpectedState expected) {
        if (expected.kind() == ExpectedState.Kind.STORED) {
            json.writeNumberProperty("version", expected.version());
        } else if (expected.kind() == ExpectedState.Kind.ABSENT && !expected.equals(ExpectedState.NEW)) {
            json.writeNumberProperty("nextVersion", expected.version());
        }
    }

    private static ExpectedState readExpected(JsonNode node, ChangeKind kind) {
        if (node.has("version")) {
            return ExpectedState.storedAt(Json.number(node, "version"));
        }
        if (node.has("nextVersion")) {
            return ExpectedState.absentThen(Json.number(node, "nextVersion"));
        }
        boolean isNobody = kind == ChangeKind.CREATE || kind == ChangeKind.ERASE;
        return isNobody ? ExpectedState.NEW : ExpectedState.ANYTHING;
    }

    private static PlannedChange.Order readOrder(JsonNode node) {
        if (!node.has("wave") && !node.has("unit") && !node.has("needs")) {
            return PlannedChange.Order.FREE;
        }
        return new PlannedChange.Order(
                node.has("wave") ? Math.toIntExact(Json.number(node, "wave")) : 0,
                node.has("unit") ? Math.toIntExact(Json.number(node, "unit")) : 0,
                Json.numbers(node, "needs").stream().map(Math::toIntExact).toList());
    }

    private static Map<String, IssueCode> codes() {
        Map<String, IssueCode> codes = new HashMap<>();
        for (IssueCode code : IssueCode.values()) {
            codes.put(code.code(), code);
        }
        return codes;
    }
}
