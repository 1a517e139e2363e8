package dev.roster.cell;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a source wants of one field of one user. The four states are never confused: nothing was said, the place was left
 * blank, the value shall go, or it shall be this one. Files, forms and directories all speak so; a form or a directory says
 * {@link Clear} by null, a file by a token where the profile has one.
 *
 * @param <T> the type of the field
 */
public sealed interface Wanted<T> {

    /** Which state it is, for switches without a default. */
    enum Kind {
        /** {@link Absent}. */
        ABSENT,
        /** {@link Blank}. */
        BLANK,
        /** {@link Clear}. */
        CLEAR,
        /** {@link Value}. */
        VALUE
    }

    /** {@return which state it is} */
    Kind kind();

    /** {@return the text of the cell, or {@code ""} where there is none} */
    String raw();

    /**
     * Nothing was said: the source does not know the field. Example: the file has no column for departments.
     *
     * @param <T> the type of the field
     * @return the state
     */
    static <T> Wanted<T> absent() {
        return new Absent<>();
    }

    /**
     * The place was left blank, which means what the policy says. Example: an empty cell below {@code Department}.
     *
     * @param <T> the type of the field
     * @return the state
     */
    static <T> Wanted<T> blank() {
        return new Blank<>();
    }

    /**
     * The value shall go. Example: a form sends null.
     *
     * @param raw the token that said so, or {@code ""}
     * @param <T> the type of the field
     * @return the state
     */
    static <T> Wanted<T> clear(String raw) {
        return new Clear<>(raw);
    }

    /**
     * A text that is read only when its value is asked for.
     *
     * @param raw the text
     * @param reader reads it; null when it cannot be read, which the reader has told already
     * @param <T> the type of the field
     * @return the state
     */
    static <T> Wanted<T> text(String raw, Function<String, @Nullable T> reader) {
        return new Value<>(raw, reader);
    }

    /**
     * Nothing was said.
     *
     * @param <T> the type of the field
     */
    record Absent<T>() implements Wanted<T> {
        @Override
        public Kind kind() {
            return Kind.ABSENT;
        }

        @Override
        public String raw() {
            return "";
        }
    }

    /**
     * The place was left blank.
     *
     * @param <T> the type of the field
     */
    record Blank<T>() implements Wanted<T> {
        @Override
        public Kind kind() {
            return Kind.BLANK;
        }

        @Override
        public String raw() {
            return "";
        }
    }

    /**
     * The value shall go.
     *
     * @param raw the token that said so, or {@code ""}
     * @param <T> the type of the field
     */
    record Clear<T>(String raw) implements Wanted<T> {
        @Override
        public Kind kind() {
            return Kind.CLEAR;
        }
    }

    /**
     * A value, as text until it is asked for.
     *
     * @param raw the text
     * @param reader reads it
     * @param <T> the type of the field
     */
    record Value<T>(String raw, Function<String, @Nullable T> reader) implements Wanted<T> {
        @Override
        public Kind kind() {
            return Kind.VALUE;
        }

        /** {@return the value, or null when the text cannot be read; read anew by every call} */
        public @Nullable T read() {
            return reader.apply(raw);
        }
    }
}
