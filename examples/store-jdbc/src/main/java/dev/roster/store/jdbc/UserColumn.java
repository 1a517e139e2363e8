package dev.roster.store.jdbc;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one single-valued field lies in the table of users.
 *
 * @param field the field
 * @param name the column of the value
 * @param form which columns there are beside it, and what they hold
 */
record UserColumn(Field<?> field, String name, Form form) {

    /** What is stored for a value. */
    enum Form {
        /** Nothing but the canonical text, which says everything. */
        WORD,
        /** The text, and the canonical text in {@code _key}. */
        KEYED,
        /** As {@link #KEYED}; and the folded text in {@code _folded}, because the canonical one is more than that. */
        FOLDED,
        /** A number or a day as it is. */
        PLAIN,
        /** A moment in microseconds. */
        MOMENT
    }

    /** The columns, in the order of {@link #addArguments}. */
    List<String> names() {
        return switch (form) {
            case WORD, PLAIN, MOMENT -> List.of(name);
            case KEYED -> List.of(name, name + "_key");
            case FOLDED -> List.of(name, name + "_key", name + "_folded");
        };
    }

    /** The column that decides equality and order. */
    String compared() {
        return form == Form.KEYED || form == Form.FOLDED ? name + "_key" : name;
    }

    /** The column in which parts of a text are looked for. */
    String folded() {
        return form == Form.FOLDED ? name + "_folded" : compared();
    }

    /** Adds what the columns hold for a user. */
    void addArguments(User user, Dialect dialect, List<@Nullable Object> arguments) {
        addValue(field, user, dialect, arguments);
    }

    private <T> void addValue(Field<T> typed, User user, Dialect dialect, List<@Nullable Object> arguments) {
        T value = typed.valueOf(user);
        switch (form) {
            case WORD -> arguments.add(value == null ? null : dialect.orderedText(typed.canonical(value)));
            case PLAIN -> arguments.add(value);
            case MOMENT -> arguments.add(Moments.microsOrNull((Instant) value));
            case KEYED, FOLDED -> {
                String text = value == null ? null : typed.format(value);
                arguments.add(text);
                arguments.add(value == null ? null : dialect.orderedText(comparedText(typed, value)));
                if (form == Form.FOLDED) {
                    arguments.add(text == null ? null : dialect.orderedText(CanonicalForm.of(text)));
                }
            }
        }
    }

    /** The text by which values of a field are equal and ordered, as the questions of {@code dev.roster.query} define it. */
    static <T> String comparedText(Field<T> field, T value) {
        return switch (field.type()) {
            case TEXT -> field.canonical(value);
            case USER_REFERENCE -> field.format(value);
            case KEYS, NUMBER, DATE, YES_NO, INSTANT -> CanonicalForm.of(field.format(value));
        };
    }

    /** The columns of some fields, for SQL. */
    static List<String> names(List<UserColumn> columns) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.addAll(column.names()));
        return names;
    }
}
