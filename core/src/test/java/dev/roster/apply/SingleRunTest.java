package dev.roster.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.memory.InMemoryStores;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runs of single calls. */
class SingleRunTest {

    /** A counter, and ids that begin with the time, where many calls of one moment share the first half. */
    static Stream<LongFunction<UUID>> sources() {
        return Stream.of(
                count -> new UUID(0, count),
                count -> new UUID(count, 0),
                count -> new UUID(0x0190_8d5f_8a1c_7000L, count << 32));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void areToldApartByEveryBitOfTheirIds(LongFunction<UUID> source) {
        AtomicLong count = new AtomicLong();
        InMemoryStores stores = InMemoryStores.of();
        Users users = Roster.on(stores)
                .ids(() -> source.apply(count.incrementAndGet()))
                .build()
                .as(Actor.operator("test"))
                .users();
        List<UserOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String name = "user" + i;
            outcomes.add(users.create(user -> user.userName(name)));
        }

        assertThat(outcomes).extracting(UserOutcome::run).doesNotHaveDuplicates();
        assertThat(outcomes)
                .extracting(UserOutcome::user)
                .allSatisfy(user -> assertThat(users.find(user.id().value())).contains(user));
    }
}
