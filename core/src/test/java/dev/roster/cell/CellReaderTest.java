package dev.roster.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.mapping.SpecTable;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.GroupKey;
import dev.roster.model.Parsed;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CellReaderTest {

    private static final Fields FIELDS = Fields.with(List.of(
            attribute("shoeSize", AttributeType.NUMBER),
            attribute("remote", AttributeType.YES_NO),
            attribute("birthdayParty", AttributeType.DATE)));

    @TestFactory
    Stream<DynamicTest> readsCellsOfTheTable() throws IOException {
        return SpecTable.rows("cells.txt", 5).stream()
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    Case spec = Case.of(row);
                    assertThat(spec.read()).isEqualTo(spec.expected());
                }));
    }

    @Test
    void refusesARegionThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadingRules("Germany"))
                .withMessageContaining("Germany");
    }

    @Test
    void leavesCommasWhereTheColumnKeepsThem() {
        ColumnFormat keepsCommas =
                new ColumnFormat(DateOrder.UNDECIDED, false, ListSeparators.NO_COMMA, NumberMarks.UNDECIDED);
        CellReader reader = CellReader.of(ReadingRules.standard());
        assertThat(reader.read(Field.GROUPS, keepsCommas, "R&D, Berlin", KnownKeys.none())
                        .value())
                .containsExactly(new GroupKey("R&D, Berlin"));
        assertThat(reader.read(Field.GROUPS, ColumnFormat.plain(), "R&D, Berlin", KnownKeys.none())
                        .value())
                .hasSize(2);
    }

    private static CustomAttribute attribute(String key, AttributeType type) {
        return new CustomAttribute(new AttributeKey(key), key, type, false, false);
    }

    private record Case(Field<?> field, ColumnFormat format, ReadingRules rules, String text, String expected) {

        static Case of(String[] row) {
            Field<?> field = FIELDS.require(row[1]);
            boolean isInverted = row[2].endsWith("+");
            DateOrder order = DateOrder.valueOf(isInverted ? row[2].substring(0, row[2].length() - 1) : row[2]);
            String[] sides = row[4].split(" => ", 2);
            return new Case(
                    field,
                    new ColumnFormat(order, isInverted, ListSeparators.ALL, NumberMarks.UNDECIDED),
                    new ReadingRules(row[3]),
                    sides[0].replace("\\n", "\n"),
                    sides[1]);
        }

        String read() {
            return read(field);
        }

        private <T> String read(Field<T> typed) {
            KnownKeys known = (list, name) -> name.equals("Sales, EMEA");
            Parsed<T> parsed = CellReader.of(rules).read(typed, format, text, known);
            return parsed.isValid()
                    ? typed.format(parsed.value())
                    : parsed.problem().name();
        }
    }
}
