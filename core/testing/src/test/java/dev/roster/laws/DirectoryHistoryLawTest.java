package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.plan.ImportPlan;
import dev.roster.spi.DirectorySource.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** J15: however a directory came to be what it is, and whenever it was read, its users are the same. */
class DirectoryHistoryLawTest {

    private static final List<Field<?>> FIELDS = List.of(
            Field.USER_NAME, Field.PRIMARY_EMAIL, Field.DEPARTMENT, Field.JOB_TITLE, Field.STATUS, Field.GROUPS);
    private static final int PEOPLE = 12;

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    /** People come, change every field, exchange their names, are disabled and come back; some leave. */
    private static final class History {

        private final Dice dice;
        private final TestDirectory directory;
        private final Map<String, String> names = new TreeMap<>();
        private int given;

        History(long seed, TestDirectory directory) {
            this.dice = new Dice(seed);
            this.directory = directory;
        }

        void step(boolean mayLeave) {
            String id = "p" + dice.below(PEOPLE);
            if (mayLeave && dice.chance(10)) {
                names.remove(id);
                directory.remove(id);
            } else if (dice.chance(20) && names.size() > 1) {
                exchange();
            } else {
                names.computeIfAbsent(id, any -> "name" + given++);
                if (dice.chance(15)) {
                    names.put(id, "name" + given++);
                }
                put(id);
            }
        }

        private void exchange() {
            List<String> ids = dice.shuffled(new ArrayList<>(names.keySet()));
            String name = names.get(ids.get(0));
            names.put(ids.get(0), names.get(ids.get(1)));
            names.put(ids.get(1), name);
            put(ids.get(0));
            put(ids.get(1));
        }

        private void put(String id) {
            List<String> cells = new ArrayList<>();
            String name = names.get(id);
            cells.add("userName=" + name);
            cells.add("primaryEmail=" + name + "@example.com");
            cells.add("department=" + dice.oneOf("", "Research", "Sales", "  Küche "));
            cells.add("jobTitle=" + dice.oneOf("", "Engineer", "=cmd", "none"));
            cells.add("status=" + dice.oneOf("", "active", "active", "inactive"));
            cells.add("groups=" + dice.oneOf("", "crew", "crew|navy", "night shift"));
            List<String> above = names.keySet().stream()
                    .filter(other -> other.compareTo(id) < 0)
                    .toList();
            if (dice.chance(60) && !above.isEmpty()) {
                cells.add("managerId=" + dice.pick(above));
            }
            directory.put(id, cells.toArray(String[]::new));
        }
    }

    /** Every user by external id, with the user name of the manager. */
    private static Map<String, String> users(Followed tenant) {
        Map<String, String> names = new TreeMap<>();
        List<User> users = Scenario.users(tenant.stores);
        users.forEach(user ->
                names.put(user.id().value(), String.valueOf(user.access().userName())));
        Map<String, String> all = new TreeMap<>();
        for (User user : users) {
            StringBuilder text = new StringBuilder();
            FIELDS.forEach(field -> text.append(text(field, user)).append(" / "));
            String manager = text(Field.MANAGER_ID, user);
            all.put(String.valueOf(user.access().externalId()), text + (manager.isEmpty() ? "" : names.get(manager)));
        }
        return all;
    }

    private static <T> String text(Field<T> field, User user) {
        return field.of(user).map(field::format).orElse("");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readingChangesAgainAndAgainIsReadingEverybodyOnce(long seed) {
        Followed often = Followed.of();
        History history = new History(seed, often.directory);
        Dice dice = new Dice(~seed);
        for (int step = 0; step < 40; step++) {
            history.step(false);
            if (dice.chance(30)) {
                often.sync(dice.chance(10) ? Extent.FULL : Extent.CHANGES);
            }
        }
        often.sync();
        Followed once = new Followed(often.directory);
        once.sync();
        assertThat(users(often)).as("seed %s", seed).isEqualTo(users(once));
        try (ImportPlan again = often.plan(Extent.FULL)) {
            assertThat(Followed.lines(again).stream().filter(line -> !line.startsWith("UNCHANGED")))
                    .as("seed %s: everybody after changes", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoLeavesIsDeactivatedAndNobodyElse(long seed) {
        Followed tenant = Followed.of(Desk.user("local"));
        History history = new History(seed, tenant.directory);
        for (int step = 0; step < 40; step++) {
            history.step(true);
            tenant.sync(step % 7 == 6 ? Extent.FULL : Extent.CHANGES);
        }
        tenant.sync(Extent.FULL);
        tenant.sync(Extent.FULL);
        for (User user : Scenario.users(tenant.stores)) {
            String id = user.access().externalId();
            boolean isThere = id == null || history.names.containsKey(id);
            if (!isThere) {
                assertThat(user.access().status().isAtRest())
                        .as("seed %s: %s", seed, user.label())
                        .isTrue();
            }
        }
        assertThat(tenant.text("local", Field.STATUS)).isEqualTo("active");
        assertThat(tenant.sync(Extent.FULL).filter(report -> report.applied() > 0))
                .as("seed %s: twice is once", seed)
                .isEmpty();
    }
}
