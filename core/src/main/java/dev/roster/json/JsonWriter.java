package dev.roster.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;

/**
 * One JSON text, written member by member. What it writes to fails with {@link UncheckedIOException}: the codecs say
 * what stands in a plan, and only {@link Spool} and {@link PlanFile} know that it may not fit on a disk. What hosts read
 * is written by {@code dev.roster.text}. For one thread.
 */
public final class JsonWriter implements AutoCloseable {

    private final JsonGenerator generator;

    /** A call of the generator. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    JsonWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /**
     * Writes for programs of hosts. Characters that take two in Java, such as an emoji, are escaped, as are halves of
     * them, so that every text arrives as it was and what is written is valid in each charset of Unicode.
     *
     * @param out where the text goes; flushed, not closed
     * @return the writer
     */
    public static JsonWriter to(Writer out) {
        return Json.writer(out);
    }

    /** Starts an object. */
    public void writeStartObject() {
        write(generator::writeStartObject);
    }

    /** Ends an object. */
    public void writeEndObject() {
        write(generator::writeEndObject);
    }

    /**
     * Starts an object that is a member.
     *
     * @param name the name of the member
     */
    public void writeObjectPropertyStart(String name) {
        write(() -> generator.writeObjectFieldStart(name));
    }

    /**
     * Starts an array that is a member.
     *
     * @param name the name of the member
     */
    public void writeArrayPropertyStart(String name) {
        write(() -> generator.writeArrayFieldStart(name));
    }

    /** Ends an array. */
    public void writeEndArray() {
        write(generator::writeEndArray);
    }

    /**
     * Writes a text that is a member.
     *
     * @param name the name of the member
     * @param value the text
     */
    public void writeStringProperty(String name, String value) {
        write(() -> generator.writeStringField(name, value));
    }

    /**
     * Writes a number that is a member.
     *
     * @param name the name of the member
     * @param value the number
     */
    public void writeNumberProperty(String name, long value) {
        write(() -> generator.writeNumberField(name, value));
    }

    /**
     * Writes a number that is a member.
     *
     * @param name the name of the member
     * @param value the number
     */
    public void writeNumberProperty(String name, double value) {
        write(() -> generator.writeNumberField(name, value));
    }

    /**
     * Writes a number that is a member.
     *
     * @param name the name of the member
     * @param value the number
     */
    public void writeNumberProperty(String name, BigDecimal value) {
        write(() -> generator.writeNumberField(name, value));
    }

    /**
     * Writes a yes or no that is a member.
     *
     * @param name the name of the member
     * @param value yes or no
     */
    public void writeBooleanProperty(String name, boolean value) {
        write(() -> generator.writeBooleanField(name, value));
    }

    /**
     * Writes a member without a value.
     *
     * @param name the name of the member
     */
    public void writeNullProperty(String name) {
        write(() -> generator.writeNullField(name));
    }

    /**
     * Writes a text of an array.
     *
     * @param value the text
     */
    public void writeString(String value) {
        write(() -> generator.writeString(value));
    }

    /**
     * Writes a number of an array.
     *
     * @param value the number
     */
    public void writeNumber(long value) {
        write(() -> generator.writeNumber(value));
    }

    /**
     * Writes a character between two texts, which is no part of either.
     *
     * @param value the character
     */
    public void writeRaw(char value) {
        write(() -> generator.writeRaw(value));
    }

    void writeName(String name) {
        write(() -> generator.writeFieldName(name));
    }

    void flush() {
        write(generator::flush);
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
