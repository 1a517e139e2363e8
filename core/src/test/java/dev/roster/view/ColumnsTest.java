package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.UserId;
import dev.roster.profile.Profiles;
import dev.roster.table.TableColumn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the applications that Roster was made for, column by column. */
class ColumnsTest {

    private static final Fields FIELDS = Fields.builtIn();

    /** J1: title, sort, filter, shown by default. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            User,              -,              id: PERSON,                    yes
            Direct Manager,    -,              managerId: PERSON,             yes
            Permission,        roleLevel,      roles: ENUMERATION,            yes
            Last Activity,     lastActivityAt, lastActivityAt: DATE_RANGE,    yes
            Skills,            skillCount,     -,                             yes
            User Status,       status,         -,                             yes
            Managers,          -,              managers: PERSON,              optional
            Groups,            -,              groups: CATALOG,               optional
            Department,        department,     department: AUTOCOMPLETE,      optional
            Company,           company,        company: AUTOCOMPLETE,         optional
            Position,          -,              -,                             optional
            Job Title,         -,              -,                             optional
            Employee ID,       -,              -,                             optional
            Location,          -,              -,                             optional
            User Type,         -,              -,                             optional
            Hire Date,         -,              -,                             optional
            Deactivation Date, -,              -,                             optional
            Phone Number,      -,              -,                             optional
            """)
    void aLearningPlatformHasItsColumns(String title, String sort, String filter, String isShown) {
        Column column = titled(Columns.learningPlatform(FIELDS), title);
        assertThat(column.sort().map(Field::key).orElse("-")).isEqualTo(sort);
        assertThat(column.filter()
                        .map(field -> field.key() + ": " + column.filterKind())
                        .orElse("-"))
                .isEqualTo(filter);
        assertThat(column.isShown() ? "yes" : "optional").isEqualTo(isShown);
    }

    @Test
    void aLearningPlatformShowsItsColumnsInOrder() {
        assertThat(Columns.learningPlatform(FIELDS).shown())
                .extracting(Column::title)
                .containsExactly("User", "Direct Manager", "Permission", "Last Activity", "Skills", "User Status");
    }

    @Test
    void theUserColumnExpandsInAnExport() {
        assertThat(titled(Columns.learningPlatform(FIELDS), "User").exported())
                .extracting(ColumnPart::key)
                .containsExactly(
                        "displayName",
                        "primaryEmail",
                        "employeeId",
                        "department",
                        "jobTitle",
                        "inactive",
                        "location",
                        "hireDate",
                        "managerDisplayName",
                        "managerPrimaryEmail",
                        "managers");
    }

    @Test
    void anActivityPlatformShowsItsColumns() {
        assertThat(Columns.activityPlatform(FIELDS).shown())
                .extracting(Column::title)
                .containsExactly("Name", "Email", "Roles", "Organization", "Status", "Last login", "Created date");
    }

    @Test
    void aPlatformOfAgentsShowsItsColumnsAndSaysPending() {
        Columns columns = Columns.agentPlatform(FIELDS);
        assertThat(columns.shown())
                .extracting(Column::title)
                .containsExactly("Name", "Email", "Role", "Groups", "Last login", "Status");
        assertThat(columns.shown().stream().flatMap(column -> column.filter().stream()))
                .extracting(Field::key)
                .contains("roles", "groups", "status", "lastLoginAt");
    }

    @Test
    void theTenantFileHasItsColumnsInOrder() {
        assertThat(Columns.tenantFile(FIELDS).shown())
                .extracting(Column::key)
                .containsExactly(
                        "userId",
                        "tenant",
                        "firstName",
                        "lastName",
                        "email",
                        "enabled",
                        "reportsTo",
                        "roles",
                        "taskNotification",
                        "transaction",
                        "notifyIfNewUser");
    }

    @Test
    void theTenantFileIsExportedAsItsTemplateIs() {
        assertThat(Columns.tenantFile(FIELDS).shown())
                .extracting(Column::key)
                .containsExactlyElementsOf(Profiles.tenantFile().form().header().stream()
                        .map(TableColumn::title)
                        .toList());
    }

    @Test
    void anAttributeHasAColumnByItsTypeAlsoWhenItIsCalledLikeAnother() {
        Fields fields = Fields.with(List.of(
                CustomAttribute.builder("permission", AttributeType.YES_NO).build(),
                CustomAttribute.builder("attribute.permission", AttributeType.TEXT)
                        .build(),
                CustomAttribute.builder("languages", AttributeType.TEXT_LIST).build(),
                CustomAttribute.builder("mentor", AttributeType.USER_REFERENCE).build(),
                CustomAttribute.builder("score", AttributeType.NUMBER).build()));
        Columns columns = Columns.learningPlatform(fields);
        assertThat(columns.find("attribute.attribute.permission").orElseThrow().filterKind())
                .isEqualTo(FilterKind.AUTOCOMPLETE);
        assertThat(columns.find("attribute.permission").orElseThrow().filterKind())
                .isEqualTo(FilterKind.YES_NO);
        assertThat(columns.find("languages").orElseThrow().sort()).isEmpty();
        assertThat(columns.find("mentor").orElseThrow().filterKind()).isEqualTo(FilterKind.PERSON);
        assertThat(columns.find("score").orElseThrow().filterKind()).isEqualTo(FilterKind.NUMBER_RANGE);
        assertThat(columns.find("score").orElseThrow().isShown()).isFalse();
        assertThat(Stream.<Function<Fields, Columns>>of(
                                Columns::standard, Columns::activityPlatform, Columns::agentPlatform)
                        .map(preset -> preset.apply(fields)))
                .allSatisfy(preset -> assertThat(preset.find("permission")).isPresent());
    }

    @Test
    void whatNobodyMaySeeIsGoneFromColumnsFiltersAndSorts() {
        Fields fields = Fields.with(List.of(
                CustomAttribute.builder("score", AttributeType.NUMBER).build(),
                CustomAttribute.builder("badge", AttributeType.TEXT).build()));
        Columns columns = Columns.standard(fields)
                .with(Column.of(Field.ROLES).sortedBy(fields.require("score")))
                .visible(field -> !field.key().equals("score"));
        assertThat(columns.find("score")).isEmpty();
        assertThat(columns.find("badge")).isPresent();
        assertThat(columns.find("roles")).isEmpty();
        assertThat(columns.fields().find("score")).isEmpty();
        assertThat(columns.fields().find("badge")).isPresent();
    }

    @Test
    void aHostChangesColumns() {
        Column points = Column.computed("points", "Points", users -> Map.of(new UserId("u-1"), "7"));
        Columns columns = Columns.learningPlatform(FIELDS).with(points.shown()).without("skillCount");
        assertThat(columns.shown())
                .extracting(Column::key)
                .containsExactly("user", "managerId", "permission", "lastActivityAt", "status", "points");
        assertThat(columns.with(points.titled("Score"))
                        .find("points")
                        .orElseThrow()
                        .title())
                .isEqualTo("Score");
    }

    @Test
    void titlesFollowTheLanguage() {
        Column column = Column.of(Field.DEPARTMENT).titled("Unit").titled(Locale.GERMAN, "Einheit");
        assertThat(column.title()).isEqualTo("Unit");
        assertThat(column.title(Locale.GERMANY)).isEqualTo("Einheit");
        assertThat(column.title(Locale.FRENCH)).isEqualTo("Unit");
    }

    @Test
    void refuseWhatNoColumnIs() {
        assertThatThrownBy(() -> Column.of("a,b", "A", ColumnPart.of(Field.ID)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a,b");
        assertThatThrownBy(() -> Column.of("a", "A")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Column.of(Field.ID).sortedBy(Field.GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("groups");
        assertThatThrownBy(() -> Columns.of(FIELDS, List.of(Column.of(Field.ID), Column.of(Field.ID))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
    }

    private static Column titled(Columns columns, String title) {
        return columns.all().stream()
                .filter(column -> column.title().equals(title))
                .findFirst()
                .orElseThrow();
    }
}
