package dev.roster.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.cell.DateOrder;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.spi.SavedMapping;
import dev.roster.table.Row;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmedMappingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MappingRules DECIDED = MappingRules.none()
            .map("Xyz", Field.HIRE_DATE)
            .dates(DateOrder.MONTH_FIRST)
            .ignore("Team");

    @Test
    void mapsTheSameHeadersAsConfirmedWithTheirFormats() {
        SavedMapping saved = confirm(DECIDED, NOON, "Email", "Xyz", "Team");
        TableMapping again = map(MappingRules.none().confirmed(List.of(saved)), "XYZ", "email", "team");
        ColumnMapping hired = again.columns().get(0);
        assertThat(hired.field()).isEqualTo(Field.HIRE_DATE);
        assertThat(hired.format().dateOrder()).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(hired.reason()).isEqualTo("confirmed on 2026-03-01; months stand before days");
        assertThat(again.columns().get(2).isMapped()).isFalse();
    }

    @Test
    void letsCellsDecideWhatWasOpenWhenItWasConfirmed() {
        SavedMapping saved = confirm(MappingRules.none(), NOON, "Email", "Hire date");
        List<Row> rows = List.of(Row.of(1, "Email", "Hire date"), Row.of(2, "a@example.com", "25/12/2024"));
        MappingRules rules = MappingRules.none().confirmed(List.of(saved));
        assertThat(order(rows, rules)).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(order(rows, rules.dates(DateOrder.MONTH_FIRST))).isEqualTo(DateOrder.MONTH_FIRST);
    }

    private static DateOrder order(List<Row> rows, MappingRules rules) {
        return ColumnMapper.map(rows, "f.csv", rules, Fields.builtIn())
                .columns()
                .get(1)
                .format()
                .dateOrder();
    }

    @Test
    void remembersAHeaderInAnotherFile() {
        SavedMapping saved = confirm(DECIDED, NOON, "Email", "Xyz", "Team");
        TableMapping other = map(MappingRules.none().confirmed(List.of(saved)), "Login", "Xyz");
        assertThat(other.columns().get(1).field()).isEqualTo(Field.HIRE_DATE);
        assertThat(other.columns().get(1).reason()).contains("2026-03-01");
        assertThat(other.columns().get(1).format().dateOrder()).isEqualTo(DateOrder.UNDECIDED);
    }

    @Test
    void letsTheNewestCountAndRulesWin() {
        SavedMapping early = confirm(MappingRules.none().map("Xyz", Field.COMPANY), NOON, "Email", "Xyz");
        SavedMapping late =
                confirm(MappingRules.none().map("Xyz", Field.LOCATION), NOON.plusSeconds(1), "Email", "Xyz");
        MappingRules rules = MappingRules.none().confirmed(List.of(early, late));
        assertThat(map(rules, "Email", "Xyz").columns().get(1).field()).isEqualTo(Field.LOCATION);
        assertThat(map(rules.map("Xyz", Field.POSITION), "Email", "Xyz")
                        .columns()
                        .get(1)
                        .field())
                .isEqualTo(Field.POSITION);
    }

    @Test
    void keepsTheSenseOfInvertedColumns() {
        SavedMapping saved = confirm(MappingRules.none(), NOON, "Email", "Blocked");
        TableMapping again = map(MappingRules.none().confirmed(List.of(saved)), "Email", "Blocked");
        assertThat(again.columns().get(1).format().inverted()).isTrue();
    }

    @Test
    void hasOneFingerprintForHeadersInAnyOrderAndSpelling() {
        assertThat(MappingFingerprint.of(List.of("First_Name", "E-Mail")))
                .isEqualTo(MappingFingerprint.of(List.of("e mail", "first name")))
                .isNotEqualTo(MappingFingerprint.of(List.of("e mail")))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void saysThatAColumnOfAnotherNameGivesRights() {
        SavedMapping saved = confirm(MappingRules.none().map("notes", Field.ROLES), NOON, "Email", "notes", "Role");
        MappingRules rules = MappingRules.none().confirmed(List.of(saved));
        assertThat(map(rules, "Email", "notes", "Role").issues())
                .filteredOn(issue -> issue.code() == IssueCode.COLUMN_UNEXPECTED)
                .extracting(Issue::message)
                .containsExactly(
                        "column notes sets roles, as somebody confirmed before, although its name says nothing of"
                                + " that; look at the values, and leave the column out if they are no roles");
        SavedMapping expected = confirm(MappingRules.none(), NOON, "Email", "Role");
        MappingRules plain = MappingRules.none().confirmed(List.of(expected));
        assertThat(map(plain, "Email", "Role").issues()).isEmpty();
    }

    @Test
    void refusesToSaveAFileWithoutAHeader() {
        TableMapping mapping = ColumnMapper.map(
                List.of(Row.of(1, "a@example.com", "1")), "f.csv", MappingRules.none(), Fields.builtIn());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MappingFingerprint.confirmed(mapping, "ada", NOON))
                .withMessageContaining("without a header");
    }

    private static SavedMapping confirm(MappingRules rules, Instant at, String... headers) {
        return MappingFingerprint.confirmed(map(rules, headers), "ada", at);
    }

    private static TableMapping map(MappingRules rules, String... headers) {
        return ColumnMapper.map(List.of(Row.of(1, headers)), "f.csv", rules.header(HeaderMode.YES), Fields.builtIn());
    }
}
