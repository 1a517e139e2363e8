package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.StoreException;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcStoresTest {

    @Test
    void keepsEverythingInItsFile(@TempDir Path directory) {
        String url = "jdbc:h2:" + directory.resolve("roster");
        String id;
        User stored;
        try (Stores stores = JdbcStores.open(url)) {
            id = stores.id();
            Writes.commit(stores, Writes.inserts(0, 3));
            Writes.commit(stores, List.of(Writes.unit(new Write.EnsureEntry(Group.named("Night Shift")))));
            stored = Writes.reread(stores, 1).get(0);
        }
        try (Stores stores = JdbcStores.open(url)) {
            assertThat(stores.id()).isEqualTo(id);
            assertThat(stores.groups().all()).containsExactly(Group.named("Night Shift"));
            assertThat(Writes.reread(stores, 1)).containsExactly(stored).containsExactly(Writes.user(1));
        }
    }

    @Test
    void refusesDatabaseThatAnotherProcessHolds(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("roster.mv.db");
        JdbcStores.open("jdbc:h2:" + directory.resolve("roster")).close();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> JdbcStores.open("jdbc:h2:" + directory.resolve("roster")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("the database " + directory.resolve("roster")
                            + " is in use by another process; close it there, or use another database");
        }
    }

    @Test
    void refusesUrlsThatItCannotServe(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("plain"), "text");
        assertThatThrownBy(() -> JdbcStores.open("jdbc:oracle:thin:secret@host"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:h2:")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> JdbcStores.open("jdbc:h2:" + file.resolve("roster")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
        assertThatThrownBy(() -> JdbcStores.open("jdbc:h2:mem:x", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standsOnConnectionsOfAnApplicationAndLeavesThemOpen() {
        DataSource connections =
                FailingSource.ofH2("jdbc:h2:mem:application;DB_CLOSE_DELAY=-1").source();
        try (Stores stores = JdbcStores.over(connections, "ours")) {
            Writes.commit(stores, Writes.inserts(0, 2));
        }
        try (Stores again = JdbcStores.over(connections, "ours");
                Stores other = JdbcStores.over(connections, "theirs")) {
            assertThat(again.users().count(Filter.everybody(), 100)).isEqualTo(2);
            assertThat(other.users().count(Filter.everybody(), 100)).isEqualTo(0);
        }
        assertThatThrownBy(() -> JdbcStores.over(connections, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatAnApplicationHasTooFewConnectionsToMakeTheTables() {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:narrow");
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(250);
            assertThatThrownBy(() -> JdbcStores.over(pool, "ours"))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("give the pool two or more");
        }
    }

    @Test
    void saysThatAnApplicationHasNoConnections() {
        FailingSource source = FailingSource.ofH2("jdbc:h2:mem:nothing");
        source.fail();
        assertThatThrownBy(() -> JdbcStores.over(source.source(), "ours"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("no connection");
    }

    @Test
    void hidesTenantsFromEachOther() {
        String url = "jdbc:h2:mem:tenants;DB_CLOSE_DELAY=-1";
        try (Stores left = JdbcStores.open(url, "left");
                Stores right = JdbcStores.open(url, "right")) {
            Writes.commit(left, Writes.inserts(0, 2));
            Writes.commit(left, List.of(Writes.unit(new Write.EnsureEntry(Group.named("Left")))));

            assertThat(right.id()).isNotEqualTo(left.id());
            assertThat(right.users().count(Filter.everybody(), 100)).isEqualTo(0);
            assertThat(right.users().query(UserQuery.first(10)).users()).isEmpty();
            assertThat(right.users().findAll(List.of(new UserId("u1")))).isEmpty();
            assertThat(right.users().correlate(List.of(new CorrelationKey(Field.PRIMARY_EMAIL, "user1@example.com"))))
                    .containsExactly(List.of());
            assertThat(right.groups().all()).isEmpty();
            assertThat(Writes.commit(right, Writes.inserts(0, 2))).containsOnly(UnitOutcome.WRITTEN);
        }
    }

    @Test
    void exchangesKeysUnderUniqueIndexes() {
        try (Stores stores = JdbcStores.open("jdbc:h2:mem:swap;DB_CLOSE_DELAY=-1")) {
            Writes.commit(stores, Writes.inserts(0, 3));
            List<User> users = Writes.reread(stores, 0, 1, 2);
            List<UnitOutcome> outcomes = Writes.commit(
                    stores,
                    List.of(Writes.unit(
                            Writes.email(users.get(0), "user1@example.com"),
                            Writes.email(users.get(1), "user2@example.com"),
                            Writes.email(users.get(2), "user0@example.com"))));

            assertThat(outcomes).containsExactly(UnitOutcome.WRITTEN);
            assertThat(Writes.reread(stores, 0, 1, 2))
                    .extracting(user -> user.contact().primaryEmail())
                    .containsExactly(
                            new EmailAddress("user1@example.com"),
                            new EmailAddress("user2@example.com"),
                            new EmailAddress("user0@example.com"));
        }
    }

    @Test
    void givesEveryUnitItsOutcomeWhenAnotherTransactionTakesKey() {
        String url = "jdbc:h2:mem:race;DB_CLOSE_DELAY=-1";
        CountingSource source = new CountingSource(url);
        try (Stores rival = JdbcStores.open(url);
                Stores stores =
                        JdbcStores.over(source.source(), new H2Dialect(), JdbcStores.DEFAULT_TENANT, () -> {})) {
            User taker = Writes.user(9).with(user -> user.primaryEmail(new EmailAddress("USER5@example.com")));
            source.before(
                    "insert into roster_users",
                    () -> Writes.commit(rival, List.of(Writes.unit(new Write.InsertUser(taker)))));

            assertThat(Writes.commit(stores, Writes.inserts(4, 7)))
                    .containsExactly(
                            UnitOutcome.WRITTEN, UnitOutcome.duplicate(Field.PRIMARY_EMAIL), UnitOutcome.WRITTEN);
            assertThat(Writes.reread(stores, 4, 5, 6, 9))
                    .extracting(user -> user.id().value())
                    .containsExactly("u4", "u6", "u9");
        }
    }
}
