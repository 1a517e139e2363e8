package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.profile.RegistrationSettings;
import dev.roster.profile.RegistrationSettings.Approval;
import dev.roster.profile.RegistrationSettings.Mode;
import dev.roster.profile.RegistrationSettings.Need;
import dev.roster.spi.AttemptWindow;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of self-registration as one JSON object, as a tenant remembers them. */
public final class RegistrationCodec {

    private RegistrationCodec() {}

    /**
     * Writes settings.
     *
     * @param settings the settings
     * @return the object; equal settings are equal texts
     */
    public static String write(RegistrationSettings settings) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeBooleanProperty("on", settings.mode() == Mode.ON);
            Json.strings(json, "domains", List.copyOf(settings.domains()));
            Json.strings(
                    json, "roles", settings.roles().stream().map(RoleKey::value).toList());
            OrganizationKey organization = settings.organization();
            Json.optional(json, "organization", organization == null ? null : organization.value());
            json.writeObjectPropertyStart("fields");
            settings.fields().forEach((field, need) -> json.writeBooleanProperty(field, need == Need.REQUIRED));
            json.writeEndObject();
            json.writeBooleanProperty("approval", settings.approval() == Approval.ADMINISTRATOR);
            write(json, "perAddress", settings.perAddress());
            write(json, "perSource", settings.perSource());
            json.writeEndObject();
        });
    }

    private static void write(JsonWriter json, String name, AttemptWindow.Limit limit) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("attempts", limit.attempts());
        json.writeStringProperty("window", limit.window().toString());
        json.writeStringProperty("longestWindow", limit.longestWindow().toString());
        json.writeEndObject();
    }

    /**
     * Reads settings.
     *
     * @param text what {@link #write} gave
     * @return the settings
     * @throws IllegalArgumentException if they are none
     */
    public static RegistrationSettings read(String text) {
        JsonNode root = Json.read(text);
        String organization = Json.optionalString(root, "organization");
        Map<String, Need> fields = new LinkedHashMap<>();
        Json.members(root, "fields")
                .keySet()
                .forEach(field ->
                        fields.put(field, Json.yesNo(root.get("fields"), field) ? Need.REQUIRED : Need.OPTIONAL));
        return new RegistrationSettings(
                Json.yesNo(root, "on") ? Mode.ON : Mode.OFF,
                new LinkedHashSet<>(Json.strings(root, "domains")),
                Json.strings(root, "roles").stream().map(RoleKey::new).collect(Collectors.toSet()),
                organization == null ? null : new OrganizationKey(organization),
                fields,
                Json.yesNo(root, "approval") ? Approval.ADMINISTRATOR : Approval.NONE,
                limit(root, "perAddress"),
                limit(root, "perSource"));
    }

    private static AttemptWindow.Limit limit(JsonNode root, String name) {
        JsonNode limit = root.path(name);
        try {
            return new AttemptWindow.Limit(
                    Math.toIntExact(Json.number(limit, "attempts")),
                    Duration.parse(Json.string(limit, "window")),
                    Duration.parse(Json.string(limit, "longestWindow")));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("\"" + name + "\" is no limit", e);
        }
    }
}
