package dev.roster.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.UserId;
import dev.roster.table.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewUserIdsTest {

    private static final NewUserIds IDS = new NewUserIds(new UUID(3, 5));

    @Test
    void aRowHasTheSameIdEachTime() {
        assertThat(of(7, Row.of(9, "Ada", "Navy"))).isEqualTo(of(7, Row.of(9, "Ada", "Navy")));
    }

    @Test
    void equalRowsOfOnePartDifferInPlace() {
        assertThat(of(0, Row.of(2, "Ada"))).isNotEqualTo(of(1, Row.of(2, "Ada")));
    }

    @Test
    void rowsAtOnePlaceOfTwoPartsDifferInNumber() {
        assertThat(of(0, Row.of(2, "Ada"))).isNotEqualTo(of(0, Row.of(1_002, "Ada")));
    }

    @Test
    void rowsAtOnePlaceOfTwoPartsDifferInContent() {
        assertThat(of(0, Row.of(2, "Ada", "Navy"))).isNotEqualTo(of(0, Row.of(2, "AdaN", "avy")));
        assertThat(of(0, Row.of(2, "Ada", ""))).isNotEqualTo(of(0, Row.of(2, "", "Ada")));
    }

    @Test
    void twoHundredThousandRowsOfFourPartsNeverShareAnIdWithSeed20261129() {
        Random random = new Random(20261129);
        Map<UserId, String> rows = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            int place = i % 50_000;
            String cell = Integer.toString(random.nextInt(1_000)) + '/' + i / 50_000;
            String before = rows.put(of(place, Row.of(place + 2L, cell, "same")), place + " " + cell);
            assertThat(before).as("%d %s", place, cell).isNull();
        }
    }

    private static UserId of(int ordinal, Row row) {
        return IDS.of(ordinal, NewUserIds.mark(row));
    }
}
