package dev.roster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b \\ \"c\"",
                "\u0000\u001f\u007f\u0085\u2028",
                "\ud83d\ude00",
                "\ud83dz",
                "z\ude00",
                "\ud83d\ud83d\ude00"
            })
    void keepsEveryTextAsItWas(String text) {
        assertThat(Json.string(written(text), "text")).isEqualTo(text);
    }

    @Test
    void readsTextsAsLongAsALineOfAPlan() {
        String text = "x".repeat(20_000_001);

        assertThat(Json.string(written(text), "text")).hasSameSizeAs(text);
    }

    @Test
    void readsNamesThatHostsMakeLong() {
        String name = "n".repeat(49_000);

        assertThat(Json.names(Json.read("{\"" + name + "\":1}"))).containsExactly(name);
    }

    @Test
    void readsOneValueAndNothingAfterIt() {
        assertThatRefused("{} {}");
        assertThatRefused("{\"a\":1}x");
    }

    @Test
    void readsEachNameOnce() {
        assertThatRefused("{\"a\":1,\"a\":2}");
    }

    @Test
    void boundsDepthAndDigits() {
        assertThat(Json.read("[".repeat(500) + "]".repeat(500))).isNotEmpty();
        assertThatRefused("[".repeat(501) + "]".repeat(501));
        assertThat(Json.read("[" + "1".repeat(1_000) + "]")).isNotEmpty();
        assertThatRefused("[" + "1".repeat(1_001) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":[]}", "{\"a\":{}}"})
    void takesNothingForSomethingElse(String text) {
        JsonNode node = Json.read(text);

        assertThatIllegalArgumentException().isThrownBy(() -> Json.string(node, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.number(node, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.decimal(node, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.yesNo(node, "a"));
    }

    @Test
    void takesNoNumberForATextNorATextForANumber() {
        JsonNode node =
                Json.read("{\"text\":\"1\",\"texts\":[\"1\",2],\"number\":1,\"big\":9223372036854775808,\"half\":0.5}");

        assertThatIllegalArgumentException().isThrownBy(() -> Json.string(node, "number"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.strings(node, "texts"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.numbers(node, "texts"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.number(node, "text"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.number(node, "half"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.number(node, "big"));
        assertThat(Json.decimal(node, "half")).isEqualTo(0.5);
    }

    @Test
    void saysThatItCannotBeWritten() {
        JsonWriter json = Json.writer(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the disk is full");
            }
        });
        json.writeStartObject();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(json::flush);
    }

    private static JsonNode written(String text) {
        return Json.read(Json.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("text", text);
            json.writeEndObject();
        }));
    }

    private static void assertThatRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read(text)).withMessageContaining("no JSON");
    }
}
