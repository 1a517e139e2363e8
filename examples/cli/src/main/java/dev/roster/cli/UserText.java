package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.model.User;
import java.util.List;

/** Users as texts by field. */
final class UserText {

    private UserText() {}

    /** The canonical text, which an import reads again; empty where there is no value. */
    static <T> String text(Field<T> field, User user) {
        return field.of(user).map(field::format).orElse("");
    }

    static List<String> texts(List<Field<?>> fields, User user) {
        return fields.stream().map(field -> text(field, user)).toList();
    }
}
