package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.memory.InMemoryStores;
import dev.roster.spi.Stores;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a person lived through, an erasure leaves nothing of them but their id in whatever is kept (D7). What is kept is
 * searched for what it says, not for where it should stand.
 */
@DisplayName("D7: an erasure leaves nothing of a person but the id")
class ErasureLawTest {

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    static LongStream fewSeeds() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest(name = "in memory, seed {0}")
    @MethodSource("seeds")
    void inMemory(long seed) {
        try (Stores stores = InMemoryStores.named("erasure")) {
            check(seed, stores, () -> KeptTexts.ofStores(stores));
        }
    }

    @ParameterizedTest(name = "on H2, seed {0}")
    @MethodSource("fewSeeds")
    void onH2(long seed) {
        CountingSource source = new CountingSource("jdbc:h2:mem:erasure" + seed + ";DB_CLOSE_DELAY=-1");
        try (Stores stores = JdbcStores.over(source.source(), new H2Dialect(), "erasure", () -> {})) {
            check(seed, stores, () -> KeptTexts.ofDatabase(source.source(), "erasure"));
        }
    }

    @ParameterizedTest(name = "on PostgreSQL, seed {0}")
    @MethodSource("fewSeeds")
    void onPostgres(long seed) {
        String tenant = PostgresServer.freshTenant();
        try (HikariDataSource pool = PostgresServer.pool(PostgresServer.url());
                Stores stores = JdbcStores.over(pool, new PostgresDialect(), tenant, () -> {})) {
            check(seed, stores, () -> KeptTexts.ofDatabase(pool, tenant));
        }
    }

    private static void check(long seed, Stores stores, Supplier<KeptTexts> kept) {
        Random random = new Random(seed);
        try (PersonLife life = PersonLife.of(stores, random, "zyx" + seed + "q")) {
            life.live();
            assertThat(kept.get().with(life.marks()))
                    .as("the search finds what is there")
                    .isNotEmpty();

            assertThat(kept.get().with(List.of(life.secret())))
                    .as("hashes and secrets, in plans, journal, audit trail and messages too")
                    .hasSize(4)
                    .allMatch(text -> text.startsWith("roster_credentials.") || text.startsWith("credentials."));

            life.erase();

            assertThat(kept.get().with(life.marks()))
                    .as("what is left of the person")
                    .isEmpty();
            assertThat(kept.get().with(List.of(life.id().value())))
                    .as("the tombstone")
                    .anyMatch(text -> text.contains("audit"));
            assertThat(stores.audit().ofUser(life.id(), 1)).first().satisfies(last -> {
                assertThat(last.action()).isEqualTo("erase");
                assertThat(last.detail()).isEmpty();
                assertThat(last.values()).isEmpty();
            });

            life.goOn();

            assertThat(kept.get().with(life.marks())).as("what came back").isEmpty();
        }
    }
}
