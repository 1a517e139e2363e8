package dev.roster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the cells of a column do to the possible of its name. */
class ColumnEvidenceTest {

    @Test
    void vetoesAnEmailColumnWithoutAddresses() {
        ColumnMapping column = first(MappingRules.none(), "Email", "yes", "no", "yes", "no", "yes");
        assertThat(column.isMapped()).isFalse();
        assertThat(column.reason()).isNotBlank();
    }

    @Test
    void leavesAFewBadCellsToTheirRows() {
        assertThat(first(MappingRules.none(), "Email", "bad", "worse", "x y").field())
                .isEqualTo(Field.PRIMARY_EMAIL);
        assertThat(first(MappingRules.none(), "Hire date", "soon", "later", "never")
                        .field())
                .isEqualTo(Field.HIRE_DATE);
        assertThat(first(MappingRules.none(), "Last name", "No", "No", "Kim").field())
                .isEqualTo(Field.LAST_NAME);
    }

    @Test
    void vetoesTitlesThatAreFormsOfAddress() {
        assertThat(first(MappingRules.none(), "Title", "Mr", "Dr", "Frau").isMapped())
                .isFalse();
        assertThat(first(MappingRules.none(), "Title", "Cook", "Owner").field()).isEqualTo(Field.JOB_TITLE);
    }

    @Test
    void takesAUserNameThatIsANameOfAPersonForTheFullName() {
        assertThat(first(MappingRules.none(), "User name", "Ann Lee", "Bob Ray").field())
                .isEqualTo(Field.DISPLAY_NAME);
        assertThat(first(MappingRules.none(), "User name", "alee", "bray").field())
                .isEqualTo(Field.USER_NAME);
    }

    @Test
    void letsCellsDecideWhatEmploymentStatusMeans() {
        assertThat(first(MappingRules.none(), "Employment status", "Full-time", "Part-time")
                        .field())
                .isEqualTo(Field.USER_TYPE);
        assertThat(first(MappingRules.none(), "Employment status", "Active", "Terminated")
                        .field())
                .isEqualTo(Field.STATUS);
        assertThat(first(MappingRules.none(), "Status", "married", "single").isMapped())
                .isFalse();
    }

    @Test
    void knowsAColumnByNamesThatExist() {
        MappingRules rules = MappingRules.none()
                .known((field, name) ->
                        field.equals(Field.ROLES) && List.of("Owner", "Author").contains(name));
        ColumnMapping unknown = first(rules, "Xyz", "Owner", "Author");
        assertThat(unknown.tier()).isEqualTo(Tier.SUGGESTED);
        assertThat(unknown.candidates().get(0).field()).isEqualTo(Field.ROLES);
    }

    @Test
    void takesALoneColumnOfAddressesWhereOnlyAddressesAreWanted() {
        MappingRules rules = MappingRules.none().takeLoneEmails();
        assertThat(first(rules, "Xyz", "a@example.com", "b@example.com").field())
                .isEqualTo(Field.PRIMARY_EMAIL);
        assertThat(map(rules, "Xyz;Abc", "a@example.com;c@example.com").find(Field.PRIMARY_EMAIL))
                .isEmpty();
        assertThat(first(MappingRules.none(), "Xyz", "a@example.com").tier()).isEqualTo(Tier.SUGGESTED);
    }

    @Test
    void asksWhichOfTwoAddressesCounts() {
        TableMapping differing = map(MappingRules.none(), "Email;Mail", "a@example.com;b@example.com");
        assertThat(differing.columns()).extracting(ColumnMapping::tier).containsOnly(Tier.SUGGESTED);
        TableMapping same = map(MappingRules.none(), "Email;Mail", "a@example.com;a@example.com");
        assertThat(same.columns()).extracting(ColumnMapping::isMapped).containsExactly(true, false);
    }

    @Test
    void doubtsWordsOfALanguageThatNoOtherColumnSpeaks() {
        TableMapping portuguese = map(MappingRules.none(), "Nome completo;Sobrenome;Matrícula;Cargo;Admissão;CEP");
        assertThat(portuguese.find(Field.PHONE_NUMBER)).isEmpty();
        assertThat(map(MappingRules.none(), "Soyadı;Sicil No;Unvan;Departman;Cep")
                        .find(Field.PHONE_NUMBER))
                .isPresent();
    }

    @Test
    void neverReadsAnInvertedColumnStraight() {
        ColumnMapping entra = first(MappingRules.none(), "Block sign in (Yes/No) [accountEnabled] Required");
        assertThat(entra.format().inverted()).isTrue();
        assertThat(first(MappingRules.none(), "Status (blocked accounts only)").isMapped())
                .isFalse();
    }

    private static ColumnMapping first(MappingRules rules, String header, String... cells) {
        List<String> lines = new ArrayList<>(List.of(header + ";First name"));
        for (String cell : cells) {
            lines.add(cell + ";Ann");
        }
        return map(rules, lines.toArray(String[]::new)).columns().get(0);
    }

    private static TableMapping map(MappingRules rules, String... lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(Row.of(rows.size() + 1L, line.split(";", -1)));
        }
        return ColumnMapper.map(rows, "users.csv", rules.header(HeaderMode.YES), Fields.builtIn());
    }
}
