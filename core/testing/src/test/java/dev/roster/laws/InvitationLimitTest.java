package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.RoleCatalogs;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Group;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.AccountPolicy.Invitations;
import dev.roster.profile.ApplyPolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.RegistrationSettings;
import dev.roster.spi.AttemptWindow;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import dev.roster.spi.Stores;
import dev.roster.spi.UserStore;
import dev.roster.spi.Write;
import dev.roster.table.RowSource;
import dev.roster.tenant.TenantState;
import dev.roster.testing.StoppedClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** T1: how many invitations one person, a tenant and an address may have is told in the plan, row by row, and holds when it runs. */
class InvitationLimitTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Profile INVITING =
            Profiles.users().with(profile -> profile.invitation(Profile.Invitation.NEW_USERS));

    private final StoppedClock clock = StoppedClock.at("2026-03-01T08:00:00Z");
    private final InMemoryStores stores = InMemoryStores.of(person("owner"), person("admin"), person("other"));

    private static User person(String name) {
        return User.builder(new UserId(name))
                .version(1)
                .status(UserStatus.ACTIVE)
                .displayName("The " + name)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .roles(Set.of(new RoleKey(name.equals("owner") ? "owner" : "admin")))
                .build();
    }

    private static AttemptWindow.Limit daily(int invitations) {
        return new AttemptWindow.Limit(invitations, DAY, DAY);
    }

    private RosterBuilder builder(Stores of, Invitations limits) {
        return Roster.on(of)
                .roles(RoleCatalogs.levels())
                .clock(clock)
                .accounts(AccountPolicy.defaults().with(limits))
                .links(KEY, (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret));
    }

    private Session session(String user, Invitations limits) {
        return builder(stores, limits).build().as(new UserId(user));
    }

    private static Invitations perInviter(int invitations) {
        return new Invitations(daily(invitations), null, null);
    }

    private static Invitations perTenant(int invitations) {
        return new Invitations(null, daily(invitations), null);
    }

    private static Invitations perAddress(int invitations) {
        return new Invitations(null, null, daily(invitations));
    }

    private static RowSource people(String... names) {
        List<List<String>> rows = new ArrayList<>(List.of(List.of("email", "role")));
        List.of(names).forEach(name -> rows.add(List.of(name + "@example.com", "learner")));
        return RowSource.of("new.csv", rows);
    }

    private static List<ChangeKind> kinds(ImportPlan plan) {
        return plan.changes().map(change -> change.kind()).toList();
    }

    private static List<IssueCode> codes(List<Issue> issues) {
        return issues.stream().map(Issue::code).toList();
    }

    private List<String> invited() {
        return stores.outbox().pending(1_000).stream()
                .filter(message -> message.effect().equals("invite"))
                .map(OutboxMessage::user)
                .map(id -> stores.users().findAll(List.of(id)).get(0))
                .map(user -> String.valueOf(user.contact().primaryEmail()).replace("@example.com", ""))
                .toList();
    }

    private static UserOutcome invite(Session session, String name) {
        return session.users()
                .create(form -> form.primaryEmail(name + "@example.com")
                        .roles("learner")
                        .invite());
    }

    @Test
    void rejectsTheRowsBeyondWhatOnePersonMaySend() {
        Session admin = session("admin", perInviter(3));
        try (ImportPlan plan = admin.plan(people("a", "b", "c", "d", "e"), INVITING)) {
            assertThat(kinds(plan))
                    .containsExactly(
                            ChangeKind.CREATE,
                            ChangeKind.CREATE,
                            ChangeKind.CREATE,
                            ChangeKind.REJECTED,
                            ChangeKind.REJECTED);
            assertThat(plan.summary().invitations()).isEqualTo(3);
            assertThat(plan.changes()
                            .filter(change -> change.kind() == ChangeKind.REJECTED)
                            .flatMap(change -> change.issues().stream())
                            .map(Issue::message))
                    .containsOnly(
                            "not invited, since the limit for one person is 3 in 24 h, and there is no room for this"
                                    + " invitation before 2026-03-02T08:00:00Z; do it again then");
            assertThat(admin.apply(plan, Scenario.ACKNOWLEDGED).applied()).isEqualTo(3);
        }
        assertThat(invited()).containsExactlyInAnyOrder("a", "b", "c");
        clock.moveBy(DAY.minusSeconds(1));
        try (ImportPlan plan = admin.plan(people("d"), INVITING)) {
            assertThat(kinds(plan)).containsExactly(ChangeKind.REJECTED);
        }
        clock.moveBy(Duration.ofSeconds(1));
        try (ImportPlan plan = admin.plan(people("d"), INVITING)) {
            assertThat(kinds(plan)).containsExactly(ChangeKind.CREATE);
        }
    }

    @Test
    void leavesRoomForThoseBehindRowsThatAreRejected() {
        RowSource file = RowSource.of(
                "new.csv",
                List.of(
                        List.of("email", "role"),
                        List.of("nonsense", "learner"),
                        List.of("twice@example.com", "learner"),
                        List.of("twice@example.com", "learner"),
                        List.of("a@example.com", "learner"),
                        List.of("b@example.com", "learner")));
        try (ImportPlan plan = session("admin", perInviter(2)).plan(file, INVITING)) {
            assertThat(kinds(plan).subList(3, 5)).containsOnly(ChangeKind.CREATE);
        }
    }

    @Test
    void rejectsWhoseManagerIsNotInvited() {
        RowSource file = RowSource.of(
                "new.csv",
                List.of(
                        List.of("email", "role", "manager"),
                        List.of("a@example.com", "learner", ""),
                        List.of("b@example.com", "learner", "c@example.com"),
                        List.of("c@example.com", "learner", "")));
        try (ImportPlan plan = session("admin", perInviter(2)).plan(file, INVITING)) {
            assertThat(plan.changes().map(change -> codes(change.issues())))
                    .containsExactly(
                            List.of(), List.of(IssueCode.DEPENDENCY_REJECTED), List.of(IssueCode.INVITE_LIMIT_INVITER));
        }
    }

    @Test
    void countsEachPersonAloneAndTheTenantAltogether() {
        Invitations limits = new Invitations(daily(2), daily(3), null);
        Session admin = session("admin", limits);
        Session other = session("other", limits);
        assertThat(invite(admin, "a").issues()).isEmpty();
        assertThat(invite(admin, "b").issues()).isEmpty();
        UserOutcome third = invite(admin, "c");
        assertThat(third.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(codes(third.issues())).containsExactly(IssueCode.INVITE_LIMIT_INVITER);
        assertThat(invite(other, "c").issues()).isEmpty();
        assertThat(codes(invite(other, "d").issues())).containsExactly(IssueCode.INVITE_LIMIT_TENANT);
        assertThat(codes(invite(builder(stores, limits).build().as(Actor.operator("other")), "d")
                        .issues()))
                .containsExactly(IssueCode.INVITE_LIMIT_TENANT);
        assertThat(invited()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void takesNoOperatorForTheUserOfTheSameName() {
        assertThat(invite(session("admin", perInviter(1)), "a").issues()).isEmpty();
        Session operator = builder(stores, perInviter(1)).build().as(Actor.operator("admin"));
        assertThat(invite(operator, "b").issues()).isEmpty();
    }

    @Test
    void sendsAgainAsOftenAsOneAddressMayHave() {
        Session admin = session("admin", perAddress(2));
        User grace = invite(admin, "grace").user();
        assertThat(admin.users().invite(grace.id(), grace.version()).issues()).isEmpty();
        UserOutcome third = admin.users().invite(grace.id(), grace.version() + 1);
        assertThat(third.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(third.issues())
                .extracting(Issue::message)
                .containsExactly(
                        "not invited, since the limit for one address is 2 in 24 h, and there is no room for this"
                                + " invitation before 2026-03-02T08:00:00Z; do it again then");
        assertThat(invited()).containsExactly("grace", "grace");
        clock.moveBy(DAY);
        assertThat(admin.users().invite(grace.id(), grace.version() + 1).issues())
                .isEmpty();
    }

    @Test
    void remembersTheAddressOfWhoWasDeletedAndComesAgain() {
        Session owner = session("owner", perAddress(1));
        User grace = invite(owner, "grace").user();
        assertThat(owner.users().erase(grace.id(), grace.version()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        try (ImportPlan plan = owner.plan(people("GRACE", "ada"), INVITING)) {
            assertThat(plan.changes().map(change -> codes(change.issues())))
                    .containsExactly(List.of(IssueCode.INVITE_LIMIT_ADDRESS), List.of());
            assertThat(kinds(plan)).containsExactly(ChangeKind.REJECTED, ChangeKind.CREATE);
        }
    }

    @Test
    void saysInTheResultWhomAnotherRunLeftNoRoomFor() {
        Session admin = session("admin", perTenant(4));
        Session other = session("other", perTenant(4));
        try (ImportPlan first = admin.plan(people("a", "b", "c"), INVITING);
                ImportPlan second = other.plan(people("d", "e", "f"), INVITING)) {
            assertThat(kinds(second)).containsOnly(ChangeKind.CREATE);
            assertThat(admin.apply(first, Scenario.ACKNOWLEDGED).isComplete()).isTrue();
            ApplyReport report = other.apply(second, Scenario.ACKNOWLEDGED);
            assertThat(report.applied()).isEqualTo(1);
            assertThat(codes(report.issues()))
                    .containsExactly(IssueCode.INVITE_LIMIT_TENANT, IssueCode.INVITE_LIMIT_TENANT);
        }
        assertThat(invited()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(stores.users().count(TenantState.NOT_DELETED, 100)).isEqualTo(3 + 4);
    }

    @Test
    void writesNothingOfAPlanThatStandsOrFallsAsAWhole() {
        Profile whole = INVITING.with(profile -> profile.applying(ApplyPolicy.ALL_OR_NOTHING));
        Session admin = session("admin", perTenant(3));
        try (ImportPlan plan = admin.plan(people("a", "b", "c"), whole)) {
            assertThat(invite(admin, "faster").issues()).isEmpty();
            ApplyReport report = admin.apply(plan, Scenario.ACKNOWLEDGED);
            assertThat(report.applied()).isZero();
            assertThat(codes(report.issues())).contains(IssueCode.INVITE_LIMIT_TENANT);
        }
        assertThat(invited()).containsExactly("faster");
        assertThat(invite(admin, "a").issues())
                .as("what was not written takes no room")
                .isEmpty();
    }

    @Test
    void invitesNoMoreThanMayBeWhenManyInviteAtOnce() throws Exception {
        int threads = 16;
        Session admin = session("admin", perInviter(5));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(threads);
            List<Future<UserOutcome>> outcomes = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.countDown();
                        start.await();
                        return invite(admin, "p" + i);
                    }))
                    .toList();
            List<UserOutcome.Kind> kinds = new ArrayList<>();
            for (Future<UserOutcome> outcome : outcomes) {
                kinds.add(outcome.get().kind());
            }
            assertThat(Collections.frequency(kinds, UserOutcome.Kind.APPLIED)).isEqualTo(5);
            assertThat(Collections.frequency(kinds, UserOutcome.Kind.REJECTED)).isEqualTo(threads - 5);
        } finally {
            pool.shutdownNow();
        }
        assertThat(invited()).hasSize(5);
    }

    /** A commit that is decided anew, because a role was added meanwhile, is the same invitation. */
    @Test
    void countsAnInvitationOnceHoweverOftenItIsDecided() {
        Invitations limits = perInviter(2);
        AtomicBoolean isDone = new AtomicBoolean();
        Session owner = builder(stores, limits).build().as(Actor.operator("owner"));
        Stores raced = beforeCommits(stores, () -> {
            if (isDone.compareAndSet(false, true)) {
                owner.catalogs().groups().create(Group.named("group " + clock.instant()));
            }
        });
        Session admin = builder(raced, limits).build().as(new UserId("admin"));
        try (ImportPlan plan = admin.plan(people("a", "b"), INVITING)) {
            assertThat(admin.apply(plan, Scenario.ACKNOWLEDGED).applied()).isEqualTo(2);
        }
        assertThat(codes(invite(admin, "c").issues())).containsExactly(IssueCode.INVITE_LIMIT_INVITER);
        clock.moveBy(DAY);
        isDone.set(false);
        assertThat(invite(admin, "c").issues()).isEmpty();
        assertThat(invite(admin, "d").issues()).isEmpty();
    }

    /** Somebody else takes the address between the preview and the run. */
    @Test
    void givesBackWhatIsNotWritten() {
        Session admin = session("admin", new Invitations(daily(2), daily(2), daily(1)));
        try (ImportPlan plan = admin.plan(people("a", "b"), INVITING)) {
            User taken = User.builder(new UserId("taken"))
                    .version(1)
                    .primaryEmail(new EmailAddress("a@example.com"))
                    .build();
            stores.users()
                    .commit(
                            List.of(new CommitUnit(List.of(new Write.InsertUser(taken)), null, List.of(), List.of())),
                            CommitGuards.NONE);
            assertThat(admin.apply(plan, Scenario.ACKNOWLEDGED).applied()).isEqualTo(1);
        }
        assertThat(codes(invite(admin, "b").issues())).containsExactly(IssueCode.USER_EXISTS);
        assertThat(invite(admin, "c").issues()).isEmpty();
        assertThat(codes(invite(admin, "d").issues())).containsExactly(IssueCode.INVITE_LIMIT_INVITER);
    }

    @Test
    void countsNeitherWelcomesNorRegistrations() {
        Invitations none = new Invitations(daily(1), daily(1), daily(1));
        Session admin = session("admin", none);
        assertThat(invite(admin, "a").issues()).isEmpty();
        RowSource tenant = RowSource.of(
                "tenant.csv",
                List.of(
                        List.of("userId", "email", "enabled", "notifyIfNewUser"),
                        List.of("bob", "bob@example.com", "true", "true"),
                        List.of("eve", "eve@example.com", "true", "true")));
        Session owner = session("owner", none);
        try (ImportPlan plan = owner.plan(tenant, Profiles.tenantFile())) {
            assertThat(owner.apply(plan, Scenario.ACKNOWLEDGED).applied()).isEqualTo(2);
        }
        RegistrationSettings off = owner.catalogs().registration();
        owner.catalogs().changeRegistration(off, off.with(RegistrationSettings.Mode.ON));
        Roster roster = builder(stores, none).build();
        assertThat(roster.registration()
                        .register("192.0.2.1", form -> form.primaryEmail("new@example.com"))
                        .issues())
                .isEmpty();
        assertThat(invited()).hasSize(4);
        assertThat(codes(invite(owner, "b").issues())).containsExactly(IssueCode.INVITE_LIMIT_TENANT);
    }

    @Test
    void isNoLimitWhereNobodyIsInvitedByALink() {
        Session admin = Roster.on(stores)
                .roles(RoleCatalogs.levels())
                .accounts(AccountPolicy.defaults().with(perInviter(1)))
                .build()
                .as(new UserId("admin"));
        assertThat(invite(admin, "a").issues()).isEmpty();
        assertThat(invite(admin, "b").issues()).isEmpty();
    }

    @Test
    void needsStoresThatCount() {
        Stores withoutCounts = without(SignInAttemptStore.class, stores);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(withoutCounts, perTenant(1)).build())
                .withMessage("limits of invitations need stores that count attempts; these have no SignInAttemptStore");
    }

    @Test
    void keepsNoAddressThatAnybodyCouldRead() {
        assertThat(invite(session("admin", new Invitations(daily(9), null, daily(9))), "grace")
                        .issues())
                .isEmpty();
        SignInAttemptStore attempts = stores.require(SignInAttemptStore.class);
        for (String named : List.of("grace@example.com", "invite-address:grace@example.com", "invite-inviter:admin")) {
            assertThat(attempts.find(new SignInSubject(named))).isEmpty();
        }
    }

    /** The stores without an ability. */
    private static Stores without(Class<?> ability, Stores real) {
        return through(
                Stores.class,
                (method, arguments) ->
                        method.getName().equals("capability") && Objects.requireNonNull(arguments)[0] == ability
                                ? Optional.empty()
                                : method.invoke(real, arguments));
    }

    /** The stores, before whose commits something happens. */
    private static Stores beforeCommits(Stores real, Runnable happens) {
        UserStore users = through(UserStore.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                happens.run();
            }
            return method.invoke(real.users(), arguments);
        });
        return through(
                Stores.class,
                (method, arguments) -> method.getName().equals("users") ? users : method.invoke(real, arguments));
    }

    /** Answers a call of a port. */
    private interface Answer {
        @Nullable Object of(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T through(Class<T> port, Answer answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (any, method, arguments) -> {
                    try {
                        return answer.of(method, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
