package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object whose members are texts, numbers, or yes or no; each is read as its text. */
public final class FlatObject {

    private FlatObject() {}

    /**
     * Writes texts by name.
     *
     * @param members the texts by name, in their order
     * @return JSON that {@link #read} reads again
     */
    public static String write(Map<String, String> members) {
        return Json.text(json -> {
            json.writeStartObject();
            members.forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }

    /**
     * Reads an object that anybody may have written.
     *
     * @param text JSON
     * @return the texts of the members by name, in their order; members that are null are left out
     * @throws IllegalArgumentException if it is no object, or holds a member that is an object or a list
     */
    public static Map<String, String> read(String text) {
        JsonNode node = Json.read(text);
        if (!node.isObject()) {
            throw new IllegalArgumentException("this is no JSON object");
        }
        Map<String, String> members = new LinkedHashMap<>();
        for (String name : Json.names(node)) {
            JsonNode value = node.get(name);
            if (value.isContainerNode()) {
                throw new IllegalArgumentException("\"" + name + "\" must be a text");
            }
            if (!value.isNull()) {
                members.put(name, value.asText());
            }
        }
        return members;
    }
}
