package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeValue;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What PostgreSQL does otherwise than an embedded database. */
class PostgresStoresTest {

    private static final Set<RoleKey> OWNER = Set.of(new RoleKey("owner"));
    private static final int THREADS = 32;

    @Test
    void keepsTheIdentityOfItsTenants() {
        String tenant = PostgresServer.freshTenant();
        String id;
        try (Stores stores = JdbcStores.open(PostgresServer.url(), tenant)) {
            id = stores.id();
            Writes.commit(stores, Writes.inserts(0, 2));
        }
        try (Stores again = JdbcStores.open(PostgresServer.url(), tenant);
                Stores other = JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant())) {
            assertThat(again.id()).isEqualTo(id).isNotEqualTo(other.id());
            assertThat(again.users().count(Filter.everybody(), 100)).isEqualTo(2);
            assertThat(other.users().count(Filter.everybody(), 100)).isEqualTo(0);
        }
    }

    /** Up to 20,000 are sorted, more are listed along an index: nobody may see which. */
    @Test
    void listsThoseWhomASearchFindsInOrderHoweverManyTheyAre() {
        try (Stores stores = JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant())) {
            int many = 20_500;
            List<User> inOrder = IntStream.range(0, many)
                    .mapToObj(Writes::user)
                    .sorted(Comparator.comparing(User::id))
                    .toList();
            for (int from = 0; from < many; from += 500) {
                Writes.commit(
                        stores,
                        inOrder.subList(from, from + 500).stream()
                                .map(user -> Writes.unit(new Write.InsertUser(user)))
                                .toList());
            }
            UserQuery everybody = UserQuery.first(40)
                    .searching("exam")
                    .sortedBy(Sort.descending(Field.ID), Sort.ascending(Field.DEPARTMENT));
            UserQuery some = everybody.searching("user1");

            assertThat(twoPages(stores, everybody)).isEqualTo(firstEighty(many, number -> true));
            assertThat(twoPages(stores, some))
                    .isEqualTo(
                            firstEighty(many, number -> String.valueOf(number).startsWith("1")));
        }
    }

    private static List<String> twoPages(Stores stores, UserQuery query) {
        Page first = stores.users().query(query);
        Page second = stores.users().query(query.from(Objects.requireNonNull(first.nextCursor())));
        return Stream.concat(first.users().stream(), second.users().stream())
                .map(user -> String.valueOf(Field.DISPLAY_NAME.valueOf(user)))
                .toList();
    }

    private static List<String> firstEighty(int many, IntPredicate isFound) {
        return IntStream.range(0, many)
                .filter(isFound)
                .mapToObj(Writes::user)
                .sorted(Comparator.comparing(User::id).reversed())
                .limit(80)
                .map(user -> String.valueOf(Field.DISPLAY_NAME.valueOf(user)))
                .toList();
    }

    @Test
    void keepsOneOwnerWhenThirtyTwoThreadsDemoteThem() throws InterruptedException, ExecutionException {
        try (Stores stores = JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant())) {
            List<User> owners = IntStream.range(0, THREADS)
                    .mapToObj(number -> Writes.user(number).with(user -> user.roles(OWNER)))
                    .toList();
            Writes.commit(
                    stores,
                    owners.stream()
                            .map(owner -> Writes.unit(new Write.InsertUser(owner)))
                            .toList());
            assertThat(demoteTogether(stores, owners))
                    .containsOnlyOnce(UnitOutcome.LAST_OWNER)
                    .containsOnly(UnitOutcome.WRITTEN, UnitOutcome.LAST_OWNER);
        }
    }

    private static List<UnitOutcome> demoteTogether(Stores stores, List<User> owners)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<UnitOutcome>> demotions = new ArrayList<>();
            for (User owner : owners) {
                var demoted = new Write.UpdateUser(owner.with(user -> user.roles(Set.of())), 1, Set.of(Field.ROLES));
                demotions.add(threads.submit(() -> stores.users()
                        .commit(List.of(Writes.unit(demoted)), CommitGuards.owners(OWNER))
                        .get(0)));
            }
            List<UnitOutcome> outcomes = new ArrayList<>();
            for (Future<UnitOutcome> demotion : demotions) {
                outcomes.add(demotion.get());
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void givesEveryUnitItsOutcomeWhenAnotherTransactionTakesKey() {
        String tenant = PostgresServer.freshTenant();
        Dialect dialect = new PostgresDialect();
        try (Stores rival = JdbcStores.open(PostgresServer.url(), tenant);
                HikariDataSource pool = PostgresServer.pool(PostgresServer.url())) {
            CountingSource source = new CountingSource(pool);
            Stores stores = JdbcStores.over(source.source(), dialect, tenant, () -> {});
            User taker = Writes.user(9).with(user -> user.primaryEmail(new EmailAddress("USER5@example.com")));
            source.before(
                    "insert into roster_users ",
                    () -> Writes.commit(rival, List.of(Writes.unit(new Write.InsertUser(taker)))));

            List<CommitUnit> units = IntStream.range(4, 7)
                    .mapToObj(PostgresStoresTest::journaled)
                    .toList();
            assertThat(Writes.commit(stores, units))
                    .containsExactly(
                            UnitOutcome.WRITTEN, UnitOutcome.duplicate(Field.PRIMARY_EMAIL), UnitOutcome.WRITTEN);
            assertThat(Writes.commit(stores, units))
                    .containsExactly(
                            UnitOutcome.REPEATED, UnitOutcome.duplicate(Field.PRIMARY_EMAIL), UnitOutcome.REPEATED);
        }
    }

    private static CommitUnit journaled(int number) {
        return new CommitUnit(
                List.of(new Write.InsertUser(Writes.user(number))),
                new JournalEntry(
                        new PlanId("0123456789abcdef"),
                        number,
                        UnitOutcome.Kind.WRITTEN,
                        List.of(new JournalEntry.Part(null, "{}"))),
                List.of(),
                List.of());
    }

    @Test
    void keepsTextsThatCopyCouldMistake() {
        String text = "tab\t, line\nend\r, \\N, \\., \"quote\" and \ud83d\ude00";
        try (Stores stores = JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant())) {
            User user = Writes.user(1)
                    .with(builder -> builder.department(text)
                            .jobTitle("\\N")
                            .attribute(new AttributeKey("desk"), new AttributeValue.Text(text)));
            Writes.commit(stores, List.of(Writes.unit(new Write.InsertUser(user))));
            assertThat(Writes.reread(stores, 1)).containsExactly(user);
        }
    }

    @Test
    void indexesNamesThatAreLongInCanonicalForm() {
        String name = IntStream.range(0, 200)
                .mapToObj(i -> i % 2 == 0 ? "\ufdfa" : Character.toString(0x3300 + i % 80))
                .collect(Collectors.joining());
        try (Stores stores = JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant())) {
            User user = Writes.user(1).with(builder -> builder.displayName(name));
            assertThat(Writes.commit(stores, List.of(Writes.unit(new Write.InsertUser(user)))))
                    .containsExactly(UnitOutcome.WRITTEN);
            assertThat(Writes.reread(stores, 1)).containsExactly(user);
        }
    }

    @Test
    void givesUpStatementsAfterTwoMinutesOrAsTheUrlSays() throws SQLException {
        String url = PostgresServer.url();
        assertThat(statementTimeout(url)).isEqualTo("2min");
        assertThat(statementTimeout(url + "&options=-c%20statement_timeout=5s")).isEqualTo("5s");
    }

    private static String statementTimeout(String url) throws SQLException {
        try (HikariDataSource pool = PostgresServer.pool(url);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show statement_timeout")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    @Test
    void saysThatAServerCannotBeReached() {
        assertThatThrownBy(() -> JdbcStores.open("jdbc:postgresql://127.0.0.1:1/roster?user=a&password=secret"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("127.0.0.1:1/roster cannot be reached")
                .hasMessageNotContaining("secret");
    }
}
