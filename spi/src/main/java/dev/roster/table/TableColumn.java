package dev.roster.table;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import java.util.Objects;

/**
 * A column of a table that is written.
 *
 * @param title what stands in the header
 * @param type what kind of values stand below it
 */
public record TableColumn(String title, FieldType type) {

    /** Checks that both are there. */
    public TableColumn {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(type, "type");
    }

    /**
     * The column of a field, titled with its key, which imports recognise.
     *
     * @param field the field
     * @return the column
     */
    public static TableColumn of(Field<?> field) {
        return new TableColumn(field.key(), field.type());
    }
}
