package dev.roster.cli;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
                List.of(new TenantFile(id -> Optional.empty())
                        .columns().stream()
                                .map(column -> column.header().title())
                                .toList());
            default ->
                List.of(importable(profile, fields).stream()
                        .filter(field ->
                                !field.equals(Field.ID) || profile.onlyFields().contains(Field.ID))
                        .map(Field::key)
                        .toList());
        };
    }

    /** The columns of an export: what a profile imports, with the id in front so that every user is found again. */
    static List<FileColumn> exported(@Nullable String profileName, Desk desk) {
        Profile profile = Profiles.require(profileName == null ? "users" : profileName);
        return profile.name().equals(TENANT_FILE)
                ? new TenantFile(id -> desk.session().users().find(id.value())).columns()
                : importable(profile, desk.fields()).stream()
                        .map(FileColumn::of)
                        .toList();
    }

    private static List<Field<?>> importable(Profile profile, Fields fields) {
        return fields.all().stream()
                .filter(field -> !field.isSystem() || field.equals(Field.ID))
                .filter(field ->
                        profile.onlyFields().isEmpty() || profile.onlyFields().contains(field))
                .toList();
    }
}
