package dev.roster.text;

import dev.roster.json.JsonWriter;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object (RFC 8259), written member by member as a stream, for answers that a host puts together.
 *
 * <pre>{@code
 * JsonObject.write(out, json -> json.text("next", cursor)
 *         .objects("users", page.users().stream(), (each, user) -> UserJson.add(each, fields, user)));
 * }</pre>
 *
 * <p>Members stand in the order of the calls; no name is checked for being there already. Every method answers this
 * object, and throws {@link UncheckedIOException} when what it writes to fails. For one thread, and only as long as the
 * function runs that it is given to.
 */
public final class JsonObject {

    private final JsonWriter json;

    private JsonObject(JsonWriter json) {
        this.json = json;
    }

    /**
     * Writes one object and a line end.
     *
     * @param out where it goes, in a charset of Unicode; flushed, not closed
     * @param members adds the members
     * @throws UncheckedIOException if {@code out} cannot be written to
     */
    public static void write(Writer out, Consumer<JsonObject> members) {
        Objects.requireNonNull(members, "members");
        try (JsonWriter json = JsonWriter.to(out)) {
            json.writeStartObject();
            members.accept(new JsonObject(json));
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /**
     * Adds a text.
     *
     * @param name the name of the member
     * @param value the text; null is written as such
     * @return this object
     */
    public JsonObject text(String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
        return this;
    }

    /**
     * Adds a whole number.
     *
     * @param name the name of the member
     * @param value the number
     * @return this object
     */
    public JsonObject number(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    /**
     * Adds a number.
     *
     * @param name the name of the member
     * @param value the number
     * @return this object
     */
    public JsonObject number(String name, double value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    /**
     * Adds a yes or no.
     *
     * @param name the name of the member
     * @param value yes or no
     * @return this object
     */
    public JsonObject yesNo(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    /**
     * Adds a list of texts.
     *
     * @param name the name of the member
     * @param values the texts
     * @return this object
     */
    public JsonObject texts(String name, Collection<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }

    /**
     * Adds a list of whole numbers.
     *
     * @param name the name of the member
     * @param values the numbers
     * @return this object
     */
    public JsonObject numbers(String name, Collection<Long> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeNumber);
        json.writeEndArray();
        return this;
    }

    /**
     * Adds the value of a field as JSON has it: lists as arrays, numbers and yes or no as such, everything else as the
     * canonical text that an import reads again.
     *
     * @param <T> the type of the values
     * @param name the name of the member
     * @param field the field
     * @param value the value; null is written as such
     * @return this object
     */
    public <T> JsonObject value(String name, Field<T> field, @Nullable T value) {
        if (value == null) {
            return text(name, null);
        }
        if (field.isList()) {
            return texts(name, field.formatAll(value));
        }
        String text = field.format(value);
        if (field.type() == FieldType.NUMBER) {
            json.writeNumberProperty(name, new BigDecimal(text));
            return this;
        }
        return field.type() == FieldType.YES_NO ? yesNo(name, text.equals("true")) : text(name, text);
    }

    /**
     * Adds an object.
     *
     * @param name the name of the member
     * @param members adds the members of that object
     * @return this object
     */
    public JsonObject object(String name, Consumer<JsonObject> members) {
        json.writeObjectPropertyStart(name);
        members.accept(this);
        json.writeEndObject();
        return this;
    }

    /**
     * Adds a list of objects; each is written before the next is asked for.
     *
     * @param <E> what the objects show
     * @param name the name of the member
     * @param elements what is shown, in its order; the caller closes it
     * @param members adds the members of one object
     * @return this object
     */
    public <E> JsonObject objects(String name, Stream<E> elements, BiConsumer<JsonObject, E> members) {
        json.writeArrayPropertyStart(name);
        elements.forEachOrdered(element -> {
            json.writeStartObject();
            members.accept(this, element);
            json.writeEndObject();
        });
        json.writeEndArray();
        return this;
    }
}
