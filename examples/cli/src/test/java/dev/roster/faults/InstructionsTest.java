package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.account.DeliveryReport;
import dev.roster.account.Mail;
import dev.roster.account.Mailer;
import dev.roster.account.OwnedContent;
import dev.roster.account.PersonArchives;
import dev.roster.csv.CsvTableWriter;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.profile.Instruction;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.SignInAccount;
import dev.roster.spi.SignInAccounts;
import dev.roster.spi.Write;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.table.RowSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** All instructions of one plan on PostgreSQL, from the preview to the delivery in another process's roster. */
class InstructionsTest {

    private static final int LEAVERS = 1_200;
    private static final int UNSUBSCRIBED = 7;
    private static final UserId BOSS = new UserId("boss");
    private static final ApplyOptions ALL = ApplyOptions.defaults().acknowledging(Set.of(Safeguard.values()));

    /** What reached those outside, by the word for it: whom, as often as it did. */
    private final Map<String, Collection<String>> done = new ConcurrentHashMap<>();

    private final Map<String, byte[]> zips = new ConcurrentHashMap<>();

    private void note(String what, UserId user) {
        done.computeIfAbsent(what, any -> Collections.synchronizedList(new ArrayList<>()))
                .add(user.value());
    }

    private final class Outside implements SignInAccounts, OwnedContent, Mailer, PersonArchives {

        @Override
        public void enable(UserId user) {
            note("enabled", user);
        }

        @Override
        public void disable(UserId user) {
            note("disabled", user);
        }

        @Override
        public void revoke(UserId user) {
            note("revoked", user);
        }

        @Override
        public void remove(UserId user) {
            note("removed", user);
        }

        @Override
        public void resetPassword(String key, UserId user) {
            note("reset", user);
        }

        @Override
        public List<SignInAccount> findAll(Collection<UserId> users) {
            return List.of();
        }

        @Override
        public Stream<SignInAccount> all() {
            return Stream.of();
        }

        @Override
        public Map<UserId, Map<String, Long>> count(Collection<UserId> owners) {
            return owners.stream().collect(Collectors.toMap(owner -> owner, owner -> Map.of("books", 2L)));
        }

        @Override
        public boolean handOver(String key, UserId from, UserId to) {
            note("handed over to " + to, from);
            return false;
        }

        @Override
        public void send(Mail mail) {
            note(mail.kind(), mail.user());
        }

        @Override
        public Set<UserId> unsubscribed(String template, Collection<UserId> users) {
            return Set.of(leaver(UNSUBSCRIBED));
        }

        @Override
        public void save(String key, UserId user, Content content) throws IOException {
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            content.writeTo(zip);
            zips.put(user.value(), zip.toByteArray());
            note("exported", user);
        }
    }

    private Roster open(String url) {
        Outside outside = new Outside();
        return Roster.on(JdbcStores.open(url))
                .signIn(outside)
                .content(outside)
                .mailer(outside)
                .personArchives(outside, CsvTableWriter::to)
                .build();
    }

    private static UserId leaver(int number) {
        return new UserId("leaver-" + number);
    }

    private static CommitUnit person(UserId id, String role, UserStatus status) {
        User user = User.builder(id)
                .version(1)
                .status(status)
                .primaryEmail(new EmailAddress(id + "@example.com"))
                .roles(Set.of(new RoleKey(role)))
                .build();
        return new CommitUnit(List.of(new Write.InsertUser(user)), null, List.of(), List.of());
    }

    private static boolean isSuspended(int number) {
        return number % 100 == 3;
    }

    private static void bringIn(Roster roster) {
        List<CommitUnit> people = new ArrayList<>(List.of(person(BOSS, "owner", UserStatus.ACTIVE)));
        for (int i = 0; i < LEAVERS; i++) {
            people.add(person(leaver(i), "member", isSuspended(i) ? UserStatus.SUSPENDED : UserStatus.ACTIVE));
        }
        roster.stores().users().commit(people, CommitGuards.NONE);
    }

    private static RowSource leavers() {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("id", "department")));
        for (int i = 0; i < LEAVERS; i++) {
            rows.add(List.of(leaver(i).value(), i % 2 == 0 ? "Archive" : ""));
        }
        return RowSource.of("leavers.csv", rows);
    }

    private static Profile everything() {
        return Profiles.updateUsers()
                .with(profile -> profile.matchBy(Field.ID)
                        .instruct(Instruction.notice())
                        .instruct(Instruction.handOver(BOSS))
                        .instruct(Instruction.message("farewell", Map.of("text", "We will miss you")))
                        .instruct(Instruction.reset())
                        .instruct(Instruction.export()));
    }

    /** Hears of so many changes, and stops. */
    private record StopAt(Progress.Phase at, AtomicLong heard) implements Progress {

        StopAt(Progress.Phase at) {
            this(at, new AtomicLong());
        }

        @Override
        public void at(Phase phase, long number, long total) {
            if (phase == at) {
                heard.set(number);
            }
        }

        @Override
        public boolean isCancelled() {
            return heard.get() > 0;
        }
    }

    private static void deliverAll(Roster roster) {
        long delivered = 0;
        DeliveryReport report = roster.deliver();
        while (report.delivered() > 0) {
            delivered += report.delivered();
            assertThat(report.postponed() + report.dead() + report.lost()).isZero();
            report = roster.deliver();
        }
        assertThat(delivered).isPositive();
    }

    /** The leavers of some numbers, sorted, each once. */
    private static List<String> leavers(IntPredicate which) {
        return IntStream.range(0, LEAVERS)
                .filter(which)
                .mapToObj(i -> leaver(i).value())
                .sorted()
                .toList();
    }

    private void assertEachReachedOnce() {
        Map<String, List<String>> reached = new TreeMap<>();
        done.forEach((what, whom) -> reached.put(what, whom.stream().sorted().toList()));
        IntPredicate isActive = number -> !isSuspended(number);
        assertThat(reached)
                .containsOnly(
                        Map.entry("handed over to boss", leavers(number -> true)),
                        Map.entry("exported", leavers(number -> true)),
                        Map.entry("reset", leavers(isActive)),
                        Map.entry("farewell", leavers(isActive.and(number -> number != UNSUBSCRIBED))),
                        Map.entry("change", leavers(isActive.and(number -> number % 2 == 0))));
    }

    private List<String> filesOf(UserId user) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zips.get(user.value())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void reachEachUserOnceThoughTheirRunIsStoppedAndGoneOnWithElsewhere() throws IOException {
        PostgresServer server = PostgresServer.shared();
        server.create("instructions");
        String url = server.url("instructions");
        try (Roster here = open(url);
                Roster there = open(url)) {
            bringIn(here);
            Session boss = here.as(BOSS);
            assertThatThrownBy(() -> boss.plan(leavers(), everything(), new StopAt(Progress.Phase.READING)))
                    .isInstanceOfSatisfying(
                            PlanException.class,
                            stopped -> assertThat(stopped.reason()).isEqualTo(PlanException.Reason.CANCELLED));
            assertThat(here.stores().outbox().pending(1)).isEmpty();
            PlanId run;
            try (ImportPlan plan = boss.plan(leavers(), everything())) {
                assertThat(plan.summary().writes()).isEqualTo(LEAVERS);
                ApplyReport stopped = boss.apply(plan, ALL.reportingTo(new StopAt(Progress.Phase.APPLYING)));
                assertThat(stopped.state()).isEqualTo(Run.State.CANCELLED);
                assertThat(stopped.applied()).isPositive().isLessThan(LEAVERS);
                run = stopped.run();
            }
            deliverAll(there);
            assertThat(there.as(BOSS).resume(run, ALL).applied()).isEqualTo(LEAVERS);
            deliverAll(there);
            assertEachReachedOnce();
            assertThat(filesOf(leaver(0))).contains("user.json", "user.csv", "history.json", "messages.json");

            try (ImportPlan back = boss.undo(run)) {
                assertThat(boss.apply(back, ALL).failed()).isZero();
            }
            assertThat(here.deliver().delivered())
                    .as("what is done outside stays done")
                    .isZero();
            assertEachReachedOnce();
        }
    }
}
