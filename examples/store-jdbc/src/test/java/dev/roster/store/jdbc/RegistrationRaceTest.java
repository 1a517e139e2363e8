package dev.roster.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.account.Mail;
import dev.roster.account.RegistrationOutcome;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.profile.RegistrationSettings;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** C4 under concurrency and in a database: one address is one user with one link, which works once. */
class RegistrationRaceTest {

    private static final int CALLERS = 16;
    private static final String ADDRESS = "ada@example.org";

    private final List<Mail> mails = Collections.synchronizedList(new ArrayList<>());

    static Stream<Named<Stores>> everywhere() {
        return Stream.of(
                Named.of("in memory", new InMemoryStores()),
                Named.of("on H2", JdbcStores.open("jdbc:h2:mem:registration" + System.nanoTime())));
    }

    private Roster open(Stores stores) {
        Roster roster = Roster.on(stores)
                .links(new byte[32], (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                .mailer(mails::add)
                .build();
        var catalogs = roster.as(Actor.operator("shell")).catalogs();
        RegistrationSettings off = catalogs.registration();
        assertThat(catalogs.changeRegistration(
                                off,
                                off.with(RegistrationSettings.Mode.ON)
                                        .givingRoles(new RoleKey("member"))
                                        .asking(Field.DISPLAY_NAME, RegistrationSettings.Need.OPTIONAL))
                        .isDone())
                .isTrue();
        return roster;
    }

    private static <T> List<T> atOnce(IntFunction<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> all = IntStream.range(0, CALLERS)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return call.apply(number);
                    }))
                    .toList();
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : all) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static List<User> registered(Stores stores) {
        try (Stream<User> found =
                stores.users().scan(Filter.of(Field.STATUS_REASON, Operator.EQUAL, RegistrationSettings.UNVERIFIED))) {
            return found.toList();
        }
    }

    private List<String> secrets(Roster roster) {
        mails.clear();
        roster.deliver();
        return mails.stream()
                .map(mail -> mail.values().getOrDefault(Mail.LINK, "none"))
                .map(link -> link.substring(link.indexOf('#') + 1))
                .filter(secret -> roster.registration().look(secret).isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void manyWhoRegisterOneAddressAreOneUserWithOneLinkThatWorksOnce(Stores stores) throws Exception {
        try (Roster roster = open(stores)) {
            List<RegistrationOutcome.Kind> kinds = atOnce(number -> roster.registration()
                    .register(
                            "source " + number,
                            form -> form.primaryEmail(ADDRESS).displayName("Ada " + number))
                    .kind());
            assertThat(kinds)
                    .containsOnly(RegistrationOutcome.Kind.RECEIVED, RegistrationOutcome.Kind.LIMITED)
                    .filteredOn(kind -> kind == RegistrationOutcome.Kind.RECEIVED)
                    .hasSize(5);
            assertThat(registered(stores)).hasSize(1);
            List<String> working = secrets(roster);
            assertThat(working).hasSize(1);

            List<UserOutcome> outcomes = atOnce(number -> roster.registration().verify(working.get(0), form -> {}));
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.kind() == UserOutcome.Kind.APPLIED)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.kind() != UserOutcome.Kind.APPLIED)
                    .allSatisfy(outcome -> assertThat(outcome.issues())
                            .extracting(issue -> issue.code())
                            .containsExactly(IssueCode.VERIFICATION_INVALID));
            assertThat(registered(stores)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void aSourceIsCountedWhateverTheConcurrency(Stores stores) throws Exception {
        try (Roster roster = open(stores)) {
            List<RegistrationOutcome.Kind> kinds = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                int offset = round * CALLERS;
                kinds.addAll(atOnce(number -> roster.registration()
                        .register("one source", form -> form.primaryEmail("a" + (offset + number) + "@example.org"))
                        .kind()));
            }
            assertThat(kinds)
                    .filteredOn(kind -> kind == RegistrationOutcome.Kind.RECEIVED)
                    .hasSize(30);
            assertThat(registered(stores)).hasSize(30);
        }
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void whoIsKnownIsAnsweredAlikeAndToldOnlyWhenActive(Stores stores) {
        try (Roster roster = open(stores)) {
            for (UserStatus status : UserStatus.values()) {
                roster.as(Actor.operator("shell"))
                        .users()
                        .create(form -> form.primaryEmail(status.word() + "@example.org")
                                .set(Field.STATUS, status));
                RegistrationOutcome known =
                        roster.registration().register("a", form -> form.primaryEmail(status.word() + "@example.org"));
                RegistrationOutcome unknown = roster.registration()
                        .register("b", form -> form.primaryEmail("not" + status.word() + "@example.org"));
                assertThat(known).isEqualTo(unknown);
            }
            roster.deliver();
            assertThat(mails)
                    .filteredOn(mail -> mail.kind().equals(Mail.KNOWN_ADDRESS))
                    .extracting(mail -> mail.to().value())
                    .containsExactly("active@example.org");
            assertThat(mails)
                    .filteredOn(mail -> mail.kind().equals(Mail.VERIFICATION))
                    .hasSize(UserStatus.values().length);
        }
    }
}
