package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.AttributeType;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import dev.roster.plan.EntryChange;
import org.jspecify.annotations.Nullable;

/** The change of an entry of a catalog as JSON: the entry before and after, with everything it has. */
final class EntryCodec {

    private EntryCodec() {}

    static void write(JsonWriter json, String name, @Nullable EntryChange change) {
        if (change == null) {
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("kind", change.key().kind().name());
        write(json, "before", change.before());
        write(json, "after", change.after());
        json.writeEndObject();
    }

    private static void write(JsonWriter json, String name, @Nullable CatalogEntry entry) {
        if (entry == null) {
            return;
        }
        json.writeName(name);
        switch (entry.kind()) {
            case ROLE -> RoleCodec.write(json, (Role) entry);
            case GROUP -> named(json, entry, ((Group) entry).name(), null);
            case ORGANIZATION -> named(json, entry, ((Organization) entry).name(), null);
            case TEAM -> {
                OrganizationKey organization = ((Team) entry).organization();
                named(json, entry, ((Team) entry).name(), organization == null ? null : organization.value());
            }
            case ATTRIBUTE -> write(json, (CustomAttribute) entry);
            case SETTING -> write(json, (Setting) entry);
        }
    }

    private static void named(JsonWriter json, CatalogEntry entry, String text, @Nullable String organization) {
        json.writeStartObject();
        json.writeStringProperty("key", entry.entryKey().value());
        json.writeStringProperty("name", text);
        Json.optional(json, "organization", organization);
        json.writeEndObject();
    }

    private static void write(JsonWriter json, CustomAttribute attribute) {
        json.writeStartObject();
        json.writeStringProperty("key", attribute.key().value());
        json.writeStringProperty("label", attribute.label());
        json.writeStringProperty("type", attribute.type().name());
        json.writeBooleanProperty("visibleToManagers", attribute.visibleToManagers());
        json.writeBooleanProperty("editableByManagers", attribute.editableByManagers());
        json.writeEndObject();
    }

    private static void write(JsonWriter json, Setting setting) {
        json.writeStartObject();
        json.writeStringProperty("key", setting.key());
        json.writeStringProperty("json", setting.json());
        json.writeEndObject();
    }

    static @Nullable EntryChange readChange(JsonNode parent, String name) {
        if (!parent.has(name)) {
            return null;
        }
        JsonNode node = parent.get(name);
        CatalogEntry.Kind kind = CatalogEntry.Kind.valueOf(Json.string(node, "kind"));
        return new EntryChange(read(node, "before", kind), read(node, "after", kind));
    }

    private static @Nullable CatalogEntry read(JsonNode parent, String name, CatalogEntry.Kind kind) {
        if (!parent.has(name)) {
            return null;
        }
        JsonNode node = parent.get(name);
        return switch (kind) {
            case ROLE -> RoleCodec.read(node);
            case GROUP -> new Group(new GroupKey(Json.string(node, "key")), Json.string(node, "name"));
            case ORGANIZATION ->
                new Organization(new OrganizationKey(Json.string(node, "key")), Json.string(node, "name"));
            case TEAM -> readTeam(node);
            case ATTRIBUTE -> readAttribute(node);
            case SETTING -> new Setting(Json.string(node, "key"), Json.string(node, "json"));
        };
    }

    private static Team readTeam(JsonNode node) {
        String organization = Json.optionalString(node, "organization");
        return new Team(
                new TeamKey(Json.string(node, "key")),
                Json.string(node, "name"),
                organization == null ? null : new OrganizationKey(organization));
    }

    private static CustomAttribute readAttribute(JsonNode node) {
        AttributeType type = AttributeType.valueOf(Json.string(node, "type"));
        return CustomAttribute.builder(Json.string(node, "key"), type)
                .label(Json.string(node, "label"))
                .visibleToManagers(Json.yesNo(node, "visibleToManagers"))
                .editableByManagers(Json.yesNo(node, "editableByManagers"))
                .build();
    }
}
