package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.Stores;
import dev.roster.table.RowSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** T1 under concurrency and in databases: what was written is what was counted, and never more than may be. */
class InvitationRaceTest {

    private static final int CALLERS = 8;
    private static final int MOST = 30;
    private static final ApplyOptions ALL = ApplyOptions.defaults().acknowledging(Set.of(Safeguard.values()));

    static Stream<Named<Supplier<Stores>>> everywhere() {
        return Stream.of(
                Named.of("in memory", InMemoryStores::new),
                Named.of("on H2", () -> JdbcStores.open("jdbc:h2:mem:invitations" + System.nanoTime())),
                Named.of("on PostgreSQL", () -> JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant())));
    }

    private static Roster open(Stores stores) {
        AttemptWindow.Limit tenant = new AttemptWindow.Limit(MOST, Duration.ofDays(1), Duration.ofDays(1));
        AttemptWindow.Limit address = new AttemptWindow.Limit(2, Duration.ofDays(1), Duration.ofDays(1));
        return Roster.on(stores)
                .clock(Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC))
                .links(new byte[32], (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                .accounts(AccountPolicy.defaults().with(new AccountPolicy.Invitations(tenant, tenant, address)))
                .build();
    }

    private static void atOnce(List<Callable<Integer>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> all = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> one : all) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Plans of overlapping people, some as a whole, some row by row; single calls and groups that make decisions outdated. */
    @ParameterizedTest
    @MethodSource("everywhere")
    void countsWhatIsWrittenAndNothingElse(Supplier<Stores> opened) throws Exception {
        try (Roster roster = open(opened.get())) {
            Session session = roster.as(Actor.operator("shell"));
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                Random random = new Random(caller);
                int number = caller;
                ApplyPolicy applying = number % 3 == 0 ? ApplyPolicy.ALL_OR_NOTHING : ApplyPolicy.VALID_ROWS;
                Profile inviting = Profiles.users()
                        .with(profile ->
                                profile.invitation(Profile.Invitation.NEW_USERS).applying(applying));
                List<List<String>> rows = new ArrayList<>(List.of(List.of("email")));
                random.ints(0, 40).distinct().limit(12).forEach(i -> rows.add(List.of("p" + i + "@example.com")));
                ImportPlan plan = session.plan(RowSource.of("new.csv", rows), inviting);
                calls.add(() -> {
                    try (plan) {
                        return (int) session.apply(plan, ALL).applied();
                    }
                });
                calls.add(() -> IntStream.range(0, 12)
                        .map(i -> inviteTwice(session, "p" + (number * 5 + i) % 40 + "@example.com"))
                        .sum());
            }
            calls.add(() -> {
                for (int i = 0; i < 10; i++) {
                    session.catalogs().groups().create(Group.named("group " + i));
                }
                return 0;
            });
            atOnce(calls);
            assertThat(sent(roster)).isEqualTo(counted(roster)).isPositive().isLessThanOrEqualTo(MOST);
            for (int i = 0; i <= MOST; i++) {
                String late = "late" + i + "@example.com";
                session.users().create(form -> form.primaryEmail(late).invite());
            }
            assertThat(sent(roster))
                    .as("what is left is neither lost nor too much")
                    .isEqualTo(MOST);
            assertThat(counted(roster)).isEqualTo(MOST);
        }
    }

    private static long sent(Roster roster) {
        return roster.stores().outbox().pending(1_000).stream()
                .map(OutboxMessage::effect)
                .filter("invite"::equals)
                .count();
    }

    private static long counted(Roster roster) {
        return roster.stores()
                .require(SignInAttemptStore.class)
                .find(new SignInSubject("invite-tenant"))
                .map(AttemptWindow::used)
                .orElse(0);
    }

    private static int inviteTwice(Session session, String address) {
        UserOutcome created =
                session.users().create(form -> form.primaryEmail(address).invite());
        User user = created.stored().orElse(null);
        return user == null
                ? 0
                : session.users().invite(user.id(), user.version()).issues().size();
    }
}
