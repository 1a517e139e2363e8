package dev.roster.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all codecs of this package share: one mapper, one way to open a generator, strict reading. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .rootValueSeparator((String) null)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private Json() {}

    static JsonGenerator generator(OutputStream out) {
        return MAPPER.createGenerator(out);
    }

    static String text(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = generator(out)) {
            content.accept(json);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static JsonNode read(byte[] bytes, int offset, int length) {
        return MAPPER.readTree(bytes, offset, length);
    }

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    static String string(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isString()) {
            throw new IllegalArgumentException("no text \"" + name + "\"");
        }
        return value.stringValue();
    }

    static @Nullable String optionalString(JsonNode node, String name) {
        return node.has(name) ? string(node, name) : null;
    }

    static long number(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("no number \"" + name + "\"");
        }
        return value.longValue();
    }

    static List<String> strings(JsonNode node, String name) {
        List<String> values = new ArrayList<>();
        JsonNode array = node.get(name);
        if (array != null) {
            array.forEach(element -> values.add(element.stringValue()));
        }
        return values;
    }

    static List<JsonNode> list(JsonNode node, String name) {
        List<JsonNode> values = new ArrayList<>();
        JsonNode array = node.get(name);
        if (array != null) {
            array.forEach(values::add);
        }
        return values;
    }
}
