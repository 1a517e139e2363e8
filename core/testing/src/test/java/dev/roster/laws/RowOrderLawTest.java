package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.DuplicatePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of rows changes nothing unless the policy says so (A5, B8). */
class RowOrderLawTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void shuffledRowsAreDecidedAlike(long seed) {
        Scenario scenario = scenario(seed);
        try (ImportPlan plan = scenario.plan();
                ImportPlan other = shuffled(scenario, seed).plan()) {
            assertThat(decisions(other, shuffled(scenario, seed).rows())).isEqualTo(decisions(plan, scenario.rows()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void shuffledRowsAreDecidedAlikeForUsersWhoAct(long seed) {
        Scenario scenario = scenario(seed).actedByAUser(seed);
        try (ImportPlan plan = scenario.plan();
                ImportPlan other = shuffled(scenario, seed).plan()) {
            assertThat(decisions(other, shuffled(scenario, seed).rows())).isEqualTo(decisions(plan, scenario.rows()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("dev.roster.laws.Seeds#many")
    void shuffledRowsLeaveTheSameUsers(long seed) {
        Scenario scenario = scenario(seed);
        Scenario other = shuffled(scenario(seed), seed);
        assertThat(users(other)).isEqualTo(users(scenario));
    }

    private static Scenario scenario(long seed) {
        return Scenario.of(seed, p -> p.duplicates(DuplicatePolicy.REJECT));
    }

    private static Scenario shuffled(Scenario scenario, long seed) {
        List<List<String>> rows = new ArrayList<>(new Dice(seed)
                .shuffled(scenario.rows().subList(1, scenario.rows().size())));
        rows.add(0, scenario.rows().get(0));
        return scenario.withRows(rows);
    }

    private static List<Map<String, String>> users(Scenario scenario) {
        try (ImportPlan plan = scenario.plan()) {
            if (!plan.isBlocked()) {
                scenario.apply(plan);
            }
        }
        Map<UserId, User> users = Snapshot.of(scenario.stores()).users();
        return Snapshot.inWords(users).values().stream()
                .map(words -> named(words, id -> name(users, id)))
                .sorted((left, right) -> left.toString().compareTo(right.toString()))
                .toList();
    }

    /** Ids of new users come from their rows, so users are compared by what people call them. */
    private static Map<String, String> named(Map<String, String> words, UnaryOperator<String> name) {
        Map<String, String> named = new TreeMap<>(words);
        for (String key : List.of("id", "managerId", "mentor")) {
            named.computeIfPresent(key, (any, id) -> name.apply(id));
        }
        return named;
    }

    private static String name(Map<UserId, User> users, String id) {
        User user = users.get(new UserId(id));
        return id.startsWith("u-") || user == null ? id : name(user);
    }

    private static String name(User user) {
        return Field.EMPLOYEE_ID.of(user) + " " + Field.USER_NAME.of(user) + " " + Field.PRIMARY_EMAIL.of(user) + " "
                + Field.PHONE_NUMBER.of(user);
    }

    /** What becomes of each text of a row, however often it stands in the file. */
    private static List<String> decisions(ImportPlan plan, List<List<String>> rows) {
        List<String> decisions = new ArrayList<>();
        for (PlannedChange change : Scenario.changes(plan)) {
            String row = change.row() == null
                    ? "absent " + change.user()
                    : rows.get(Math.toIntExact(change.row()) - 1).toString();
            StringBuilder fields = new StringBuilder();
            for (FieldChange<?> field : change.fields()) {
                boolean isReference = field.field().type() == dev.roster.model.FieldType.USER_REFERENCE;
                fields.append(' ').append(field.field()).append('=').append(isReference ? "" : field.afterText());
            }
            decisions.add(row + " " + change.kind() + fields);
        }
        return decisions.stream().sorted().toList();
    }
}
