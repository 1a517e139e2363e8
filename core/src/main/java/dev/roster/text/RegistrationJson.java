package dev.roster.text;

import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.RegistrationSettings.Approval;
import dev.roster.profile.RegistrationSettings.Mode;
import dev.roster.profile.RegistrationSettings.Need;
import dev.roster.spi.AttemptWindow;

/**
 * The settings of self-registration as JSON, for the REST of a host.
 *
 * <pre>{@code
 * {"on": true, "domains": ["example.com"], "roles": ["member"], "organization": null,
 *  "fields": [{"field": "displayName", "required": true}], "approval": false,
 *  "perAddress": {"attempts": 5, "window": "PT1H", "longestWindow": "PT24H"}, "perSource": {...}}
 * }</pre>
 */
public final class RegistrationJson {

    private RegistrationJson() {}

    /**
     * Adds settings to an object.
     *
     * @param json the object
     * @param settings the settings
     */
    public static void add(JsonObject json, RegistrationSettings settings) {
        OrganizationKey organization = settings.organization();
        json.yesNo("on", settings.mode() == Mode.ON)
                .texts("domains", settings.domains())
                .texts("roles", settings.roles().stream().map(RoleKey::value).toList())
                .text("organization", organization == null ? null : organization.value())
                .objects(
                        "fields",
                        settings.fields().entrySet().stream(),
                        (each, field) ->
                                each.text("field", field.getKey()).yesNo("required", field.getValue() == Need.REQUIRED))
                .yesNo("approval", settings.approval() == Approval.ADMINISTRATOR)
                .object("perAddress", members -> add(members, settings.perAddress()))
                .object("perSource", members -> add(members, settings.perSource()));
    }

    private static void add(JsonObject json, AttemptWindow.Limit limit) {
        json.number("attempts", limit.attempts())
                .text("window", limit.window().toString())
                .text("longestWindow", limit.longestWindow().toString());
    }
}
