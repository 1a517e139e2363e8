package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.account.UserOutcome;
import dev.roster.model.RoleKey;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.query.UserQuery;
import dev.roster.spi.Stores;
import dev.roster.spi.Write;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A single call costs the same number of statements among many users as among few, and writes in one transaction. */
class SingleCallCostTest {

    private static final int FEW = 10;
    private static final int MANY = 2_000;

    /** Messages of an edit on PostgreSQL beside its commit: a look, what it locks, and what it writes. */
    private static final int MESSAGES_OF_AN_EDIT = 3;

    /** What calls cost, in statements. */
    private record Cost(int create, int update, int delete, int deleteForGood, int find, int page) {}

    @Test
    void doesNotGrowOnH2() {
        assertThat(onH2(MANY)).isEqualTo(onH2(FEW));
    }

    @Test
    void doesNotGrowOnPostgres() {
        Cost few = onPostgres(FEW);

        assertThat(onPostgres(MANY)).isEqualTo(few);
        assertThat(few.update()).isEqualTo(MESSAGES_OF_AN_EDIT);
    }

    @Test
    void writesInOneTransactionAndPagesInOne() {
        try (HikariDataSource pool = PostgresServer.pool(PostgresServer.url())) {
            CountingSource source = new CountingSource(pool);
            Stores stores =
                    JdbcStores.over(source.source(), new PostgresDialect(), PostgresServer.freshTenant(), () -> {});
            Session admin = filled(stores, FEW);

            assertThat(source.commitsDuring(() ->
                            applied(() -> admin.users().update(new UserId("u1"), 1, user -> user.department("Navy")))))
                    .isEqualTo(1);
            assertThat(source.commitsDuring(() -> admin.views().page(UserQuery.first(5))))
                    .as("a page is a look at several tables at one moment")
                    .isEqualTo(1);
        }
    }

    private static Cost onH2(int size) {
        CountingSource source = new CountingSource("jdbc:h2:mem:single" + size + ";DB_CLOSE_DELAY=-1");
        return cost(source, JdbcStores.over(source.source(), new H2Dialect(), "single", () -> {}), size);
    }

    private static Cost onPostgres(int size) {
        try (HikariDataSource pool = PostgresServer.pool(PostgresServer.url())) {
            CountingSource source = new CountingSource(pool);
            return cost(
                    source,
                    JdbcStores.over(source.source(), new PostgresDialect(), PostgresServer.freshTenant(), () -> {}),
                    size);
        }
    }

    private static Cost cost(CountingSource source, Stores stores, int size) {
        Session admin = filled(stores, size);
        return new Cost(
                source.during(() -> applied(() -> admin.users().create(user -> user.primaryEmail("new@example.com")))),
                source.during(() ->
                        applied(() -> admin.users().update(new UserId("u1"), 1, user -> user.department("Navy")))),
                source.during(() -> applied(() -> admin.users().delete(new UserId("u2"), 1))),
                source.during(() -> applied(() -> admin.users().deleteForGood(new UserId("u3"), 1))),
                source.during(() -> admin.users().find("user4@example.com")),
                source.during(() -> admin.views().page(UserQuery.first(5))));
    }

    private static Session filled(Stores stores, int size) {
        Writes.commit(stores, Writes.inserts(0, size));
        Writes.commit(
                stores,
                List.of(Writes.unit(new Write.InsertUser(Writes.user(size + 1)
                        .with(user -> user.roles(List.of(new RoleKey("owner"))).status(UserStatus.ACTIVE))))));
        Session admin = Roster.on(stores).build().as(new UserId("u" + (size + 1)));
        admin.views().page(UserQuery.first(1));
        return admin;
    }

    private static void applied(Supplier<UserOutcome> call) {
        UserOutcome outcome = call.get();
        assertThat(outcome.kind()).as(outcome.issues().toString()).isEqualTo(UserOutcome.Kind.APPLIED);
    }
}
