package dev.roster.cli;

import dev.roster.model.CustomAttribute;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Team;

/** Roles, groups, organizations and attributes as JSON. */
final class CatalogJson {

    private CatalogJson() {}

    static void entry(JsonWriter json, String key, String name) {
        json.writeStartObject();
        json.writeStringProperty("key", key);
        json.writeStringProperty("name", name);
        json.writeEndObject();
    }

    static void team(JsonWriter json, Team team) {
        json.writeStartObject();
        json.writeStringProperty("key", team.key().value());
        json.writeStringProperty("name", team.name());
        Json.text(
                json,
                "organization",
                team.organization() == null ? null : team.organization().value());
        json.writeEndObject();
    }

    static void role(JsonWriter json, Role role) {
        json.writeStartObject();
        json.writeStringProperty("key", role.key().value());
        json.writeStringProperty("name", role.name());
        json.writeNumberProperty("level", role.level());
        Json.text(json, "description", role.description());
        json.writeObjectPropertyStart("permissions");
        role.permissions().forEach((permission, scopes) -> {
            json.writeArrayPropertyStart(permission.name());
            scopes.stream().map(Words::of).forEach(json::writeString);
            json.writeEndArray();
        });
        json.writeEndObject();
        json.writeArrayPropertyStart("inherits");
        role.inherits().stream().map(RoleKey::value).forEach(json::writeString);
        json.writeEndArray();
        Json.text(json, "domain", role.domain() == null ? null : role.domain().value());
        json.writeEndObject();
    }

    static void attribute(JsonWriter json, CustomAttribute attribute) {
        json.writeStartObject();
        json.writeStringProperty("key", attribute.key().value());
        json.writeStringProperty("label", attribute.label());
        json.writeStringProperty("type", Words.of(attribute.type()));
        json.writeBooleanProperty("visibleToManagers", attribute.visibleToManagers());
        json.writeBooleanProperty("editableByManagers", attribute.editableByManagers());
        json.writeEndObject();
    }
}
