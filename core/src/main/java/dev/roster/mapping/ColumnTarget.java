package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.Objects;

/** Where a rule sends a column. */
public sealed interface ColumnTarget {

    /** {@return what a message calls the target, such as {@code department}} */
    String words();

    /**
     * Sends a column to a field.
     *
     * @param field a field that a file can write, or {@link Field#ID}
     * @return the target
     * @throws IllegalArgumentException if Roster alone writes the field
     */
    static ColumnTarget to(Field<?> field) {
        return new ToField(field);
    }

    /**
     * Sends a column to a control.
     *
     * @param control what the column steers
     * @return the target
     */
    static ColumnTarget to(Control control) {
        return new ToControl(control);
    }

    /** {@return the target of a column that is left out} */
    static ColumnTarget ignored() {
        return new Ignored();
    }

    /**
     * The column feeds a field.
     *
     * @param field the field
     */
    record ToField(Field<?> field) implements ColumnTarget {

        /**
         * Checks that a file may hold the field.
         *
         * @throws IllegalArgumentException if Roster alone writes the field
         */
        public ToField {
            if (!isImportable(field)) {
                throw new IllegalArgumentException(field.key() + " is written by Roster alone; no column can feed it");
            }
        }

        /** The id is not written either, but names the user of the row. */
        static boolean isImportable(Field<?> field) {
            return !field.isSystem() || field.equals(Field.ID);
        }

        @Override
        public String words() {
            return field.key();
        }
    }

    /**
     * The column steers its row.
     *
     * @param control what it steers
     */
    record ToControl(Control control) implements ColumnTarget {

        /** Checks that the control is there. */
        public ToControl {
            Objects.requireNonNull(control, "control");
        }

        @Override
        public String words() {
            return control.name();
        }
    }

    /** The column is left out. */
    record Ignored() implements ColumnTarget {

        @Override
        public String words() {
            return "ignored";
        }
    }
}
