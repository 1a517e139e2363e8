package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OneTimeToken;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementCountTest {

    private static final Field<?> DESK =
            new CustomAttribute(new AttributeKey("desk"), "Desk", AttributeType.TEXT, true, true).field();

    /** How the engine gets at the rows of a table, as its plans say: through an index and for which values. */
    private static final Pattern ACCESS = Pattern.compile("/\\* PUBLIC\\.[^*]*\\*/");

    /** By a wanted key, or by a row that was found by one. */
    private static final Pattern KEYED = Pattern.compile("= (WANTED|T|M)\\.");

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final CountingSource counting = new CountingSource("jdbc:h2:mem:counted;DB_CLOSE_DELAY=-1");

    @Test
    void costsTheSameNumberOfStatementsForAnyChunk() {
        try (Stores stores = JdbcStores.over(counting.source(), new H2Dialect(), "counted", () -> {})) {
            UserStore users = stores.users();
            int one = counting.during(() -> Writes.commit(stores, Writes.inserts(0, 1)));
            int thousand = counting.during(() -> Writes.commit(stores, Writes.inserts(1, 1_001)));
            assertThat(thousand).as("commit of inserts").isEqualTo(one);

            assertThat(counting.during(() -> users.correlate(keys(1)))).isEqualTo(1);
            assertThat(counting.during(() -> users.correlate(keys(1_000)))).isEqualTo(1);
            assertThat(counting.during(() -> users.findAll(ids(1)))).isEqualTo(1);
            assertThat(counting.during(() -> users.findAll(ids(1_000)))).isEqualTo(1);

            List<CommitUnit> updates = Writes.reread(
                            stores, IntStream.range(0, 500).toArray())
                    .stream()
                    .map(user -> Writes.unit(Writes.email(user, "new" + user.id() + "@example.com")))
                    .toList();
            int oneUpdate = counting.during(() -> Writes.commit(stores, updates.subList(0, 1)));
            int allUpdates = counting.during(() -> Writes.commit(stores, updates.subList(1, 500)));
            assertThat(allUpdates).as("commit of updates").isEqualTo(oneUpdate);
        }
    }

    @Test
    void costsTheSameNumberOfStatementsForWhateverUnitsHold() {
        try (Stores stores = JdbcStores.over(counting.source(), new H2Dialect(), "whole", () -> {})) {
            Writes.commit(stores, Writes.inserts(0, 400));
            assertThat(counting.during(() -> Writes.commit(stores, wholeUnits(1, 200))))
                    .as("catalogs, tokens, credentials, finished runs, journal, audit and messages")
                    .isEqualTo(counting.during(() -> Writes.commit(stores, wholeUnits(0, 1))));
            assertThat(counting.during(() -> Writes.commit(stores, erasures(1, 200))))
                    .as("erasures")
                    .isEqualTo(counting.during(() -> Writes.commit(stores, erasures(0, 1))));
            OutboxStore.Lease lease = new OutboxStore.Lease("one", NOW, NOW.plusSeconds(60));
            assertThat(counting.during(() -> stores.outbox().claim(lease, 150)))
                    .as("claims")
                    .isEqualTo(counting.during(() -> stores.outbox().claim(lease, 1)));
        }
    }

    /** Units with one of everything that several units of a call may hold together. */
    private static List<CommitUnit> wholeUnits(int from, int to) {
        List<CommitUnit> units = new ArrayList<>();
        for (int number = from; number < to; number++) {
            User user = Writes.user(number);
            PlanId run = new PlanId(String.format("%016x", number));
            var token = new OneTimeToken(
                    new OneTimeToken.Hash(String.format("%064x", number)),
                    OneTimeToken.Purpose.INVITATION,
                    user.id(),
                    new EmailAddress("user" + number + "@example.com"),
                    "root",
                    NOW,
                    NOW.plusSeconds(60));
            Run finished = Run.builder(run, NOW).state(Run.State.FINISHED).build();
            units.add(new CommitUnit(
                    List.of(
                            Writes.email(user, "whole" + number + "@example.com"),
                            new Write.EnsureEntry(Group.named("Group " + number)),
                            new Write.Extra(new TokenStore.Change.Revoke(user.id())),
                            new Write.Extra(new TokenStore.Change.Issue(token)),
                            new Write.Extra(new CredentialStore.Change.Put(Credentials.first(user.id(), null, null))),
                            new Write.FinishedRun(finished)),
                    new JournalEntry(
                            run,
                            0,
                            UnitOutcome.Kind.WRITTEN,
                            List.of(new JournalEntry.Part(user.id(), "{}"), new JournalEntry.Part(null, "{}"))),
                    List.of(AuditEntry.builder(NOW, "root", "update")
                            .user(user.id())
                            .build()),
                    List.of(OutboxMessage.builder("message " + number, "invite", user.id())
                            .createdAt(NOW)
                            .build())));
        }
        return units;
    }

    private static List<CommitUnit> erasures(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number ->
                        Writes.unit(new Write.EraseUser(Writes.user(number).id(), 2)))
                .toList();
    }

    @Test
    void looksUnknownKeysUpWithTwoStatements() {
        try (Stores stores = JdbcStores.over(counting.source(), new H2Dialect(), "empty", () -> {})) {
            assertThat(counting.during(() -> stores.users().correlate(keys(1_000))))
                    .isEqualTo(2);
        }
    }

    @Test
    void looksEveryUserUpByTheKeysThatAreWanted() throws SQLException {
        try (Stores stores = JdbcStores.over(counting.source(), new H2Dialect(), "walked", () -> {})) {
            stores.users().correlate(keys(1_000));
            Writes.commit(stores, Writes.inserts(0, 1_000));
            stores.users().correlate(keys(1_000));
            List<String> searches = counting.texts().stream()
                    .filter(sql -> sql.startsWith("select") && sql.contains("unnest"))
                    .sorted()
                    .toList();
            assertThat(searches).hasSizeGreaterThan(1).anyMatch(sql -> sql.endsWith("for update"));
            try (Connection connection = counting.source().getConnection()) {
                for (String sql : searches) {
                    assertThat(ACCESS.matcher(plan(connection, sql)).results().map(MatchResult::group))
                            .as(sql)
                            .isNotEmpty()
                            .allMatch(access -> KEYED.matcher(access).find());
                }
            }
        }
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                explain.setNull(i, Types.NULL);
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                return plan.getString(1);
            }
        }
    }

    private static List<CorrelationKey> keys(int count) {
        List<CorrelationKey> keys = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            User user = Writes.user(number);
            keys.add(CorrelationKey.of(Field.ID, user.id()));
            keys.add(new CorrelationKey(Field.PRIMARY_EMAIL, "user" + number + "@example.com"));
            keys.add(new CorrelationKey(Field.PHONE_NUMBER, "+4930" + (1_000_000 + number)));
            keys.add(new CorrelationKey(DESK, "desk " + number));
        }
        return keys;
    }

    private static List<UserId> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new UserId("u" + number))
                .toList();
    }
}
