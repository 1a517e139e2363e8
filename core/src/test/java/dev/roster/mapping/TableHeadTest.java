package dev.roster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.IssueCode;
import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableHeadTest {

    @Test
    void skipsWhatStandsAboveTheHeaderAndSaysSo() {
        TableMapping mapping = map(
                "sep=;",
                "Employee report - as of 2026-01-09",
                "",
                "Employee ID;Worker;Hire Date;Active",
                "1001;Ruiz, Ana;2012-10-01;Yes");
        assertThat(mapping.headerRow()).isEqualTo(4);
        assertThat(mapping.find(Field.EMPLOYEE_ID)).isPresent();
        assertThat(mapping.rows().skipped())
                .containsEntry(1L, RowKind.SEPARATOR)
                .containsEntry(2L, RowKind.TITLE)
                .containsEntry(3L, RowKind.BLANK)
                .hasSize(3);
        assertThat(mapping.issues().stream().filter(issue -> issue.code() == IssueCode.ROW_SKIPPED))
                .hasSize(2)
                .anySatisfy(
                        issue -> assertThat(issue.sentence()).contains("row 2").contains("above the header"));
    }

    @Test
    void skipsRowsThatDescribeTheColumns() {
        TableMapping mapping = map(
                "First Name;Last Name;Email",
                "Required;Required;Optional",
                "Example: Ann;Lee;",
                "Ann;Lee;ann@example.com");
        assertThat(mapping.rows().skipped())
                .containsEntry(2L, RowKind.LABELS)
                .containsEntry(3L, RowKind.EXAMPLE)
                .hasSize(2);
    }

    @Test
    void takesALoneUserWhoseCellsReadLikeNamesOfFieldsForAUser() {
        TableMapping mapping = map("userName;displayName;manager", "new1;New One;mgr");
        assertThat(mapping.headerRow()).isEqualTo(1);
        assertThat(mapping.rows().skipped()).isEmpty();
    }

    @Test
    void takesCountriesFamiliesAndAddressesForUsers() {
        TableMapping mapping = map(
                "Vorname;Nachname;E-Mail;Land",
                "Max;Muster;max@example.com;ES",
                "Ann;Sample;ann@example.com;PL",
                "Eva;Ex;eva@example.com;DE");
        assertThat(mapping.rows().skipped()).isEmpty();
        TableMapping emails = map("Email", "confidential@example.com", "page1@example.com", "total1@example.com");
        assertThat(emails.rows().skipped()).isEmpty();
        assertThat(emails.rows().kind(Row.of(3, "page1@example.com"))).isNull();
    }

    @Test
    void keepsTheFirstOfTwoHeaderRows() {
        TableMapping mapping = map("givenName;sn;mail", "First name;Last name;Email", "Ann;Lee;ann@example.com");
        assertThat(mapping.headerRow()).isEqualTo(1);
        assertThat(mapping.rows().skipped()).containsEntry(2L, RowKind.LABELS);
    }

    @Test
    void proposesFromCellsWhereThereIsNoHeader() {
        TableMapping mapping = map("Ann;ann@example.com;active", "Bob;bob@example.com;inactive");
        assertThat(mapping.headerRow()).isZero();
        assertThat(mapping.columns().get(1).tier()).isEqualTo(Tier.SUGGESTED);
        assertThat(mapping.columns().get(1).candidates().get(0).field()).isEqualTo(Field.PRIMARY_EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "Total;;;4, FOOTER",
        "Summe: 4;;;, FOOTER",
        "Page 1 of 3;;;, FOOTER",
        "Seite 2 von 7;;;, FOOTER",
        "Report generated 2026-01-09;;;, FOOTER",
        "TOTAL;1;2;3, FOOTER",
        "Please fill in all columns below;;;, NOTE",
        "First Name;Last Name;Email;Team, REPEATED_HEADER",
        ";;;, BLANK",
        "Ann;Lee;ann@example.com;A,",
        "Total;Recall;total@example.com;B,",
        "Ann;;;,"
    })
    void tellsRowsOfUsersFromOthers(String row, RowKind kind) {
        TableMapping mapping = map("First Name;Last Name;Email;Team", "Ann;Lee;ann@example.com;A");
        assertThat(mapping.rows().kind(Row.of(99, row.split(";", -1)))).isEqualTo(kind);
    }

    private static TableMapping map(String... lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(Row.of(rows.size() + 1L, line.equals("sep=;") ? new String[] {line} : line.split(";", -1)));
        }
        return ColumnMapper.map(rows, "users.csv", MappingRules.none(), Fields.builtIn());
    }
}
