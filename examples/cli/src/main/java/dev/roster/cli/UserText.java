package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.List;

/** Users as texts by field. */
final class UserText {

    private UserText() {}

    /** The canonical text, which an import reads again; empty where there is no value. */
    static <T> String text(Field<T> field, User user) {
        return field.of(user).map(field::format).orElse("");
    }

    static List<String> texts(List<Field<?>> fields, User user) {
        return fields.stream().map(field -> text(field, user)).toList();
    }

    static void write(JsonWriter json, List<Field<?>> fields, User user) {
        json.writeStartObject();
        fields.forEach(field -> write(json, field, user));
        json.writeEndObject();
    }

    /** The user with what a later change must name. */
    static void writeWithVersion(JsonWriter json, List<Field<?>> fields, User user) {
        json.writeStartObject();
        json.writeNumberProperty("version", user.version());
        fields.forEach(field -> write(json, field, user));
        json.writeEndObject();
    }

    private static <T> void write(JsonWriter json, Field<T> field, User user) {
        Json.value(json, field.key(), field, field.valueOf(user));
    }
}
