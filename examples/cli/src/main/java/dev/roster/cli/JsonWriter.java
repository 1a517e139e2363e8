package dev.roster.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** One result in JSON, written member by member; an output that fails ends the command. For one thread. */
final class JsonWriter implements AutoCloseable {

    private final JsonGenerator generator;

    /** A call of the generator. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    void writeStartObject() {
        write(generator::writeStartObject);
    }

    void writeEndObject() {
        write(generator::writeEndObject);
    }

    void writeObjectPropertyStart(String name) {
        write(() -> generator.writeObjectFieldStart(name));
    }

    void writeArrayPropertyStart(String name) {
        write(() -> generator.writeArrayFieldStart(name));
    }

    void writeEndArray() {
        write(generator::writeEndArray);
    }

    void writeName(String name) {
        write(() -> generator.writeFieldName(name));
    }

    void writeStringProperty(String name, String value) {
        write(() -> generator.writeStringField(name, value));
    }

    void writeNumberProperty(String name, long value) {
        write(() -> generator.writeNumberField(name, value));
    }

    void writeNumberProperty(String name, double value) {
        write(() -> generator.writeNumberField(name, value));
    }

    void writeNumberProperty(String name, BigDecimal value) {
        write(() -> generator.writeNumberField(name, value));
    }

    void writeNullProperty(String name) {
        write(() -> generator.writeNullField(name));
    }

    void writeBooleanProperty(String name, boolean value) {
        write(() -> generator.writeBooleanField(name, value));
    }

    void writeString(String value) {
        write(() -> generator.writeString(value));
    }

    void writeNumber(long value) {
        write(() -> generator.writeNumber(value));
    }

    void writeRaw(char value) {
        write(() -> generator.writeRaw(value));
    }

    @Override
    public void close() {
        write(generator::close);
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the JSON cannot be written", e);
        }
    }
}
