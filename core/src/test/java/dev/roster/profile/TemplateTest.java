package dev.roster.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.table.TableColumn;
import dev.roster.table.TableWriter;
import dev.roster.view.Column;
import dev.roster.view.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template shows. */
final class TemplateTest {

    private static final Fields FIELDS = Fields.with(List.of(
            CustomAttribute.builder("badge", AttributeType.NUMBER)
                    .label("Badge")
                    .build(),
            CustomAttribute.builder("remote", AttributeType.YES_NO).build()));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "create-users; email,first_name,last_name,role,organization; jane.example@example.com,Jane,Example,,",
                "invite-users; email,name,role,groups; jane.example@example.com,Jane Example,,",
                "tenant-file; userId,tenant,firstName,lastName,email,enabled,reportsTo,roles,taskNotification,transaction,"
                        + "notifyIfNewUser; jane.example,,Jane,Example,jane.example@example.com,,,,,,",
                "deactivate-users; primaryEmail; jane.example@example.com",
                "delete-users; id; jane-example",
            })
    void hasTheDocumentedColumns(String profile, String header, String example) {
        Template template = template(profile);
        assertThat(String.join(",", titles(template))).isEqualTo(header);
        assertThat(template.rows()).containsExactly(List.of(example.split(",", -1)));
    }

    @Test
    void hasTheColumnsOfTheDownloadedTenantFile() {
        assertThat(titles(template("tenant-file")))
                .isEqualTo(Columns.tenantFile(FIELDS).all().stream()
                        .map(Column::key)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "update-users"})
    void hasAllFieldsThatTheProfileTakes(String profile) {
        assertThat(titles(template(profile)))
                .startsWith("externalId", "userName", "primaryEmail")
                .endsWith("taskNotification", "badge", "remote")
                .doesNotContain("id", "createdAt", "roleLevel");
    }

    @Test
    void keepsTheLinesOfAFileWithoutAHeader() {
        assertThat(written(template("action-file")))
                .containsExactly(
                        List.of("add-user", "ada@example.com", "Ada", "Lovelace"),
                        List.of("update", "grace@example.com", "Grace", "Hopper"),
                        List.of("remove-user", "charles@example.com", "", ""));
    }

    @Test
    void saysWhatEachColumnWants() {
        Template template = template("create-users").offering(Field.ROLES, List.of("admin", "member"));
        assertThat(column(template, "email").rule())
                .isEqualTo("required; an e-mail address such as jane.example@example.com");
        assertThat(column(template, "first_name").rule()).isEqualTo("text of at most 100 characters");
        assertThat(column(template, "role").rule()).isEqualTo("one or several of the values offered, separated by |");
        assertThat(column(template, "role").allowed()).containsExactly("admin", "member");
        assertThat(column(template, "organization").rule()).isEqualTo("the name of one that exists");
        assertThat(column(template("users"), "hireDate"))
                .isEqualTo(new TableColumn("hireDate", TableColumn.Values.DATE, List.of(), "a day such as 2024-02-29"));
        assertThat(column(template("users"), "badge").rule()).isEqualTo("a number such as 12.5");
        assertThat(column(template("users"), "remote").allowed()).containsExactly("true", "false");
        assertThat(column(template("users"), "status").allowed())
                .containsExactly("invited", "active", "suspended", "inactive");
    }

    @Test
    void saysWhatAProfileAddsToTheRules() {
        Template tenant = template("tenant-file");
        assertThat(column(tenant, "userId").rule()).isEqualTo("required; finds the user; text that no two users share");
        assertThat(column(tenant, "enabled").allowed()).containsExactly("true", "false");
        assertThat(column(tenant, "roles").rule()).endsWith("; roles that do not exist yet are created");
        assertThat(column(tenant, "taskNotification").allowed()).containsExactly("OFF", "Email");
        assertThat(column(tenant, "transaction").allowed()).containsExactly("DELETE");
        assertThat(column(tenant, "transaction").rule()).startsWith("DELETE deletes the user");
        assertThat(column(tenant, "notifyIfNewUser").rule()).startsWith("true sends");
        Profile withDefault = Profiles.inviteUsers().with(p -> p.byDefault(Field.ROLES, "member"));
        assertThat(column(Template.of(withDefault, FIELDS), "role").rule())
                .endsWith("; a new user whose cell is blank gets member");
    }

    @Test
    void saysItInTheLanguageThatIsAskedFor() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE, Locale.ROOT)) {
                assertThat(template("create-users").columns(locale).get(0).rule())
                        .startsWith("required");
            }
        } finally {
            Locale.setDefault(machine);
        }
        assertThat(template("create-users").columns(Locale.GERMANY).get(0).rule())
                .isEqualTo("Pflichtfeld; eine E-Mail-Adresse wie jane.example@example.com");
    }

    @Test
    void offersAThousandValuesAtMost() {
        List<String> groups =
                IntStream.range(0, 2_000).mapToObj(i -> "group-" + i).toList();
        assertThat(column(template("invite-users").offering(Field.GROUPS, groups), "groups")
                        .allowed())
                .isEqualTo(groups.subList(0, Template.MAX_OFFERED));
    }

    private static Template template(String profile) {
        return Template.of(Profiles.require(profile), FIELDS);
    }

    private static List<String> titles(Template template) {
        return template.columns(Locale.ENGLISH).stream().map(TableColumn::title).toList();
    }

    private static TableColumn column(Template template, String title) {
        return template.columns(Locale.ENGLISH).stream()
                .filter(column -> column.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> written(Template template) {
        List<List<String>> rows = new ArrayList<>();
        template.write(
                new TableWriter() {
                    @Override
                    public void write(List<String> cells) {
                        rows.add(cells);
                    }

                    @Override
                    public void discard() {
                        rows.clear();
                    }

                    @Override
                    public void close() {
                        // Nothing to end.
                    }
                },
                Locale.ENGLISH);
        return rows;
    }
}
