package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.DomainKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.util.Iterator;

/** The definition of a role as one JSON object. */
final class RoleCodec {

    private RoleCodec() {}

    static void write(JsonWriter json, Role role) {
        json.writeStartObject();
        json.writeStringProperty("key", role.key().value());
        json.writeStringProperty("name", role.name());
        Json.optional(json, "description", role.description());
        json.writeNumberProperty("level", role.level());
        json.writeObjectPropertyStart("permissions");
        role.permissions()
                .forEach((permission, scopes) -> Json.strings(
                        json,
                        permission.name(),
                        scopes.stream().map(Scope::name).toList()));
        json.writeEndObject();
        Json.strings(
                json, "inherits", role.inherits().stream().map(RoleKey::value).toList());
        Json.optional(
                json, "domain", role.domain() == null ? null : role.domain().value());
        json.writeEndObject();
    }

    static Role read(JsonNode node) {
        RoleBuilder role = Role.builder(Json.string(node, "key"))
                .name(Json.string(node, "name"))
                .description(Json.optionalString(node, "description"))
                .level((int) Json.number(node, "level"))
                .inherits(Json.strings(node, "inherits").stream()
                        .map(RoleKey::new)
                        .toList());
        String domain = Json.optionalString(node, "domain");
        role.domain(domain == null ? null : new DomainKey(domain));
        JsonNode permissions = node.get("permissions");
        for (Iterator<String> names = permissions.fieldNames(); names.hasNext(); ) {
            Permission permission = new Permission(names.next());
            Json.strings(permissions, permission.name()).forEach(scope -> role.allow(permission, Scope.valueOf(scope)));
        }
        return role.build();
    }
}
