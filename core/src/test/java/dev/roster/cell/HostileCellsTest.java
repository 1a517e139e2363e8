package dev.roster.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that somebody wrote to break or to stop a reader: each costs what its length costs, and none is an exception. */
class HostileCellsTest {

    private static final int LENGTH = 20_000;

    @Test
    void aListAsksForNoMoreNamesThanItHasPieces() {
        AtomicInteger asked = new AtomicInteger();
        KnownKeys nobody = (field, name) -> {
            asked.incrementAndGet();
            return false;
        };

        CellReader.elements(Field.GROUPS, ColumnFormat.plain(), "a;".repeat(LENGTH), nobody);

        assertThat(asked.get()).isPositive().isLessThan(10 * LENGTH);
    }

    @Test
    void aNameThatHoldsSeparatorsIsFoundAmongOthers() {
        KnownKeys one = (field, name) -> name.equals("Smith; Sons; and Daughters");

        assertThat(CellReader.elements(Field.GROUPS, ColumnFormat.plain(), "Alpha; Smith; Sons; and Daughters;B", one))
                .containsExactly("Alpha", "Smith; Sons; and Daughters", "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+99999999999", "1.5E+2147483648", "9E+1000"})
    void anExponentThatNoSpreadsheetWritesIsAText(String cell) {
        assertThat(Damage.of(Field.EMPLOYEE_ID, cell, "123456789012")).isNull();
    }

    @Test
    void aShortenedNumberIsToldByWhatIsStored() {
        assertThat(Damage.of(Field.EMPLOYEE_ID, "1.23457E+11", "123456789012")).isEqualTo(IssueCode.KEY_DIGITS_LOST);
        assertThat(Damage.of(Field.EMPLOYEE_ID, "1.23457E+11", "223456789012")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=Sales,OU=Groups,DC=example,DC=org",
                "CN=Sales, OU = Groups, DC=example",
                "cn=Sales,,,,ou=Groups",
            })
    void aDistinguishedNameHasASecondPart(String name) {
        assertThat(DistinguishedName.isOne(name)).isTrue();
        assertThat(CellReader.elements(Field.GROUPS, ColumnFormat.plain(), name, KnownKeys.none()))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Sales");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=Sales", "CN=Sales, = x", "CN=Sales,a-b=c", "CN=Sales\\,ou=Groups"})
    void aTextWithoutASecondPartIsNoDistinguishedName(String name) {
        assertThat(DistinguishedName.isOne(name)).isFalse();
    }
}
