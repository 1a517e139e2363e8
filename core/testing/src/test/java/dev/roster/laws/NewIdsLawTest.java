package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of a file that are planned one by one, each as a file of the same name, never give two users one id (B1). */
class NewIdsLawTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void partsOfAFileDrawDifferentIds(long seed) {
        Scenario scenario = Scenario.of(seed);
        List<List<String>> rows = scenario.rows().subList(1, scenario.rows().size());
        int middle = rows.size() / 2;
        Map<UserId, List<String>> rowOf = new HashMap<>();
        for (List<List<String>> part : List.of(rows.subList(0, middle), rows.subList(middle, rows.size()))) {
            created(scenario, part).forEach((user, row) -> {
                List<String> other = rowOf.put(user, row);
                assertThat(other == null || other.equals(row))
                        .as("%s of %s and %s", user.value(), other, row)
                        .isTrue();
            });
        }
    }

    private static Map<UserId, List<String>> created(Scenario scenario, List<List<String>> part) {
        List<List<String>> rows = new ArrayList<>(part);
        rows.add(0, scenario.rows().get(0));
        Map<UserId, List<String>> created = new HashMap<>();
        try (ImportPlan plan = scenario.withRows(rows).plan()) {
            Scenario.changes(plan).stream()
                    .filter(change -> change.kind() == ChangeKind.CREATE)
                    .forEach(change -> {
                        List<String> before = created.put(
                                Objects.requireNonNull(change.user()).id(),
                                rows.get(Objects.requireNonNull(change.row()).intValue() - 1));
                        assertThat(before).as("two rows of one part").isNull();
                    });
        }
        return created;
    }
}
