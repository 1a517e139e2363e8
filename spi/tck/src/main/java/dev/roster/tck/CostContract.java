package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.query.UserQuery;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.spi.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many calls of a database one call of the port may cost, where the plugin counts them: rule US-16. */
public interface CostContract extends StoresFactory {

    /** The most calls that a commit, or a question, of any size may cost. */
    long MOST_CALLS = 100;

    /**
     * Counts the calls of the database, such as statements that were sent, so that the kit can tell whether they grow
     * with a batch.
     *
     * @return how many there were so far through all stores that {@link #newStores} gave; empty, the default, when the
     *     plugin does not count, so that the rule is skipped
     */
    default OptionalLong calls() {
        return OptionalLong.empty();
    }

    /** Batches. */
    @Test
    @DisplayName(
            "US-16: a commit of 250 users costs as many calls as one of 50, and at most 100; so do questions and touches")
    default void costsTheSameForAnyBatch() {
        try (Stores stores = newStores()) {
            Samples.require(calls().isPresent() ? Optional.of(true) : Optional.empty(), "calls");
            UserStore users = stores.users();
            assertBounded("insert", size -> Samples.load(stores, some(size, size)));
            List<User> known = some(0, 500);
            Samples.load(stores, known);
            assertBounded(
                    "find",
                    size -> users.findAll(
                            known.subList(0, size).stream().map(User::id).toList()));
            assertBounded(
                    "correlate",
                    size -> users.correlate(known.subList(0, size).stream()
                            .map(user -> CorrelationKey.of(Field.ID, user.id()))
                            .toList()));
            assertBounded("page", size -> users.query(UserQuery.first(size)));
            assertBounded(
                    "touch",
                    size -> users.touch(known.subList(0, size).stream()
                            .map(user -> Touch.skills(user.id(), 1))
                            .toList()));
            assertBounded(
                    "delete",
                    size -> users.commit(
                            known.subList(size, 2 * size).stream()
                                    .map(user -> Samples.unit(Samples.delete(user)))
                                    .toList(),
                            Samples.GUARDED));
        }
    }

    private void assertBounded(String what, IntConsumer work) {
        long few = callsOf(() -> work.accept(50));
        long many = callsOf(() -> work.accept(250));
        assertThat(many)
                .as("calls to %s 250 users, where 50 cost %s", what, few)
                .isLessThanOrEqualTo(Math.min(few + 2, MOST_CALLS));
    }

    private long callsOf(Runnable work) {
        long before = calls().orElse(0);
        work.run();
        return calls().orElse(0) - before;
    }

    private static List<User> some(int round, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Samples.user("u" + round + "-" + i))
                .toList();
    }
}
