package dev.roster.cli;

import dev.roster.account.UserForm;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import java.util.List;
import picocli.CommandLine.Option;

/** The fields of a user as options. */
final class FieldOptions {

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "Set a field, such as department=Navy or roles=member|lead; repeatable.")
    private List<String> set = List.of();

    @Option(names = "--clear", paramLabel = "FIELD", description = "Take the value of a field away; repeatable.")
    private List<String> cleared = List.of();

    /**
     * Fills in a form.
     *
     * @throws Refused if an option names no field, or one that nobody sets
     */
    void fill(UserForm form, Fields fields) {
        for (String assignment : set) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new Refused("--set takes FIELD=VALUE, found \"" + assignment + "\"");
            }
            form.text(field("--set", assignment.substring(0, equals), fields), assignment.substring(equals + 1));
        }
        cleared.forEach(key -> form.text(field("--clear", key, fields), null));
    }

    boolean isEmpty() {
        return set.isEmpty() && cleared.isEmpty();
    }

    private static Field<?> field(String option, String key, Fields fields) {
        return fields.find(key.strip()).orElseThrow(() -> FieldNames.unknown(option, key.strip(), fields));
    }
}
