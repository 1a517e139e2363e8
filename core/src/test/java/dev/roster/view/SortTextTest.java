package dev.roster.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.query.Sort;
import java.util.List;
import org.junit.jupiter.api.Test;

class SortTextTest {

    private static final Fields FIELDS = Fields.builtIn();

    @Test
    void readsStepsInOrder() {
        assertThat(SortText.parse("-hireDate, displayname", FIELDS))
                .containsExactly(Sort.descending(Field.HIRE_DATE), Sort.ascending(Field.DISPLAY_NAME));
    }

    @Test
    void writesWhatItReads() {
        assertThat(SortText.of(SortText.parse("-HIREDATE , displayName", FIELDS)))
                .isEqualTo("-hireDate,displayName");
        assertThat(SortText.of(List.of())).isEmpty();
    }

    @Test
    void readsNothingAsNoOrder() {
        assertThat(SortText.parse(" ", FIELDS)).isEmpty();
    }

    @Test
    void refusesWhatCannotBeSortedBy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortText.parse("roles", FIELDS))
                .withMessageContaining("roles, which is a list");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortText.parse("shoeSize", FIELDS))
                .withMessageStartingWith("no field \"shoeSize\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortText.parse("location,-location", FIELDS))
                .withMessage("the sort names location twice; name it once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortText.parse("location,", FIELDS))
                .withMessageStartingWith("no field \"\"");
    }
}
