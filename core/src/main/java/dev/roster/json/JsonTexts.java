package dev.roster.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object that anybody may have written, asked for texts, lists of texts and objects by name. Immutable. */
public final class JsonTexts {

    private final JsonNode node;

    private JsonTexts(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("this is no JSON object");
        }
        this.node = node;
    }

    /**
     * Reads an object.
     *
     * @param text JSON
     * @return the object
     * @throws IllegalArgumentException if it is none
     */
    public static JsonTexts of(String text) {
        return new JsonTexts(Json.read(text));
    }

    /**
     * One of the members as text.
     *
     * @param name its name
     * @return the text, or empty where there is none or null
     * @throws IllegalArgumentException if it is an object or a list
     */
    public Optional<String> text(String name) {
        return member(name).map(value -> text(name, value));
    }

    /**
     * One of the members as a list of texts.
     *
     * @param name its name
     * @return the texts; none where there is no such member
     * @throws IllegalArgumentException if it is no list of texts
     */
    public List<String> list(String name) {
        List<String> texts = new ArrayList<>();
        member(name).ifPresent(list -> {
            if (!list.isArray()) {
                throw new IllegalArgumentException("\"" + name + "\" must be a list");
            }
            list.forEach(value -> texts.add(text(name, value)));
        });
        return texts;
    }

    /**
     * One of the members as texts by name.
     *
     * @param name its name
     * @return the texts, in their order; none where there is no such member
     * @throws IllegalArgumentException if it is no object of texts
     */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        member(name).ifPresent(object -> {
            JsonTexts members = new JsonTexts(object);
            Json.names(object).forEach(inner -> members.text(inner).ifPresent(value -> texts.put(inner, value)));
        });
        return texts;
    }

    /**
     * One of the members as objects of texts by name.
     *
     * @param name its name
     * @return the objects, in their order; none where there is no such member
     * @throws IllegalArgumentException if it is no object of objects of texts
     */
    public Map<String, Map<String, String>> objects(String name) {
        Map<String, Map<String, String>> objects = new LinkedHashMap<>();
        member(name).ifPresent(object -> {
            JsonTexts members = new JsonTexts(object);
            Json.names(object).forEach(inner -> objects.put(inner, members.texts(inner)));
        });
        return objects;
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private static String text(String name, JsonNode value) {
        if (value.isContainerNode() || value.isNull()) {
            throw new IllegalArgumentException("\"" + name + "\" must be a text");
        }
        return value.asText();
    }
}
