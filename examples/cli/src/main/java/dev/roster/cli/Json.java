package dev.roster.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Issue;
import dev.roster.table.RowLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all results in JSON share. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .build();

    private Json() {}

    /** Writes one object and a line end, as a stream. */
    static void write(Writer out, Consumer<JsonWriter> members) {
        try (JsonWriter json = writer(out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static JsonWriter writer(Writer out) {
        try {
            return new JsonWriter(MAPPER.createGenerator(out));
        } catch (IOException e) {
            throw new UncheckedIOException("the JSON cannot be written", e);
        }
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("this is no JSON: " + text, e);
        }
    }

    static void text(JsonWriter json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    /** A value as JSON has it: lists as arrays, numbers and yes or no as such, everything else as its canonical text. */
    static <T> void value(JsonWriter json, String name, Field<T> field, @Nullable T value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else if (field.isList()) {
            json.writeArrayPropertyStart(name);
            field.formatAll(value).forEach(json::writeString);
            json.writeEndArray();
        } else if (field.type() == FieldType.NUMBER) {
            json.writeNumberProperty(name, new BigDecimal(field.format(value)));
        } else if (field.type() == FieldType.YES_NO) {
            json.writeBooleanProperty(name, field.format(value).equals("true"));
        } else {
            json.writeStringProperty(name, field.format(value));
        }
    }

    static void issue(JsonWriter json, Issue issue) {
        RowLocation location = issue.location();
        json.writeStartObject();
        json.writeNumberProperty("row", location == null ? 0 : location.row());
        text(json, "column", location == null ? null : location.column());
        text(json, "field", issue.field());
        text(json, "value", issue.value());
        json.writeStringProperty("severity", issue.severity().name());
        json.writeStringProperty("code", issue.code().code());
        json.writeStringProperty("message", issue.message());
        json.writeEndObject();
    }
}
