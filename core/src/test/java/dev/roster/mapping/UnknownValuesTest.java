package dev.roster.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnknownValuesTest {

    private static final List<String> ROLES = List.of("Author", "Auditor", "Owner");

    @Test
    void tellsEachTextOnceWithItsRowsAndTheNearestNames() {
        UnknownValues values = new UnknownValues();
        values.add(Field.ROLES, "Autor", 2);
        values.add(Field.ROLES, "Guru", 3);
        values.add(Field.ROLES, " AUTOR ", 7);
        assertThat(values.list(field -> ROLES))
                .containsExactly(
                        new UnknownValue(Field.ROLES, "Autor", 2, List.of(2L, 7L), List.of("Author")),
                        new UnknownValue(Field.ROLES, "Guru", 1, List.of(3L), List.of()));
    }

    @Test
    void keepsFieldsApart() {
        UnknownValues values = new UnknownValues();
        values.add(Field.ROLES, "Navy", 2);
        values.add(Field.GROUPS, "Navy", 2);
        assertThat(values.list(field -> List.of()))
                .extracting(UnknownValue::field)
                .containsExactly(Field.ROLES, Field.GROUPS);
    }

    @Test
    void staysBounded() {
        UnknownValues values = new UnknownValues();
        LongStream.range(0, 3_000).forEach(row -> values.add(Field.GROUPS, "g" + row % 1_500, row));
        List<UnknownValue> told = values.list(field -> List.of());
        assertThat(told).hasSize(1_000);
        assertThat(values.untold()).isEqualTo(1_000);
        LongStream.range(0, 50).forEach(row -> values.add(Field.GROUPS, "g0", row));
        UnknownValue first = values.list(field -> List.of()).get(0);
        assertThat(first.count()).isEqualTo(52);
        assertThat(first.rows()).hasSize(10);
    }
}
