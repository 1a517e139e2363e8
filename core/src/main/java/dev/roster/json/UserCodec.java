package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.AttributeValue;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import org.jspecify.annotations.Nullable;

/** A whole user as one JSON object, so that a deleted one can be brought back exactly. */
final class UserCodec {

    private UserCodec() {}

    static void write(JsonWriter json, String name, User user) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("version", user.version());
        for (Field<?> field : Fields.builtIn().all()) {
            writeField(json, field, user);
        }
        json.writeArrayPropertyStart("attributes");
        user.attributes().forEach((key, value) -> {
            json.writeStartObject();
            json.writeStringProperty("key", key.value());
            json.writeStringProperty("type", value.type().name());
            json.writeStringProperty("value", value.text());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    static User read(JsonNode node) {
        UserBuilder user = User.builder(new UserId(Json.string(node, "id"))).version(Json.number(node, "version"));
        for (Field<?> field : Fields.builtIn().all()) {
            if (!field.equals(Field.ID)) {
                readField(field, node, user);
            }
        }
        for (JsonNode attribute : Json.list(node, "attributes")) {
            user.attribute(
                    new AttributeKey(Json.string(attribute, "key")),
                    AttributeValue.parse(
                                    AttributeType.valueOf(Json.string(attribute, "type")),
                                    Json.string(attribute, "value"))
                            .value());
        }
        return user.build();
    }

    private static <T> void writeField(JsonWriter json, Field<T> field, User user) {
        @Nullable T value = field.valueOf(user);
        if (value != null) {
            ChangeCodec.writeValue(json, field.key(), field, value);
        }
    }

    private static <T> void readField(Field<T> field, JsonNode node, UserBuilder user) {
        field.set(user, ChangeCodec.readValue(field, node, field.key()));
    }
}
