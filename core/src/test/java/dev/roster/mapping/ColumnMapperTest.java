package dev.roster.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.cell.ColumnFormat;
import dev.roster.cell.DateOrder;
import dev.roster.cell.ListSeparators;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Severity;
import dev.roster.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ColumnMapperTest {

    @TestFactory
    Stream<DynamicTest> mapsHeaderRowsOfTheTable() throws IOException {
        return SpecTable.rows("headers.txt", 3).stream()
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    TableMapping mapping = map(MappingRules.none().header(HeaderMode.YES), row[1].split(";"));
                    assertThat(mapping.columns().stream().map(ColumnMapperTest::meaning))
                            .containsExactly(row[2].split(";"));
                }));
    }

    @Test
    void explainsEveryColumn() {
        TableMapping mapping = map(MappingRules.none(), "Email", "Salary", "Shoe", "inactive");
        assertThat(mapping.columns())
                .allSatisfy(column -> assertThat(column.reason()).isNotBlank());
        assertThat(mapping.columns().get(1).reason()).contains("sensitive").contains("salary");
        assertThat(mapping.columns().get(3).format().inverted()).isTrue();
    }

    @Test
    void mapsTheVeryKeyOfAFieldWhateverItsCells() {
        List<Row> rows = List.of(
                Row.of(1, "department", "hireDate", "primaryEmail"),
                Row.of(2, "2024-01-01", "soon", "none"),
                Row.of(3, "2024-01-02", "later", "no"),
                Row.of(4, "2024-01-03", "never", "nope"));
        TableMapping mapping = ColumnMapper.map(rows, "f.csv", MappingRules.none(), Fields.builtIn());
        assertThat(mapping.columns())
                .extracting(ColumnMapping::field)
                .containsExactly(Field.DEPARTMENT, Field.HIRE_DATE, Field.PRIMARY_EMAIL);
    }

    @Test
    void reportsWhatIsNotImported() {
        TableMapping mapping = map(MappingRules.none(), "Email", "Shoe", "");
        assertThat(mapping.issues()).extracting(Issue::code).containsExactly(IssueCode.COLUMN_UNMAPPED);
        assertThat(mapping.issues().get(0).message()).contains("column Shoe");
        assertThat(mapping.width()).isEqualTo(3);
    }

    @Test
    void namesSharedHeadersByTheirLetters() {
        TableMapping mapping = map(MappingRules.none(), "Email", "Phone", "email");
        assertThat(mapping.columns()).extracting(ColumnMapping::column).containsExactly("A", "Phone", "C");
        assertThat(mapping.columns()).extracting(ColumnMapping::isMapped).containsExactly(true, true, false);
        assertThat(mapping.columns().get(2).reason()).isEqualTo("column A already holds primaryEmail");
        assertThat(mapping.issues())
                .extracting(Issue::code)
                .containsExactly(IssueCode.COLUMN_DUPLICATE, IssueCode.COLUMN_TAKEN);
    }

    @Test
    void takesNoNameFromAHeaderThatIsAText() {
        TableMapping mapping = map(MappingRules.none().header(HeaderMode.YES), "Email", "e-mail ".repeat(9_000));
        assertThat(mapping.columns().get(0).field()).isEqualTo(Field.PRIMARY_EMAIL);
        assertThat(mapping.columns().get(1).isMapped()).isFalse();
        assertThat(mapping.columns().get(1).reason()).isEqualTo("no known name");
    }

    @Test
    void warnsOfASecondColumnForTheSameField() {
        TableMapping mapping = map(MappingRules.none(), "Email", "Status", "Account Status");
        Issue taken = mapping.issues().get(0);
        assertThat(taken.severity()).isEqualTo(Severity.WARNING);
        assertThat(taken.message())
                .startsWith("column Account Status is not imported, since column Status holds status already")
                .endsWith("if Account Status is the right one, map it to status");
    }

    @Test
    void proposesNearlyEqualNamesWithoutMappingThem() {
        TableMapping mapping = map(MappingRules.none().header(HeaderMode.YES), "Deparrtment name", "Emial");
        ColumnMapping column = mapping.columns().get(0);
        assertThat(column.isMapped()).isFalse();
        assertThat(column.candidates()).extracting(Candidate::field).contains(Field.DEPARTMENT);
        assertThat(mapping.columns().get(1).candidates()).isEmpty();
    }

    @Test
    void asksBeforeItFollowsAGuess() {
        ColumnMapping column =
                map(MappingRules.none(), "City", "Email").columns().get(0);
        assertThat(column.tier()).isEqualTo(Tier.SUGGESTED);
        assertThat(column.field()).isNull();
        assertThat(column.candidates()).extracting(Candidate::field).containsExactly(Field.LOCATION);
    }

    @Test
    void mapsCustomAttributesByKeyAndLabel() {
        Fields fields = Fields.with(List.of(
                attribute("costCenter", "Budget line", AttributeType.TEXT),
                attribute("salaryBand", "Salary band", AttributeType.TEXT)));
        TableMapping mapping = ColumnMapper.map(
                List.of(Row.of(1, "cost_center", "Email", "salary band")), "f.csv", MappingRules.none(), fields);
        assertThat(mapping.columns())
                .extracting(ColumnMapperTest::meaning)
                .containsExactly("costCenter", "primaryEmail", "salaryBand");
        TableMapping byLabel =
                ColumnMapper.map(List.of(Row.of(1, "Budget Line", "Email")), "f.csv", MappingRules.none(), fields);
        assertThat(byLabel.find(fields.require("costCenter"))).isPresent();
    }

    @Test
    void findsNothingInAnEmptyFile() {
        assertThat(ColumnMapper.map(List.of(), "f.csv", MappingRules.none(), Fields.builtIn())
                        .columns())
                .isEmpty();
    }

    @Nested
    class Headers {

        @Test
        void takesAFirstRowOfUsersForUsers() {
            TableMapping mapping = map(MappingRules.none(), "ada@example.com", "Ada", "active");
            assertThat(mapping.headerRow()).isZero();
            assertThat(mapping.columns()).extracting(ColumnMapping::column).containsExactly("A", "B", "C");
        }

        @Test
        void takesUnknownTextForAHeader() {
            assertThat(map(MappingRules.none(), "Foo", "Bar").headerRow()).isEqualTo(1);
        }

        @Test
        void obeysTheMode() {
            assertThat(map(MappingRules.none().header(HeaderMode.NO), "Email").headerRow())
                    .isZero();
            assertThat(map(MappingRules.none().header(HeaderMode.YES), "a@b.com")
                            .headerRow())
                    .isEqualTo(1);
        }

        @Test
        void keepsActionRowsApartFromTheirHeader() {
            MappingRules rules = MappingRules.none()
                    .positional(List.of(
                            ColumnTarget.to(Control.ACTION),
                            ColumnTarget.to(Field.USER_NAME),
                            ColumnTarget.to(Field.FIRST_NAME),
                            ColumnTarget.to(Field.LAST_NAME)));
            assertThat(map(rules, "add-user", "ada", "Ada", "Lovelace").headerRow())
                    .isZero();
            assertThat(map(rules, "update", "ada", "Ada", "Lovelace").headerRow())
                    .isZero();
            TableMapping withHeader = map(rules, "update", "username", "firstName", "lastName");
            assertThat(withHeader.headerRow()).isEqualTo(1);
            assertThat(withHeader.columns())
                    .extracting(ColumnMapperTest::meaning)
                    .containsExactly("ACTION", "userName", "firstName", "lastName");
        }
    }

    @Nested
    class Rules {

        @Test
        void winOverWhatIsFound() {
            MappingRules rules = MappingRules.none()
                    .map("shoe", Field.DEPARTMENT)
                    .ignore("Email")
                    .map("C", Field.COMPANY);
            TableMapping mapping = map(rules, "Shoe", "Email", "Department");
            assertThat(mapping.columns())
                    .extracting(ColumnMapperTest::meaning)
                    .containsExactly("department", "-", "company");
            assertThat(mapping.issues()).isEmpty();
        }

        @Test
        void keepTheSenseOfInvertedColumns() {
            TableMapping mapping = map(MappingRules.none().map("blocked", Field.STATUS), "Blocked", "Email");
            assertThat(mapping.columns().get(0).format().inverted()).isTrue();
        }

        @Test
        void areReportedWhenTheyNameNoColumn() {
            TableMapping mapping = map(MappingRules.none().map("Nope", Field.COMPANY), "Email");
            assertThat(mapping.issues()).extracting(Issue::code).containsExactly(IssueCode.COLUMN_MISSING);
        }

        @Test
        void refuseFieldsThatRosterAloneWrites() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MappingRules.none().map("x", Field.CREATED_AT))
                    .withMessageContaining("createdAt");
        }

        @Test
        void sayWhichControlsCount() {
            String[] header = {"userId", "transaction", "notifyIfNewUser"};
            assertThat(map(MappingRules.none(), header).find(Control.TRANSACTION))
                    .isEmpty();
            TableMapping honoured = map(MappingRules.none().controls(Set.of(Control.TRANSACTION)), header);
            assertThat(honoured.find(Control.TRANSACTION)).isPresent();
            assertThat(honoured.find(Control.NOTIFY_IF_NEW)).isEmpty();
        }
    }

    @Nested
    class Dates {

        @Test
        void followTheCellThatProvesTheOrder() {
            assertThat(order("03/04/2024", "25/12/2024")).isEqualTo(DateOrder.DAY_FIRST);
            assertThat(order("03/04/2024", "12/25/2024")).isEqualTo(DateOrder.MONTH_FIRST);
            assertThat(order("2024-04-03", "")).isEqualTo(DateOrder.YEAR_FIRST);
        }

        @Test
        void stayUndecidedWithoutProofOrWithBoth() {
            assertThat(order("03/04/2024", "05/06/2024")).isEqualTo(DateOrder.UNDECIDED);
            assertThat(order("25/12/2024", "12/25/2024")).isEqualTo(DateOrder.UNDECIDED);
        }

        @Test
        void obeyTheRuleWhateverOneCellSays() {
            MappingRules monthFirst = MappingRules.none().dates(DateOrder.MONTH_FIRST);
            assertThat(order(monthFirst, "03/04/2024")).isEqualTo(DateOrder.MONTH_FIRST);
            assertThat(order(monthFirst, "03/04/2024", "25/12/2024")).isEqualTo(DateOrder.MONTH_FIRST);
        }

        private DateOrder order(String... cells) {
            return order(MappingRules.none(), cells);
        }

        private DateOrder order(MappingRules rules, String... cells) {
            List<Row> rows = new ArrayList<>(List.of(Row.of(1, "Email", "Hire date")));
            for (String cell : cells) {
                rows.add(Row.of(rows.size() + 1L, "a@example.com", cell));
            }
            return ColumnMapper.map(rows, "f.csv", rules, Fields.builtIn())
                    .find(Field.HIRE_DATE)
                    .orElseThrow()
                    .format()
                    .dateOrder();
        }
    }

    @Nested
    class Lists {

        @Test
        void keepCommasInColumnsWithASureSeparator() {
            assertThat(keepsCommas("Sales;Marketing", "R&D, Berlin")).isTrue();
            assertThat(keepsCommas("Sales|Marketing")).isTrue();
            assertThat(keepsCommas("Sales\nMarketing")).isTrue();
            assertThat(keepsCommas("Sales, Marketing", "R&D")).isFalse();
        }

        private boolean keepsCommas(String... cells) {
            List<Row> rows = new ArrayList<>(List.of(Row.of(1, "Email", "Groups")));
            for (String cell : cells) {
                rows.add(Row.of(rows.size() + 1L, "a@example.com", cell));
            }
            ColumnFormat format = ColumnMapper.map(rows, "f.csv", MappingRules.none(), Fields.builtIn())
                    .find(Field.GROUPS)
                    .orElseThrow()
                    .format();
            assertThat(ColumnFormat.parse(format.text())).isEqualTo(format);
            return format.separators() == ListSeparators.NO_COMMA;
        }
    }

    private static TableMapping map(MappingRules rules, String... header) {
        return ColumnMapper.map(List.of(Row.of(1, header)), "users.csv", rules, Fields.builtIn());
    }

    private static CustomAttribute attribute(String key, String label, AttributeType type) {
        return new CustomAttribute(new AttributeKey(key), label, type, false, false);
    }

    private static String meaning(ColumnMapping column) {
        Control control = column.control();
        Field<?> field = column.field();
        if (control != null) {
            return control.name();
        }
        return field == null ? "-" : (column.format().inverted() ? "!" : "") + field.key();
    }
}
