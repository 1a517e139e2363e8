package dev.roster.text;

import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Setting;
import dev.roster.model.Team;

/** What a tenant defines beside its users as JSON for programs. */
public final class CatalogJson {

    private CatalogJson() {}

    /**
     * Adds what an entry says: {@code key} and {@code name}; of a team its {@code organization}; of a role {@code level,
     * description, permissions} with their scopes, {@code inherits, domain}; of an attribute {@code key, label, type,
     * visibleToManagers, editableByManagers}; of a setting its text as {@code json}.
     *
     * @param json the object that is written
     * @param entry the entry
     */
    public static void add(JsonObject json, CatalogEntry entry) {
        json.text("key", entry.entryKey().value());
        switch (entry.kind()) {
            case GROUP -> json.text("name", ((Group) entry).name());
            case ORGANIZATION -> json.text("name", ((Organization) entry).name());
            case TEAM -> addTeam(json, (Team) entry);
            case ROLE -> addRole(json, (Role) entry);
            case ATTRIBUTE -> addAttribute(json, (CustomAttribute) entry);
            case SETTING -> json.text("json", ((Setting) entry).json());
        }
    }

    private static void addTeam(JsonObject json, Team team) {
        json.text("name", team.name())
                .text(
                        "organization",
                        team.organization() == null ? null : team.organization().value());
    }

    private static void addRole(JsonObject json, Role role) {
        json.text("name", role.name())
                .number("level", role.level())
                .text("description", role.description())
                .object(
                        "permissions",
                        permissions -> role.permissions()
                                .forEach((permission, scopes) -> permissions.texts(
                                        permission.name(),
                                        scopes.stream().map(PlanJson::word).toList())))
                .texts("inherits", role.inherits().stream().map(RoleKey::value).toList())
                .text("domain", role.domain() == null ? null : role.domain().value());
    }

    private static void addAttribute(JsonObject json, CustomAttribute attribute) {
        json.text("label", attribute.label())
                .text("type", PlanJson.word(attribute.type()))
                .yesNo("visibleToManagers", attribute.visibleToManagers())
                .yesNo("editableByManagers", attribute.editableByManagers());
    }
}
