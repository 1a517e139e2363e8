package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.profile.Profile;
import dev.roster.view.Column;
import dev.roster.view.Columns;
import java.util.List;

/** The columns of the files that people exchange. */
final class Templates {

    private static final String TENANT_FILE = "tenant-file";

    private Templates() {}

    /** The first rows of a file for a profile: a header, or examples where the profile goes by position. */
    static List<List<String>> of(Profile profile, Fields fields) {
        return switch (profile.name()) {
            case "create-users" -> List.of(List.of("email", "first_name", "last_name", "role", "organization"));
            case "invite-users" -> List.of(List.of("email", "name", "role", "groups"));
            case "action-file" ->
                List.of(
                        List.of("add-user", "ada@example.com", "Ada", "Lovelace"),
                        List.of("update", "grace@example.com", "Grace", "Hopper"),
                        List.of("remove-user", "charles@example.com", "", ""));
            case TENANT_FILE ->
                List.of(Columns.tenantFile(fields).all().stream()
                        .map(Column::key)
                        .toList());
            default ->
                List.of(importable(profile, fields).stream()
                        .filter(field ->
                                !field.equals(Field.ID) || profile.onlyFields().contains(Field.ID))
                        .map(Field::key)
                        .toList());
        };
    }

    private static List<Field<?>> importable(Profile profile, Fields fields) {
        return fields.all().stream()
                .filter(field -> !field.isSystem() || field.equals(Field.ID))
                .filter(field ->
                        profile.onlyFields().isEmpty() || profile.onlyFields().contains(field))
                .toList();
    }
}
