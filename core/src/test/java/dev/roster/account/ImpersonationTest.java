package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Impersonation;
import dev.roster.access.Impersonations;
import dev.roster.access.NotAuthorizedException;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.DocumentStore;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.tenant.DocumentKinds;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A10: one acts in the place of another, for a while, under the own name, and not a moment longer than both may. */
class ImpersonationTest {

    private static final Role DESK = Role.builder("desk")
            .level(5)
            .allow(Set.of(Permission.READ_USERS, Permission.UPDATE_USERS, Permission.IMPERSONATE_USERS), Scope.ALL)
            .build();
    private static final String REASON = "ticket 4711";

    private final User boss = user("boss", "owner");
    private final User sue = user("sue", "desk");
    private final User sam = user("sam", "desk");
    private final User mia = user("mia", "manager");
    private final User ron = user("ron", "learner").with(user -> user.managerId(mia.id()));
    private final InMemoryStores stores = InMemoryStores.of(boss, sue, sam, mia, ron);
    private final WatchedStores watched = new WatchedStores(stores);
    private final TestClock clock = new TestClock();
    private final Roster roster = on(watched.stores());
    private final Session support = roster.as(sue.id());

    private static User user(String name, String role) {
        return User.builder(new UserId("u-" + name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .roles(List.of(new RoleKey(role)))
                .build();
    }

    private Roster on(Stores where) {
        return Roster.on(where)
                .roles(RoleCatalogs.levels().with(List.of(DESK)))
                .clock(clock)
                .build();
    }

    private Impersonation begun() {
        return support.impersonations().begin(mia.id(), REASON, Impersonations.USUAL);
    }

    private Session inside() {
        return support.impersonating(begun().id());
    }

    private User stored(User user) {
        return stores.users().findAll(List.of(user.id())).get(0);
    }

    private List<AuditEntry> audit() {
        return stores.audit().list(AuditStore.Query.latest(100)).entries();
    }

    private static void assertOver(Session inside) {
        assertRefused(() -> inside.views().count(Filter.everybody(), 10));
        assertRefused(() -> inside.users().update(new UserId("u-ron"), 1, user -> user.department("Navy")));
        assertRefused(() -> inside.users().find("ron@example.com"));
        assertRefused(() -> inside.access().actions());
        assertRefused(() -> inside.may(Action.READ, new UserId("u-ron")));
    }

    private static void assertRefused(Runnable call) {
        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(call::run);
    }

    @Test
    void seesAndEditsWhatTheTargetMay() {
        Session inside = inside();

        assertThat(inside.views().count(Filter.everybody(), 10))
                .isEqualTo(roster.as(mia.id()).views().count(Filter.everybody(), 10));
        assertThat(inside.users().find("sam@example.com")).isEmpty();
        assertThat(inside.users()
                        .update(ron.id(), 1, user -> user.department("Navy"))
                        .kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(inside.users()
                        .update(sam.id(), 1, user -> user.department("Navy"))
                        .kind())
                .isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(inside.actor().label()).isEqualTo("mia");
        assertThat(Optional.ofNullable(inside.actor().impersonation()).map(Impersonation::by))
                .contains("u-sue");
    }

    @Test
    @DisplayName("A10: audit and journal name who acts, the audit on whose behalf, and why")
    void isWrittenDownWithBoth() {
        Impersonation begun = begun();
        clock.move(Duration.ofMinutes(1));
        UserOutcome outcome =
                support.impersonating(begun.id()).users().update(ron.id(), 1, user -> user.department("Navy"));
        clock.move(Duration.ofMinutes(1));
        assertThat(support.impersonations().end(begun.id())).isTrue();

        assertThat(audit())
                .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::onBehalfOf, AuditEntry::reason)
                .containsExactly(
                        tuple("end-impersonation", "u-sue", null, REASON),
                        tuple("update", "u-sue", "u-mia", null),
                        tuple("impersonate", "u-sue", null, REASON));
        assertThat(audit())
                .extracting(entry -> entry.user().orElseThrow())
                .containsExactly(mia.id(), ron.id(), mia.id());
        assertThat(audit().get(2).detail()).isEqualTo("until 2026-03-01T12:15:00Z");
        assertThat(stores.journal().find(outcome.run().orElseThrow()).map(Run::actor))
                .contains("u-sue");
    }

    @Test
    void isKnownToEveryProcess() {
        Impersonation begun = begun();
        Session elsewhere = on(stores).as(sue.id());
        Session inside = elsewhere.impersonating(begun.id());

        assertThat(inside.users().find("ron@example.com")).isPresent();
        assertThat(elsewhere.impersonations().open()).containsExactly(begun);
        assertThat(elsewhere.impersonations().end(begun.id())).isTrue();
        assertOver(inside);
        assertRefused(() -> support.impersonating(begun.id()));
        assertThat(support.impersonations().open()).isEmpty();
    }

    @Test
    void anIdIsOfNoUseToAnybodyElse() {
        String id = begun().id();
        List<Session> others = List.of(
                roster.as(sam.id()), roster.as(mia.id()), roster.as(boss.id()), roster.as(Actor.operator("u-sue")));

        for (Session other : others) {
            assertThatExceptionOfType(NotAuthorizedException.class)
                    .isThrownBy(() -> other.impersonating(id))
                    .withMessage(
                            "there is no impersonation " + id + " that you began and that goes on; begin another one");
            assertThat(other.impersonations().end(id)).isFalse();
            assertThat(other.impersonations().open()).isEmpty();
        }
        for (String guess : List.of("", "x", " ", "\u0000", "x".repeat(5_000))) {
            assertRefused(() -> support.impersonating(guess));
            assertThat(support.impersonations().end(guess)).isFalse();
        }
        assertThat(support.impersonations().open()).hasSize(1);
    }

    @Test
    @DisplayName("A10: its time is half-open: its last microsecond counts, its end does not")
    void isOverWithItsTime() {
        Impersonation begun = support.impersonations().begin(mia.id(), REASON, Duration.ofMinutes(15));
        Session inside = support.impersonating(begun.id());

        clock.move(Duration.ofMinutes(15).minusNanos(1_000));
        assertThat(inside.users().find("ron@example.com")).isPresent();
        assertThat(support.impersonations().open()).containsExactly(begun);
        clock.move(Duration.ofNanos(1_000));
        assertOver(inside);
        assertRefused(() -> support.impersonating(begun.id()));
        assertThat(support.impersonations().open()).isEmpty();
        assertThat(support.impersonations().end(begun.id())).isFalse();
        assertThat(audit()).extracting(AuditEntry::action).containsExactly("impersonate");
    }

    @Test
    void takesAnHourAtTheMostAndAReason() {
        Impersonations door = support.impersonations();

        for (Duration wrong : List.of(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(1).plusNanos(1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> door.begin(mia.id(), REASON, wrong));
        }
        for (String wrong : List.of("", " ", "a\nb", "x".repeat(501))) {
            assertThatIllegalArgumentException().isThrownBy(() -> door.begin(mia.id(), wrong, Impersonations.USUAL));
        }
        assertThat(audit()).isEmpty();
        assertThat(door.open()).isEmpty();
        assertThat(door.begin(mia.id(), "x".repeat(500), Duration.ofHours(1)).until())
                .isEqualTo("2026-03-01T13:00:00Z");
    }

    @Test
    void nobodyIsToldOfUsersWhomTheyMayNotSeeOrActFor() {
        Session manager = roster.as(mia.id());

        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> manager.impersonations().begin(sam.id(), REASON, Impersonations.USUAL))
                .withMessage("no user has the id u-sam");
        assertThatExceptionOfType(NotAuthorizedException.class)
                .isThrownBy(() -> manager.impersonations().begin(ron.id(), REASON, Impersonations.USUAL))
                .withMessageContaining("users.impersonate");
        assertRefused(() -> support.impersonations().begin(sam.id(), REASON, Impersonations.USUAL));
        assertRefused(() -> support.impersonations().begin(boss.id(), REASON, Impersonations.USUAL));
        assertRefused(() -> support.impersonations().begin(sue.id(), REASON, Impersonations.USUAL));
        assertRefused(() -> support.impersonations().begin(new UserId("u-nobody"), REASON, Impersonations.USUAL));
        assertThat(audit()).isEmpty();
    }

    @Test
    @DisplayName("A10: nobody begins, takes up or ends an impersonation inside of one")
    void isNeverNested() {
        Session owner = roster.as(boss.id());
        Impersonation ofSue = owner.impersonations().begin(sue.id(), REASON, Impersonations.USUAL);
        Impersonation own = begun();
        Session inside = owner.impersonating(ofSue.id());

        assertRefused(inside::impersonations);
        assertRefused(() -> inside.impersonating(own.id()));
        assertRefused(() -> inside.impersonating(ofSue.id()));
        assertThat(inside.may(Action.IMPERSONATE, ron.id()).isAllowed()).isFalse();
        assertThat(support.may(Action.IMPERSONATE, ron.id()).isAllowed()).isTrue();
    }

    /** What takes the right away from either of the two. */
    static Stream<Map.Entry<String, Consumer<ImpersonationTest>>> losses() {
        Map<String, Consumer<ImpersonationTest>> losses = Map.of(
                "who acts is suspended",
                test -> test.byBoss(users -> users.suspend(test.sue.id(), test.versionOf(test.sue), "left")),
                "who acts is deleted",
                test -> test.byBoss(users -> users.delete(test.sue.id(), test.versionOf(test.sue))),
                "who acts loses the role",
                test -> test.byBoss(
                        users -> users.update(test.sue.id(), test.versionOf(test.sue), user -> user.roles("learner"))),
                "the target is suspended",
                test -> test.byBoss(users -> users.suspend(test.mia.id(), test.versionOf(test.mia), "left")),
                "the target is deleted",
                test -> test.byBoss(users -> users.delete(test.mia.id(), test.versionOf(test.mia))),
                "the target rises to the same rank",
                test -> test.byBoss(users ->
                        users.update(test.mia.id(), test.versionOf(test.mia), user -> user.roles("manager", "desk"))),
                "the role loses the permission",
                test -> test.roster
                        .as(test.boss.id())
                        .catalogs()
                        .roles()
                        .change(
                                DESK,
                                Role.builder("desk")
                                        .level(5)
                                        .allow(Permission.READ_USERS, Scope.ALL)
                                        .build()));
        return losses.entrySet().stream();
    }

    private void byBoss(Consumer<Users> change) {
        change.accept(on(stores).as(boss.id()).users());
    }

    private long versionOf(User user) {
        return stored(user).version();
    }

    @ParameterizedTest
    @MethodSource("losses")
    @DisplayName("A10: it is over as soon as either loses what it takes")
    void isOverWithTheRightOfEither(Map.Entry<String, Consumer<ImpersonationTest>> loss) {
        Impersonation begun = begun();
        Session inside = support.impersonating(begun.id());
        assertThat(inside.users().find("ron@example.com")).isPresent();

        loss.getValue().accept(this);

        assertOver(inside);
        assertRefused(() -> support.impersonating(begun.id()));
        assertThat(support.impersonations().end(begun.id()))
                .as("who lost the right may end all the same")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("losses")
    @DisplayName("A10: a commit that finds that either lost what it takes writes nothing")
    void nothingIsWrittenOnceEitherLostTheRight(Map.Entry<String, Consumer<ImpersonationTest>> loss) {
        Session inside = inside();
        boolean[] happened = {false};
        watched.before(call -> {
            if (call.equals("commit") && !happened[0]) {
                happened[0] = true;
                loss.getValue().accept(this);
            }
        });

        assertRefused(() -> inside.users().update(ron.id(), 1, user -> user.department("Navy")));
        assertThat(happened[0]).isTrue();
        assertThat(stored(ron).employment().department()).isNull();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void isNotBegunOnceEitherLostTheRight(Map.Entry<String, Consumer<ImpersonationTest>> loss) {
        boolean[] happened = {false};
        watched.before(call -> {
            if (call.equals("commit") && !happened[0]) {
                happened[0] = true;
                loss.getValue().accept(this);
            }
        });

        assertRefused(this::begun);
        assertThat(audit()).extracting(AuditEntry::action).doesNotContain("impersonate");
        assertThat(on(stores).as(sue.id()).impersonations().open()).isEmpty();
    }

    @Test
    void changesThatTakeNothingAwayEndNothing() {
        Session inside = inside();
        byBoss(users -> users.update(sue.id(), 1, user -> user.department("Desk")));
        byBoss(users -> users.update(mia.id(), 1, user -> user.department("Air")));
        boolean[] happened = {false};
        watched.before(call -> {
            if (call.equals("commit") && !happened[0]) {
                happened[0] = true;
                byBoss(users -> users.update(sue.id(), versionOf(sue), user -> user.department("Desk 2")));
            }
        });

        assertThat(inside.users()
                        .update(ron.id(), 1, user -> user.department("Navy"))
                        .kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(happened[0]).isTrue();
    }

    @Test
    void aTargetWhoChangesInsideIsStillActedFor() {
        Session owner = roster.as(boss.id());
        Impersonation ofSue = owner.impersonations().begin(sue.id(), REASON, Impersonations.USUAL);
        Session inside = owner.impersonating(ofSue.id());

        assertThat(inside.users()
                        .update(sue.id(), 1, user -> user.department("Desk"))
                        .kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(inside.users()
                        .update(sue.id(), 2, user -> user.location("Kiel"))
                        .kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void theOperatorMayActForAnybodyWhoIsActive() {
        Session operator = roster.as(Actor.operator("root"));
        Impersonation begun = operator.impersonations().begin(boss.id(), REASON, Impersonations.USUAL);
        Session inside = operator.impersonating(begun.id());

        inside.users().update(ron.id(), 1, user -> user.department("Navy"));
        assertThat(inside.users()
                        .update(ron.id(), 2, user -> user.roles("owner"))
                        .kind())
                .isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(audit().stream().filter(entry -> entry.action().equals("update")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("root"))
                .satisfies(entry -> assertThat(entry.onBehalfOf()).isEqualTo("u-boss"));
        assertThat(operator.impersonations().open()).containsExactly(begun);
        assertRefused(() -> roster.as(Actor.operator("other")).impersonating(begun.id()));
    }

    @Test
    void onesWhoseTimeIsUpAreSwept() {
        begun();
        clock.move(Duration.ofMinutes(10));
        Impersonation younger = begun();
        clock.move(Duration.ofMinutes(5));

        roster.tick();

        assertThat(documents()).extracting(DocumentStore.Document::key).containsExactly(younger.id());
        clock.move(Duration.ofMinutes(10));
        roster.tick();
        assertThat(documents()).isEmpty();
    }

    private List<DocumentStore.Document> documents() {
        return stores.require(DocumentStore.class).ofKind(DocumentKinds.IMPERSONATION, DocumentStore.Page.first(10));
    }

    @Test
    void needsStoresThatKeepDocuments() {
        Session without = on(withoutDocuments()).as(sue.id());

        for (Consumer<Session> call :
                List.<Consumer<Session>>of(Session::impersonations, session -> session.impersonating("x"))) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> call.accept(without))
                    .withMessage("these stores have no DocumentStore; use stores whose"
                            + " capability(DocumentStore.class) gives one");
        }
    }

    private Stores withoutDocuments() {
        return (Stores) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Stores.class}, (self, method, arguments) -> {
                    boolean asks = Set.of("capability", "require").contains(method.getName());
                    if (asks && DocumentStore.class.equals(arguments[0])) {
                        return method.getName().equals("capability")
                                ? Optional.empty()
                                : InvocationHandler.invokeDefault(self, method, arguments);
                    }
                    try {
                        return method.invoke(stores, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
