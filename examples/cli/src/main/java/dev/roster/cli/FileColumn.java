package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.table.TableColumn;
import java.util.function.Function;

/**
 * One column of a file of users.
 *
 * @param header what stands above it
 * @param cell what it says of a user
 */
record FileColumn(TableColumn header, Function<User, String> cell) {

    /** A field under its key, as every import reads it. */
    static FileColumn of(Field<?> field) {
        return new FileColumn(field.column(), user -> UserText.text(field, user));
    }

    /** Texts under a name that another program wants. */
    static FileColumn named(String title, Function<User, String> cell) {
        return new FileColumn(new TableColumn(title, TableColumn.Values.TEXT), cell);
    }

    static FileColumn named(String title, Field<?> field) {
        return named(title, user -> UserText.text(field, user));
    }
}
