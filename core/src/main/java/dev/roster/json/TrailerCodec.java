package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.mapping.UnknownValue;
import dev.roster.model.Fields;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Definitions;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.Safeguard;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands at the end of a plan, as JSON: counts, prerequisites, safeguards. */
final class TrailerCodec {

    private TrailerCodec() {}

    static void writeSummary(JsonWriter json, PlanSummary summary) {
        json.writeObjectPropertyStart("summary");
        json.writeNumberProperty("rows", summary.rows());
        summary.changes().forEach((kind, count) -> json.writeNumberProperty(kind.name(), count));
        json.writeNumberProperty("rolesCreated", summary.rolesCreated());
        json.writeNumberProperty("groupsCreated", summary.groupsCreated());
        json.writeNumberProperty("organizationsCreated", summary.organizationsCreated());
        json.writeNumberProperty("invitations", summary.invitations());
        json.writeNumberProperty("escalations", summary.escalations());
        json.writeNumberProperty("issues", summary.issues());
        json.writeEndObject();
    }

    static PlanSummary readSummary(JsonNode parent) {
        JsonNode node = parent.get("summary");
        Map<ChangeKind, Long> changes = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            // Reports are kept longer than versions: an older one does not know every kind.
            changes.put(kind, node.has(kind.name()) ? Json.number(node, kind.name()) : 0L);
        }
        return new PlanSummary(
                Json.number(node, "rows"),
                changes,
                (int) Json.number(node, "rolesCreated"),
                (int) Json.number(node, "groupsCreated"),
                (int) Json.number(node, "organizationsCreated"),
                Json.number(node, "invitations"),
                Json.number(node, "escalations"),
                Json.number(node, "issues"));
    }

    static void writePrerequisites(JsonWriter json, Prerequisites prerequisites) {
        json.writeObjectPropertyStart("prerequisites");
        writeEntries(json, prerequisites.roles(), prerequisites.groups(), prerequisites.organizations());
        Prerequisites.Obsolete obsolete = prerequisites.obsolete();
        json.writeObjectPropertyStart("obsolete");
        writeEntries(json, obsolete.roles(), obsolete.groups(), obsolete.organizations());
        json.writeEndObject();
        EntryCodec.write(json, "change", prerequisites.change());
        json.writeEndObject();
    }

    private static void writeEntries(
            JsonWriter json, List<Role> roles, List<Group> groups, List<Organization> organizations) {
        json.writeArrayPropertyStart("roles");
        for (Role role : roles) {
            RoleCodec.write(json, role);
        }
        json.writeEndArray();
        Json.strings(json, "groups", groups.stream().map(Group::name).toList());
        Json.strings(
                json,
                "organizations",
                organizations.stream().map(Organization::name).toList());
    }

    static Prerequisites readPrerequisites(JsonNode parent) {
        JsonNode node = parent.get("prerequisites");
        JsonNode obsolete = node.get("obsolete");
        return new Prerequisites(
                readRoles(node),
                readGroups(node),
                readOrganizations(node),
                new Prerequisites.Obsolete(readRoles(obsolete), readGroups(obsolete), readOrganizations(obsolete)),
                EntryCodec.readChange(node, "change"));
    }

    private static List<Role> readRoles(JsonNode node) {
        return Json.list(node, "roles").stream().map(RoleCodec::read).toList();
    }

    private static List<Group> readGroups(JsonNode node) {
        return Json.strings(node, "groups").stream().map(Group::named).toList();
    }

    private static List<Organization> readOrganizations(JsonNode node) {
        return Json.strings(node, "organizations").stream()
                .map(Organization::named)
                .toList();
    }

    static void writeDefinitions(JsonWriter json, Definitions definitions) {
        json.writeObjectPropertyStart("definitions");
        for (Definitions.Kind kind : Definitions.Kind.values()) {
            json.writeObjectPropertyStart(kind.name());
            definitions.texts().forEach((name, text) -> {
                if (name.kind() == kind) {
                    json.writeStringProperty(name.key(), text);
                }
            });
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    static Definitions readDefinitions(JsonNode parent) {
        JsonNode node = parent.get("definitions");
        Map<Definitions.Name, String> texts = new HashMap<>();
        for (Definitions.Kind kind : Definitions.Kind.values()) {
            JsonNode defined = node.get(kind.name());
            Json.names(defined).forEach(key -> texts.put(new Definitions.Name(kind, key), Json.string(defined, key)));
        }
        return new Definitions(texts);
    }

    static void writeUnknownValues(JsonWriter json, List<UnknownValue> values) {
        json.writeArrayPropertyStart("unknownValues");
        for (UnknownValue value : values) {
            json.writeStartObject();
            json.writeStringProperty("field", value.field().key());
            json.writeStringProperty("value", value.value());
            json.writeNumberProperty("count", value.count());
            json.writeArrayPropertyStart("rows");
            value.rows().forEach(json::writeNumber);
            json.writeEndArray();
            Json.strings(json, "nearest", value.nearest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<UnknownValue> readUnknownValues(JsonNode parent, Fields fields) {
        return Json.list(parent, "unknownValues").stream()
                .map(node -> new UnknownValue(
                        fields.require(Json.string(node, "field")),
                        Json.string(node, "value"),
                        Json.number(node, "count"),
                        Json.numbers(node, "rows"),
                        Json.strings(node, "nearest")))
                .toList();
    }

    static void writeSafeguards(JsonWriter json, List<Safeguard.Tripped> safeguards) {
        json.writeArrayPropertyStart("safeguards");
        for (Safeguard.Tripped tripped : safeguards) {
            json.writeStartObject();
            json.writeStringProperty("safeguard", tripped.safeguard().name());
            json.writeStringProperty("message", tripped.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<Safeguard.Tripped> readSafeguards(JsonNode parent) {
        return Json.list(parent, "safeguards").stream()
                .map(node -> new Safeguard.Tripped(
                        Safeguard.valueOf(Json.string(node, "safeguard")), Json.string(node, "message")))
                .toList();
    }
}
