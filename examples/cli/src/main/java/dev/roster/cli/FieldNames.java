package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import java.util.stream.Collectors;

/** What people may call a field whose value they give. */
final class FieldNames {

    private FieldNames() {}

    /** A name that no field has: which ones there are, without those that Roster keeps itself, and how to add one. */
    static Refused unknown(String option, String name, Fields fields) {
        String keys = fields.all().stream()
                .filter(field -> !field.isSystem() || field.equals(Field.ID))
                .map(Field::key)
                .collect(Collectors.joining(", "));
        return new Refused(option + ": no field \"" + name + "\"; use one of " + keys
                + ", or add it first: roster attributes add");
    }
}
