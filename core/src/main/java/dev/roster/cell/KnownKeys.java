package dev.roster.cell;

import dev.roster.model.Field;

/** The names of roles, groups, teams and modules that exist, so that a comma inside a name does not split it. */
@FunctionalInterface
public interface KnownKeys {

    /**
     * Tells whether a name exists.
     *
     * @param field a list-valued field
     * @param name a text as it stands in a cell, without space around it
     * @return whether the field knows an element of that name
     */
    boolean isKnown(Field<?> field, String name);

    /** {@return the answer of somebody who knows no name} */
    static KnownKeys none() {
        return (field, name) -> false;
    }
}
