package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.DomainKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A role catalog as one JSON object, in a file and as a tenant remembers it: {@code {"catalog": NAME, "roles": [...]}}, or
 * the name alone of one that comes with Roster.
 */
public final class RoleCatalogCodec {

    private static final int MAX_ROLES = 1_000;
    private static final Set<String> MEMBERS = Set.of("catalog", "roles");
    private static final Set<String> ROLE_MEMBERS =
            Set.of("key", "name", "description", "level", "permissions", "inherits", "domain");

    /**
     * What the object says.
     *
     * @param name the name of the catalog
     * @param roles its roles; empty where the name alone is there
     */
    public record Content(String name, List<Role> roles) {

        /** Copies the roles. */
        public Content {
            roles = List.copyOf(roles);
        }
    }

    private RoleCatalogCodec() {}

    /**
     * Writes a catalog.
     *
     * @param content the catalog
     * @return the object, one role a line
     */
    public static String write(Content content) {
        String name = Json.text(json -> json.writeString(content.name()));
        if (content.roles().isEmpty()) {
            return "{\"catalog\":" + name + "}";
        }
        List<String> roles = content.roles().stream()
                .map(role -> Json.text(json -> write(json, role)))
                .toList();
        return "{\"catalog\":" + name + ",\"roles\":[\n" + String.join(",\n", roles) + "\n]}\n";
    }

    private static void write(JsonWriter json, Role role) {
        json.writeStartObject();
        json.writeStringProperty("key", role.key().value());
        json.writeStringProperty("name", role.name());
        Json.optional(json, "description", role.description());
        json.writeNumberProperty("level", role.level());
        if (!role.permissions().isEmpty()) {
            json.writeObjectPropertyStart("permissions");
            role.permissions()
                    .forEach((permission, scopes) -> Json.strings(
                            json,
                            permission.name(),
                            scopes.stream().map(RoleCatalogCodec::word).toList()));
            json.writeEndObject();
        }
        if (!role.inherits().isEmpty()) {
            Json.strings(
                    json,
                    "inherits",
                    role.inherits().stream().map(RoleKey::value).toList());
        }
        Json.optional(
                json, "domain", role.domain() == null ? null : role.domain().value());
        json.writeEndObject();
    }

    /**
     * Reads a catalog that anybody may have written.
     *
     * @param text up to 1,048,576 characters
     * @return the catalog
     * @throws IllegalArgumentException if it is none, as the message says
     */
    public static Content read(String text) {
        if (text.length() > Setting.MAX_LENGTH) {
            throw new IllegalArgumentException("a role catalog has up to 1,048,576 characters");
        }
        JsonNode root = Json.read(text);
        requireMembers(root, MEMBERS, "a role catalog");
        String name = Json.string(root, "catalog");
        if (!root.has("roles")) {
            return new Content(name, List.of());
        }
        JsonNode array = array(root, "roles", "a role catalog");
        if (array.isEmpty() || array.size() > MAX_ROLES) {
            throw new IllegalArgumentException("a role catalog has 1 to 1,000 roles, found " + array.size());
        }
        List<Role> roles = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            roles.add(role(node, roles.size() + 1));
        }
        return new Content(name, roles);
    }

    private static Role role(JsonNode node, int number) {
        try {
            return role(node);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("role " + number + " of the catalog: " + e.getMessage(), e);
        }
    }

    private static Role role(JsonNode node) {
        requireMembers(node, ROLE_MEMBERS, "a role");
        RoleBuilder role = Role.builder(Json.string(node, "key")).description(Json.optionalString(node, "description"));
        if (node.has("name")) {
            role.name(Json.string(node, "name"));
        }
        if (node.has("level")) {
            role.level(Math.toIntExact(Math.max(-1, Math.min(Role.MAX_LEVEL + 1L, Json.number(node, "level")))));
        }
        if (node.has("inherits")) {
            array(node, "inherits", "a role");
            role.inherits(
                    Json.strings(node, "inherits").stream().map(RoleKey::new).toList());
        }
        if (node.has("domain")) {
            role.domain(new DomainKey(Json.string(node, "domain")));
        }
        for (Map.Entry<String, JsonNode> allowed :
                Json.members(node, "permissions").entrySet()) {
            Permission permission = new Permission(allowed.getKey());
            if (!allowed.getValue().isArray() || allowed.getValue().isEmpty()) {
                throw new IllegalArgumentException("permission " + permission + " needs a list of scopes");
            }
            Json.texts(allowed.getValue(), allowed.getKey()).forEach(word -> role.allow(permission, scope(word)));
        }
        return role.build();
    }

    private static void requireMembers(JsonNode node, Set<String> known, String what) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(what + " is a JSON object");
        }
        for (String name : Json.names(node)) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(what + " has no member \"" + shortened(name) + "\"; it may have "
                        + known.stream().sorted().toList());
            }
        }
    }

    private static JsonNode array(JsonNode node, String name, String what) {
        JsonNode array = node.get(name);
        if (!array.isArray()) {
            throw new IllegalArgumentException("\"" + name + "\" of " + what + " is a list");
        }
        return array;
    }

    private static String word(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Scope scope(String word) {
        for (Scope scope : Scope.values()) {
            if (word(scope).equals(word)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("\"" + shortened(word)
                + "\" is no scope; use self, own, reports, all-reports, groups, organization or all");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
