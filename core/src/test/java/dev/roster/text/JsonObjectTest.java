package dev.roster.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.RoleKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    @Test
    void writesOneObjectAndALineEnd() {
        assertThat(written(json -> json.text("a", "\"x\"\n")
                        .text("b", null)
                        .number("c", 1)
                        .number("d", 0.97)
                        .yesNo("e", true)
                        .texts("f", List.of("g", "h"))
                        .numbers("i", List.of(2L, 3L))
                        .object("j", inner -> inner.text("k", "l"))
                        .objects("m", Stream.of(4, 5), (each, n) -> each.number("n", n))))
                .isEqualTo("{\"a\":\"\\\"x\\\"\\n\",\"b\":null,\"c\":1,\"d\":0.97,\"e\":true,\"f\":[\"g\",\"h\"],"
                        + "\"i\":[2,3],\"j\":{\"k\":\"l\"},\"m\":[{\"n\":4},{\"n\":5}]}\n");
    }

    @Test
    void writesValuesAsJsonHasThem() {
        Fields fields = Fields.with(List.of(
                CustomAttribute.builder("size", AttributeType.NUMBER).build(),
                CustomAttribute.builder("remote", AttributeType.YES_NO).build()));

        assertThat(written(json -> {
                    parsed(json, fields.require("size"), "1234.50");
                    parsed(json, fields.require("remote"), "true");
                    parsed(json, Field.HIRE_DATE, "2024-02-29");
                    json.value("roles", Field.ROLES, Set.of(new RoleKey("owner")));
                    json.value("department", Field.DEPARTMENT, null);
                }))
                .isEqualTo("{\"size\":1234.5,\"remote\":true,\"hireDate\":\"2024-02-29\",\"roles\":[\"owner\"],"
                        + "\"department\":null}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Zoë \ud83d\ude00", "\ud83dz", "z\ude00", "\ud83d\ud83d\ude00", "\u0000\u001f\u007f\u2028\uffff"
            })
    void everyTextArrivesAsItWasInEachCharsetOfUnicode(String text) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Writer out = new OutputStreamWriter(bytes, charset)) {
                JsonObject.write(out, json -> json.text("text", text));
            }
            String json = charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();

            assertThat(new JsonMapper().readTree(json).get("text").textValue()).isEqualTo(text);
        }
    }

    @Test
    void leavesTheWriterOpen() {
        StringWriter out = new StringWriter() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        JsonObject.write(out, json -> json.number("a", 1));
        JsonObject.write(out, json -> json.number("a", 2));

        assertThat(out).hasToString("{\"a\":1}\n{\"a\":2}\n");
    }

    @Test
    void passesOnThatItCannotBeWritten() {
        IOException full = new IOException("disk full");
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw full;
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> JsonObject.write(broken, json -> json.text("a", "b")))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(full);
    }

    private static <T> void parsed(JsonObject json, Field<T> field, String text) {
        json.value(field.key(), field, field.parse(text).value());
    }

    private static String written(Consumer<JsonObject> members) {
        StringWriter out = new StringWriter();
        JsonObject.write(out, members);
        return out.toString();
    }
}
