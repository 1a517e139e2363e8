package dev.roster.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What all codecs of this package share: one mapper, one way to open a writer, strict reading. What differs between the
 * versions of Jackson that a host may bring is said here and not left to its defaults.
 */
final class Json {

    /** As long as a line of a plan may be, which is what bounds everything inside it. */
    private static final int MAX_TEXT = 1 << 26;

    private static final int MAX_DEPTH = 500;
    private static final int MAX_NAME = 50_000;
    private static final int MAX_DIGITS = 1_000;

    /** The last character before the halves of those that take two. */
    private static final int LAST_WHOLE = 0xd7ff;

    private static final JsonMapper MAPPER = JsonMapper.builder(factory())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .rootValueSeparator((String) null)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_TEXT)
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(MAX_NAME)
                        .maxNumberLength(MAX_DIGITS)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                // Combined, half a character swallows the one after it; escaped, every text comes back as it was.
                .disable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                // Names are the keys of fields and of hosts' attributes: not for the table of the virtual machine.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    static JsonWriter writer(OutputStream out) {
        try {
            return new JsonWriter(MAPPER.createGenerator(out));
        } catch (IOException e) {
            throw new UncheckedIOException("the JSON cannot be written", e);
        }
    }

    static JsonWriter writer(Writer out) {
        try {
            return new JsonWriter(MAPPER.createGenerator(out).setHighestNonEscapedChar(LAST_WHOLE));
        } catch (IOException e) {
            throw new UncheckedIOException("the JSON cannot be written", e);
        }
    }

    static String text(Consumer<JsonWriter> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonWriter json = writer(out)) {
            content.accept(json);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static JsonNode read(byte[] bytes, int offset, int length) {
        try {
            return MAPPER.readTree(bytes, offset, length);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    /**
     * Reads a text token by token; what is behind the last token that is asked for is not looked at.
     *
     * @throws IOException if the text does not begin as JSON
     */
    static JsonParser parser(byte[] bytes, int length) throws IOException {
        return MAPPER.createParser(bytes, 0, length);
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    private static IllegalArgumentException notJson(IOException e) {
        return new IllegalArgumentException("this is no JSON, or more of it than is read", e);
    }

    static void optional(JsonWriter json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    static void strings(JsonWriter json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    static String string(JsonNode node, String name) {
        return text(node.get(name), name);
    }

    static String text(@Nullable JsonNode value, String name) {
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("no text \"" + name + "\"");
        }
        return value.textValue();
    }

    static @Nullable String optionalString(JsonNode node, String name) {
        return node.has(name) ? string(node, name) : null;
    }

    static long number(JsonNode node, String name) {
        return integer(node.get(name), name);
    }

    private static long integer(@Nullable JsonNode value, String name) {
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no number \"" + name + "\"");
        }
        return value.longValue();
    }

    static double decimal(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isNumber()) {
            throw new IllegalArgumentException("no number \"" + name + "\"");
        }
        return value.doubleValue();
    }

    static boolean yesNo(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isBoolean()) {
            throw new IllegalArgumentException("no yes or no \"" + name + "\"");
        }
        return value.booleanValue();
    }

    /** {@return the names of the members in their order} */
    static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static List<String> strings(JsonNode node, String name) {
        JsonNode array = node.get(name);
        return array == null ? List.of() : texts(array, name);
    }

    static List<String> texts(JsonNode array, String name) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(value -> texts.add(text(value, name)));
        return texts;
    }

    static List<Long> numbers(JsonNode node, String name) {
        return list(node, name).stream().map(value -> integer(value, name)).toList();
    }

    static List<JsonNode> list(JsonNode node, String name) {
        List<JsonNode> values = new ArrayList<>();
        JsonNode array = node.get(name);
        if (array != null) {
            array.forEach(values::add);
        }
        return values;
    }

    /**
     * The members of an object by their names, in their order; none where it is missing.
     *
     * @throws IllegalArgumentException if it is no object
     */
    static Map<String, JsonNode> members(JsonNode node, String name) {
        JsonNode object = node.get(name);
        if (object != null && !object.isObject()) {
            throw new IllegalArgumentException("no members \"" + name + "\"");
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        if (object != null) {
            object.fields().forEachRemaining(member -> members.put(member.getKey(), member.getValue()));
        }
        return members;
    }
}
