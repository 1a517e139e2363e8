package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.cell.ColumnFormat;
import dev.roster.cell.DateOrder;
import dev.roster.cell.ListSeparators;
import dev.roster.cell.NumberMarks;
import dev.roster.mapping.Candidate;
import dev.roster.mapping.ColumnMapping;
import dev.roster.mapping.Control;
import dev.roster.mapping.Tier;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.plan.PlanBasis;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.ExistingPolicy;
import dev.roster.profile.Instruction;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.MigrationPolicy;
import dev.roster.profile.MissingPolicy;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.PlanId;
import dev.roster.table.SourceInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan was made from, as JSON: the header holds all but what is known at the end of the file. Custom attributes
 * that are gone since are left out when it is read; the changes that set them say so.
 */
final class BasisCodec {

    private BasisCodec() {}

    static void write(JsonWriter json, PlanBasis basis) {
        json.writeStringProperty("store", basis.storeId());
        if (basis.head() != null) {
            json.writeStringProperty("head", basis.head().value());
        }
        json.writeStringProperty("actor", basis.actor());
        json.writeStringProperty("profile", basis.profile());
        json.writeStringProperty("source", basis.source().name());
        if (basis.undoes() != null) {
            json.writeStringProperty("undoes", basis.undoes().value());
        }
        writePolicy(json, basis.policy());
        if (!basis.instructions().isEmpty()) {
            json.writeArrayPropertyStart("instructions");
            basis.instructions().forEach(instruction -> writeInstruction(json, instruction));
            json.writeEndArray();
        }
        Json.strings(
                json, "matchedBy", basis.matchedBy().stream().map(Field::key).toList());
        json.writeNumberProperty("headerRow", basis.headerRow());
        json.writeArrayPropertyStart("columns");
        basis.columns().forEach(column -> writeColumn(json, column));
        json.writeEndArray();
    }

    static PlanBasis read(JsonNode node, Fields fields, SourceInfo source, List<Issue> issues) {
        return new PlanBasis(
                Json.string(node, "store"),
                node.has("head") ? new PlanId(Json.string(node, "head")) : null,
                Json.string(node, "actor"),
                Json.string(node, "profile"),
                readPolicy(node.get("policy"), fields),
                Json.strings(node, "matchedBy").stream()
                        .<Field<?>>flatMap(key -> fields.find(key).stream())
                        .toList(),
                source,
                Json.number(node, "headerRow"),
                Json.list(node, "columns").stream()
                        .map(column -> readColumn(column, fields))
                        .toList(),
                issues,
                node.has("undoes") ? new PlanId(Json.string(node, "undoes")) : null,
                null,
                node.has("instructions")
                        ? Json.list(node, "instructions").stream()
                                .map(BasisCodec::readInstruction)
                                .toList()
                        : List.of());
    }

    private static void writeInstruction(JsonWriter json, Instruction instruction) {
        json.writeStartObject();
        json.writeStringProperty("kind", instruction.kind().name());
        json.writeObjectPropertyStart("values");
        instruction.values().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static Instruction readInstruction(JsonNode node) {
        JsonNode texts = node.get("values");
        Map<String, String> values = new LinkedHashMap<>();
        Json.names(texts).forEach(name -> values.put(name, Json.string(texts, name)));
        return new Instruction(Instruction.Kind.valueOf(Json.string(node, "kind")), values);
    }

    static void writeSource(JsonWriter json, SourceInfo source) {
        json.writeObjectPropertyStart("source");
        json.writeStringProperty("name", source.name());
        Json.optional(json, "sheet", source.sheet());
        json.writeStringProperty("format", source.format());
        json.writeStringProperty("fingerprint", source.fingerprint());
        json.writeEndObject();
    }

    static SourceInfo readSource(JsonNode node) {
        return new SourceInfo(
                Json.string(node, "name"),
                Json.optionalString(node, "sheet"),
                Json.string(node, "format"),
                Json.string(node, "fingerprint"));
    }

    private static void writePolicy(JsonWriter json, MigrationPolicy policy) {
        json.writeObjectPropertyStart("policy");
        json.writeStringProperty("onConflict", policy.onConflict().name());
        writeByField(json, "fieldConflicts", policy.fieldConflicts());
        json.writeStringProperty("blank", policy.blank().name());
        writeByField(json, "fieldBlanks", policy.fieldBlanks());
        json.writeStringProperty("clearToken", policy.clearToken());
        json.writeStringProperty("existing", policy.existing().name());
        json.writeStringProperty("missing", policy.missing().name());
        json.writeStringProperty("absent", policy.absent().name());
        json.writeStringProperty("duplicates", policy.duplicates().name());
        json.writeStringProperty("unknownRole", policy.unknownRole().name());
        json.writeStringProperty("unknownGroup", policy.unknownGroup().name());
        json.writeStringProperty(
                "unknownOrganization", policy.unknownOrganization().name());
        json.writeStringProperty("invalid", policy.invalid().name());
        writeByField(json, "fieldInvalids", policy.fieldInvalids());
        json.writeStringProperty("unknownManager", policy.unknownManager().name());
        json.writeStringProperty("applying", policy.applying().name());
        json.writeEndObject();
    }

    private static void writeByField(JsonWriter json, String name, Map<Field<?>, ? extends Enum<?>> answers) {
        json.writeObjectPropertyStart(name);
        answers.forEach((field, answer) -> json.writeStringProperty(field.key(), answer.name()));
        json.writeEndObject();
    }

    private static MigrationPolicy readPolicy(JsonNode node, Fields fields) {
        return new MigrationPolicy(
                answer(ConflictPolicy.class, node, "onConflict"),
                readByField(ConflictPolicy.class, node.get("fieldConflicts"), fields),
                answer(BlankPolicy.class, node, "blank"),
                readByField(BlankPolicy.class, node.get("fieldBlanks"), fields),
                Json.string(node, "clearToken"),
                answer(ExistingPolicy.class, node, "existing"),
                answer(MissingPolicy.class, node, "missing"),
                answer(AbsentPolicy.class, node, "absent"),
                answer(DuplicatePolicy.class, node, "duplicates"),
                answer(UnknownPolicy.class, node, "unknownRole"),
                answer(UnknownPolicy.class, node, "unknownGroup"),
                answer(UnknownPolicy.class, node, "unknownOrganization"),
                answer(InvalidPolicy.class, node, "invalid"),
                readByField(InvalidPolicy.class, node.get("fieldInvalids"), fields),
                answer(InvalidPolicy.class, node, "unknownManager"),
                answer(ApplyPolicy.class, node, "applying"));
    }

    private static <E extends Enum<E>> E answer(Class<E> question, JsonNode node, String name) {
        return Enum.valueOf(question, Json.string(node, name));
    }

    private static <E extends Enum<E>> Map<Field<?>, E> readByField(Class<E> question, JsonNode node, Fields fields) {
        Map<Field<?>, E> answers = new LinkedHashMap<>();
        Json.names(node)
                .forEach(key -> fields.find(key).ifPresent(field -> answers.put(field, answer(question, node, key))));
        return answers;
    }

    private static void writeColumn(JsonWriter json, ColumnMapping column) {
        json.writeStartObject();
        json.writeNumberProperty("index", column.index());
        json.writeStringProperty("column", column.column());
        if (column.field() != null) {
            json.writeStringProperty("field", column.field().key());
        }
        if (column.control() != null) {
            json.writeStringProperty("control", column.control().name());
        }
        json.writeStringProperty("tier", column.tier().name());
        json.writeNumberProperty("confidence", column.confidence());
        json.writeStringProperty("reason", column.reason());
        json.writeArrayPropertyStart("candidates");
        for (Candidate candidate : column.candidates()) {
            json.writeStartObject();
            json.writeStringProperty("field", candidate.field().key());
            json.writeNumberProperty("confidence", candidate.confidence());
            json.writeStringProperty("reason", candidate.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringProperty("dates", column.format().dateOrder().name());
        json.writeBooleanProperty("inverted", column.format().inverted());
        json.writeStringProperty("separators", column.format().separators().name());
        json.writeStringProperty("numbers", column.format().numbers().name());
        json.writeEndObject();
    }

    private static ColumnMapping readColumn(JsonNode node, Fields fields) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode candidate : Json.list(node, "candidates")) {
            fields.find(Json.string(candidate, "field"))
                    .ifPresent(field -> candidates.add(new Candidate(
                            field, Json.decimal(candidate, "confidence"), Json.string(candidate, "reason"))));
        }
        Field<?> field =
                node.has("field") ? fields.find(Json.string(node, "field")).orElse(null) : null;
        boolean isGone = node.has("field") && field == null;
        return new ColumnMapping(
                (int) Json.number(node, "index"),
                Json.string(node, "column"),
                field,
                node.has("control") ? Control.valueOf(Json.string(node, "control")) : null,
                isGone ? Tier.UNMAPPED : Tier.valueOf(Json.string(node, "tier")),
                Json.decimal(node, "confidence"),
                Json.string(node, "reason"),
                candidates,
                new ColumnFormat(
                        DateOrder.valueOf(Json.string(node, "dates")),
                        Json.yesNo(node, "inverted"),
                        ListSeparators.valueOf(Json.string(node, "separators")),
                        NumberMarks.valueOf(Json.string(node, "numbers"))));
    }
}
