package dev.roster.json;

import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.Prerequisites;
import dev.roster.plan.Safeguard;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** What stands at the end of a plan, as JSON: counts, prerequisites, safeguards. */
final class TrailerCodec {

    private TrailerCodec() {}

    static void writeSummary(JsonGenerator json, PlanSummary summary) {
        json.writeObjectPropertyStart("summary");
        json.writeNumberProperty("rows", summary.rows());
        summary.changes().forEach((kind, count) -> json.writeNumberProperty(kind.name(), count));
        json.writeNumberProperty("rolesCreated", summary.rolesCreated());
        json.writeNumberProperty("groupsCreated", summary.groupsCreated());
        json.writeNumberProperty("organizationsCreated", summary.organizationsCreated());
        json.writeNumberProperty("invitations", summary.invitations());
        json.writeNumberProperty("issues", summary.issues());
        json.writeEndObject();
    }

    static PlanSummary readSummary(JsonNode parent) {
        JsonNode node = parent.get("summary");
        Map<ChangeKind, Long> changes = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            changes.put(kind, Json.number(node, kind.name()));
        }
        return new PlanSummary(
                Json.number(node, "rows"),
                changes,
                (int) Json.number(node, "rolesCreated"),
                (int) Json.number(node, "groupsCreated"),
                (int) Json.number(node, "organizationsCreated"),
                Json.number(node, "invitations"),
                Json.number(node, "issues"));
    }

    static void writePrerequisites(JsonGenerator json, Prerequisites prerequisites) {
        json.writeObjectPropertyStart("prerequisites");
        json.writeArrayPropertyStart("roles");
        for (Role role : prerequisites.roles()) {
            json.writeStartObject();
            json.writeStringProperty("key", role.key().value());
            json.writeStringProperty("name", role.name());
            json.writeNumberProperty("level", role.level());
            json.writeStringProperty("scope", role.scope().name());
            Json.strings(json, "permissions", role.permissions().stream().map(Permission::name).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
        Json.strings(json, "groups", prerequisites.groups().stream().map(Group::name).toList());
        Json.strings(json, "organizations", prerequisites.organizations().stream().map(Organization::name).toList());
        Prerequisites.Obsolete obsolete = prerequisites.obsolete();
        Json.strings(json, "obsoleteRoles", obsolete.roles().stream().map(RoleKey::value).toList());
        Json.strings(json, "obsoleteGroups", obsolete.groups().stream().map(GroupKey::value).toList());
        Json.strings(
                json,
                "obsoleteOrganizations",
                obsolete.organizations().stream().map(OrganizationKey::value).toList());
        json.writeEndObject();
    }

    static Prerequisites readPrerequisites(JsonNode parent) {
        JsonNode node = parent.get("prerequisites");
        List<Role> roles = Json.list(node, "roles").stream()
                .map(role -> new Role(
                        new RoleKey(Json.string(role, "key")),
                        Json.string(role, "name"),
                        (int) Json.number(role, "level"),
                        Json.strings(role, "permissions").stream().map(Permission::new).collect(Collectors.toSet()),
                        Scope.valueOf(Json.string(role, "scope"))))
                .toList();
        return new Prerequisites(
                roles,
                Json.strings(node, "groups").stream().map(Group::named).toList(),
                Json.strings(node, "organizations").stream().map(Organization::named).toList(),
                new Prerequisites.Obsolete(
                        Json.strings(node, "obsoleteRoles").stream().map(RoleKey::new).toList(),
                        Json.strings(node, "obsoleteGroups").stream().map(GroupKey::new).toList(),
                        Json.strings(node, "obsoleteOrganizations").stream().map(OrganizationKey::new).toList()));
    }

    static void writeSafeguards(JsonGenerator json, List<Safeguard.Tripped> safeguards) {
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
