package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.RoleCatalogs;
import dev.roster.account.Invitation;
import dev.roster.account.Invitations;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.IssueCode;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.PlanId;
import dev.roster.spi.TokenStore;
import dev.roster.spi.Touch;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.table.RowSource;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.testing.StoppedClock;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1: who is invited gets a link, with which they come in once, while all is as it was when it was sent. */
class InvitationTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final StoppedClock clock = StoppedClock.at("2026-03-01T08:00:00Z");
    private final InMemoryStores stores = InMemoryStores.of(person("owner"), person("admin"), person("learner"));
    private final Session owner = roster().as(new UserId("owner"));
    private final Session admin = roster().as(new UserId("admin"));
    private final Invitations invitations = roster().invitations();

    private static User person(String role) {
        return User.builder(new UserId(role))
                .version(1)
                .status(UserStatus.ACTIVE)
                .displayName("The " + role)
                .primaryEmail(new EmailAddress(role + "@example.com"))
                .roles(Set.of(new RoleKey(role)))
                .build();
    }

    private RosterBuilder builder() {
        return Roster.on(stores).roles(RoleCatalogs.levels()).clock(clock);
    }

    private Roster roster() {
        return builder()
                .links(KEY, (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                .build();
    }

    private User invited(Session inviter) {
        UserOutcome outcome = inviter.users()
                .create(form -> form.primaryEmail("Grace@Example.com")
                        .displayName("Grace")
                        .roles("learner")
                        .invite());
        assertThat(outcome.issues()).isEmpty();
        return outcome.user();
    }

    private User stored(User user) {
        return stores.users().findAll(List.of(user.id())).get(0);
    }

    private List<String> secrets() {
        OneTimeLinks links = new OneTimeLinks(KEY, "default", WEEK);
        return stores.outbox().pending(100).stream()
                .filter(message -> message.effect().equals(Effect.INVITE.word()))
                .map(OutboxMessage::key)
                .map(key -> links.secret(Purpose.INVITATION, key))
                .toList();
    }

    private String newest() {
        List<String> all = secrets();
        return all.get(all.size() - 1);
    }

    private UserOutcome accept(String secret) {
        return invitations.accept(secret, form -> {});
    }

    private void isGoodNoLonger(String secret) {
        assertThat(invitations.look(secret)).isEmpty();
        UserOutcome outcome = accept(secret);
        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(outcome.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.LINK_INVALID);
            assertThat(issue.message()).isEqualTo("this link is good no longer; ask who sent it for a new one");
        });
    }

    @Test
    void whoIsInvitedComesInOnce() {
        User grace = invited(admin);
        assertThat(grace.access().status()).isEqualTo(UserStatus.INVITED);
        String secret = newest();
        Invitation shown = invitations.look(secret).orElseThrow();
        assertThat(shown.inviter()).isEqualTo("The admin");
        assertThat(shown.address()).hasToString("Grace@Example.com");
        assertThat(shown.expiresAt()).isEqualTo(clock.instant().plus(WEEK));

        UserOutcome outcome =
                invitations.accept(secret, form -> form.firstName("Grace").lastName("Hopper"));
        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        User active = stored(grace);
        assertThat(active.access().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(active.name().firstName()).isEqualTo("Grace");
        assertThat(active.access().roles()).isEqualTo(grace.access().roles());
        isGoodNoLonger(secret);
    }

    @Test
    void programsThatOpenLinksUseNoneUp() {
        invited(admin);
        for (int i = 0; i < 20; i++) {
            assertThat(invitations.look(newest())).isPresent();
        }
        assertThat(accept(newest()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void whoAcceptsIsWhoActed() {
        User grace = invited(admin);
        UserOutcome outcome = accept(newest());
        assertThat(stores.journal()
                        .find(outcome.run().orElseThrow())
                        .orElseThrow()
                        .actor())
                .isEqualTo(grace.id().value());
        AuditEntry entry = stores.audit().ofUser(grace.id(), 1).get(0);
        assertThat(entry.actor()).isEqualTo(grace.id().value());
        assertThat(entry.action()).isEqualTo("update");
    }

    @Test
    void isGoodToTheMicrosecond() {
        User grace = invited(admin);
        clock.moveBy(WEEK.minus(TICK));
        assertThat(invitations.look(newest())).isPresent();
        clock.moveBy(TICK);
        isGoodNoLonger(newest());
        assertThat(stored(grace).access().status()).isEqualTo(UserStatus.INVITED);
    }

    @Test
    void lastsAsLongAsTheHostSays() {
        Roster short1 = builder()
                .invitationLife(Duration.ofHours(1))
                .links(KEY, (purpose, secret) -> URI.create("https://example.com/"))
                .build();
        short1.as(new UserId("admin"))
                .users()
                .create(form -> form.primaryEmail("a@example.com")
                        .displayName("A")
                        .roles("learner")
                        .invite());
        assertThat(invitations.look(newest()).orElseThrow().expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void anotherInvitationEndsTheOneBefore() {
        User grace = invited(admin);
        String first = newest();
        clock.moveBy(Duration.ofDays(3));
        UserOutcome again = admin.users().invite(grace.id(), grace.version());
        assertThat(again.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(again.user().access().status()).isEqualTo(UserStatus.INVITED);
        isGoodNoLonger(first);
        assertThat(secrets()).hasSize(2);
        assertThat(invitations.look(newest()).orElseThrow().expiresAt())
                .isEqualTo(clock.instant().plus(WEEK));
        assertThat(accept(newest()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void whoseInvitationIsTooOldIsInvitedAgain() {
        User grace = invited(admin);
        clock.moveBy(WEEK.multipliedBy(10));
        assertThat(admin.users().invite(grace.id(), grace.version()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(accept(newest()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void whoNeverSignedInIsInvitedToo() {
        User learner = person("learner");
        UserOutcome outcome = admin.users().invite(learner.id(), 1);
        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(stored(learner).access().status()).isEqualTo(UserStatus.INVITED);
        assertThat(accept(newest()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(stored(learner).access().status()).isEqualTo(UserStatus.ACTIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "suspended", "deleted"})
    void nobodyWhoIsKeptOutIsInvited(String status) {
        User grace = invited(admin);
        owner.users()
                .update(
                        grace.id(),
                        grace.version(),
                        form -> form.set(Field.STATUS, UserStatus.parse(status).value()));
        User now = stored(grace);
        UserOutcome outcome = owner.users().invite(now.id(), now.version());
        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(outcome.issues()).extracting(issue -> issue.code()).containsExactly(IssueCode.INVITE_NOT_WAITING);
        isGoodNoLonger(secrets().get(0));
        assertThat(secrets()).hasSize(1);
    }

    @Test
    void whoHasNoAddressIsToldOf() {
        UserOutcome created =
                admin.users().create(form -> form.userName("noaddress").roles("learner"));
        UserOutcome outcome = admin.users().invite(created.user().id(), 1);
        assertThat(outcome.issues()).extracting(issue -> issue.code()).containsExactly(IssueCode.INVITE_NO_ADDRESS);
    }

    @Test
    void aNewAddressEndsIt() {
        User grace = invited(admin);
        String secret = newest();
        admin.users().update(grace.id(), grace.version(), form -> form.primaryEmail("other@example.com"));
        isGoodNoLonger(secret);
        admin.users().update(grace.id(), stored(grace).version(), form -> form.primaryEmail("Grace@Example.com"));
        isGoodNoLonger(secret);
    }

    @Test
    void otherRolesEndIt() {
        User grace = invited(admin);
        owner.users().update(grace.id(), grace.version(), form -> form.roles("admin"));
        isGoodNoLonger(newest());
    }

    @Test
    void anotherNameChangesNothing() {
        User grace = invited(admin);
        admin.users().update(grace.id(), grace.version(), form -> form.displayName("G. Hopper"));
        assertThat(accept(newest()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void whoMayInviteNobodyAnyMoreLetsNobodyIn() {
        invited(admin);
        owner.users().update(new UserId("admin"), 1, form -> form.roles("learner"));
        isGoodNoLonger(newest());
    }

    @Test
    void theInvitationsOfSomebodyWhoIsGoneAreGone() {
        invited(admin);
        owner.users().deleteForGood(new UserId("admin"), 1);
        isGoodNoLonger(newest());
    }

    @Test
    void anOperatorOfTheSameNameAsAUserIsAnotherOne() {
        invited(roster().as(Actor.operator("admin")));
        owner.users().deleteForGood(new UserId("admin"), 1);
        assertThat(invitations.look(newest()).orElseThrow().inviter()).isEqualTo("admin");
        assertThat(accept(newest()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void peopleSayWhoTheyAreAndNoMore() {
        invited(admin);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> invitations.accept(newest(), form -> form.roles("owner")))
                .withMessage("who accepts an invitation sets firstName, lastName, displayName, phoneNumber, avatarUrl,"
                        + " not roles");
        UserOutcome wrong = invitations.accept(newest(), form -> form.phoneNumber("call me"));
        assertThat(wrong.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(wrong.issues()).extracting(issue -> issue.code()).contains(IssueCode.PHONE_INVALID);
        assertThat(accept(newest()).kind()).as("a mistake uses nothing up").isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "nonsense", "\ud800"})
    void anyTextIsAnswered(String text) {
        isGoodNoLonger(text);
        isGoodNoLonger(text.repeat(100_000));
    }

    @Test
    void linksOfAnotherTenantOrKeyAreNone() {
        invited(admin);
        String key = stores.outbox().pending(1).get(0).key();
        isGoodNoLonger(new OneTimeLinks(KEY, "other", WEEK).secret(Purpose.INVITATION, key));
        isGoodNoLonger(new OneTimeLinks(new byte[32], "default", WEEK).secret(Purpose.INVITATION, key));
        isGoodNoLonger(new OneTimeLinks(KEY, "default", WEEK).secret(Purpose.PASSWORD_RESET, key));
    }

    @Test
    void nothingThatIsKeptHasTheSecret() {
        User grace = invited(admin);
        String kept = stores.outbox().pending(10).toString()
                + stores.audit().ofUser(grace.id(), 10)
                + stores.journal().entries(run(), 1, 10);
        assertThat(kept).doesNotContain(newest());
    }

    private PlanId run() {
        String key = stores.outbox().pending(1).get(0).key();
        return new PlanId(key.substring(0, key.indexOf(':')));
    }

    @Test
    void ofManyWhoAcceptAtOnceOneDoes() throws Exception {
        invited(admin);
        String secret = newest();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<UserOutcome>> all = IntStream.range(0, 16)
                    .mapToObj(any -> threads.submit(() -> {
                        start.await();
                        return accept(secret);
                    }))
                    .toList();
            start.countDown();
            List<UserOutcome.Kind> kinds = new ArrayList<>();
            for (Future<UserOutcome> one : all) {
                kinds.add(one.get(60, TimeUnit.SECONDS).kind());
            }
            assertThat(kinds).containsOnlyOnce(UserOutcome.Kind.APPLIED);
            assertThat(kinds).containsOnly(UserOutcome.Kind.APPLIED, UserOutcome.Kind.REJECTED);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void withoutLinksNobodyComesInByOne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().build().invitations())
                .withMessage("invitations need links: set them up by RosterBuilder.links");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().links(new byte[31], (purpose, secret) -> URI.create("x")));
        builder()
                .build()
                .as(new UserId("admin"))
                .users()
                .create(form -> form.primaryEmail("a@example.com")
                        .displayName("A")
                        .roles("learner")
                        .invite());
        isGoodNoLonger(newest());
    }

    @Test
    void anUndoOfTheAcceptanceLetsThePersonWaitAgain() {
        User grace = invited(admin);
        UserOutcome accepted = accept(newest());
        try (ImportPlan undo = owner.undo(accepted.run().orElseThrow())) {
            assertThat(owner.apply(undo).isComplete()).isTrue();
        }
        assertThat(stored(grace).access().status()).isEqualTo(UserStatus.INVITED);
        isGoodNoLonger(newest());
    }

    @Nested
    class Plans {

        private final Profile invitingAgain =
                Profiles.users().with(profile -> profile.operation(Profile.Operation.INVITE));

        private RowSource rows(String... addresses) {
            List<List<String>> rows = new ArrayList<>(List.of(List.of("email")));
            List.of(addresses).forEach(address -> rows.add(List.of(address)));
            return RowSource.of("some.csv", rows);
        }

        @Test
        void aFileInvitesAndEachMessageHasItsLink() {
            RowSource file = RowSource.of(
                    "new.csv",
                    List.of(
                            List.of("email", "role"),
                            List.of("one@example.com", "learner"),
                            List.of("two@example.com", "learner")));
            try (ImportPlan plan = admin.plan(
                    file, Profiles.users().with(profile -> profile.invitation(Profile.Invitation.NEW_USERS)))) {
                assertThat(plan.summary().invitations()).isEqualTo(2);
                assertThat(stores.outbox().pending(10))
                        .as("a preview sends nothing")
                        .isEmpty();
                admin.apply(plan);
            }
            assertThat(secrets())
                    .hasSize(2)
                    .allSatisfy(secret -> assertThat(invitations.look(secret)).isPresent());
            assertThat(accept(secrets().get(1)).user().contact().primaryEmail()).hasToString("two@example.com");
        }

        @Test
        void manyAreInvitedAgainAndTheOthersAreNamed() {
            User grace = invited(admin);
            String first = newest();
            try (ImportPlan plan =
                    admin.plan(rows("grace@example.com", "learner@example.com", "nobody@example.com"), invitingAgain)) {
                assertThat(plan.changes().map(change -> change.kind()).toList())
                        .containsExactly(ChangeKind.UPDATE, ChangeKind.UPDATE, ChangeKind.REJECTED);
                assertThat(plan.summary().invitations()).isEqualTo(2);
                ApplyReport report = admin.apply(plan, Scenario.ACKNOWLEDGED);
                assertThat(report.applied()).isEqualTo(2);
            }
            isGoodNoLonger(first);
            assertThat(secrets()).hasSize(3);
            assertThat(stored(grace).access().status()).isEqualTo(UserStatus.INVITED);
            assertThat(secrets().subList(1, 3))
                    .allSatisfy(secret -> assertThat(accept(secret).kind()).isEqualTo(UserOutcome.Kind.APPLIED));
        }

        /** J2: those who wait, and those who are active and never came. */
        @Test
        void aSelectionInvitesWhoNeverSignedIn() {
            User grace = invited(admin);
            stores.users().touch(List.of(Touch.signIn(new UserId("owner"), clock.instant())));
            List<UserId> chosen = List.of(grace.id(), new UserId("learner"), new UserId("owner"));
            try (ImportPlan plan = owner.plan(Selection.of(chosen), SelectionChange.invite())) {
                assertThat(plan.changes().map(change -> change.kind()).toList())
                        .containsExactly(ChangeKind.UPDATE, ChangeKind.UPDATE, ChangeKind.SKIPPED);
                assertThat(owner.apply(plan, Scenario.ACKNOWLEDGED).applied()).isEqualTo(2);
            }
            assertThat(secrets()).hasSize(3);
            assertThat(secrets().subList(1, 3))
                    .allSatisfy(secret -> assertThat(invitations.look(secret)).isPresent());
            isGoodNoLonger(secrets().get(0));
        }

        @Test
        void anUndoOfInvitationsEndsTheLinks() {
            User learner = person("learner");
            ApplyReport report;
            try (ImportPlan plan = admin.plan(rows("learner@example.com"), invitingAgain)) {
                report = admin.apply(plan, Scenario.ACKNOWLEDGED);
            }
            try (ImportPlan undo = admin.undo(report.run())) {
                assertThat(admin.apply(undo).isComplete()).isTrue();
            }
            assertThat(stored(learner).access().status()).isEqualTo(UserStatus.ACTIVE);
            isGoodNoLonger(newest());
        }

        @Test
        void anUndoOfAnotherInvitationHasNothingToTakeBack() {
            User grace = invited(admin);
            UserOutcome again = admin.users().invite(grace.id(), grace.version());
            try (ImportPlan undo = admin.undo(again.run().orElseThrow())) {
                assertThat(undo.isEmpty()).isTrue();
            }
        }
    }

    /** As another program changes a user that knows nothing of links. */
    private void changeBehindOurBack(User user, Consumer<UserBuilder> change, Field<?> field) {
        Write write = new Write.UpdateUser(user.with(change), user.version(), Set.of(field));
        CommitUnit unit = new CommitUnit(List.of(write), null, List.of(), List.of());
        assertThat(stores.users().commit(List.of(unit), CommitGuards.NONE)).containsExactly(UnitOutcome.WRITTEN);
    }

    @Test
    void aLinkIsForTheStoredAddressAlone() {
        User grace = invited(admin);
        changeBehindOurBack(
                grace, user -> user.primaryEmail(new EmailAddress("grace@example.com")), Field.PRIMARY_EMAIL);
        isGoodNoLonger(newest());
    }

    @Test
    void aLinkIsForWhoWaitsAlone() {
        User grace = invited(admin);
        changeBehindOurBack(grace, user -> user.status(UserStatus.SUSPENDED), Field.STATUS);
        isGoodNoLonger(newest());
        assertThat(stored(grace).access().status()).isEqualTo(UserStatus.SUSPENDED);
    }

    @Test
    void whoSignedInIsNotInvited() {
        stores.users().touch(List.of(Touch.signIn(new UserId("learner"), clock.instant())));
        UserOutcome outcome = admin.users().invite(new UserId("learner"), 1);
        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.REJECTED);
        assertThat(outcome.issues()).extracting(issue -> issue.code()).containsExactly(IssueCode.INVITE_NOT_WAITING);
        assertThat(outcome.issues().get(0).message())
                .isEqualTo(
                        "no invitation is sent, since the user is active; invite those who wait for one, or are active"
                                + " and never signed in");
    }

    /** F2: who is told of an account that is active already has no link. */
    @Test
    void whoIsActiveAtOnceHasNoLink() {
        RowSource file = RowSource.of(
                "tenant.csv",
                List.of(
                        List.of("userId", "email", "enabled", "notifyIfNewUser"),
                        List.of("bob", "bob@example.com", "true", "true")));
        try (ImportPlan plan = owner.plan(file, Profiles.tenantFile())) {
            owner.apply(plan, Scenario.ACKNOWLEDGED);
        }
        assertThat(secrets()).hasSize(1);
        assertThat(stores.require(TokenStore.class).find(OneTimeLinks.hashOf(newest()), Purpose.INVITATION))
                .isEmpty();
        isGoodNoLonger(newest());
    }

    /** Between the look at a link and the commit anything may happen; here it happens where a new id is asked for. */
    @Test
    void whoLosesTheirRightsMeanwhileLetsNobodyIn() {
        User grace = invited(admin);
        AtomicBoolean isDone = new AtomicBoolean();
        Invitations raced = racing(() -> {
            if (isDone.compareAndSet(false, true)) {
                owner.users().update(new UserId("admin"), 1, form -> form.roles("learner"));
            }
        });
        UserOutcome outcome = raced.accept(newest(), form -> {});
        assertThat(outcome.issues()).extracting(issue -> issue.code()).containsExactly(IssueCode.LINK_INVALID);
        assertThat(stored(grace).access().status()).isEqualTo(UserStatus.INVITED);
    }

    @Test
    void whatExpiresMeanwhileIsTooOld() {
        User grace = invited(admin);
        Invitations raced = racing(() -> clock.moveBy(WEEK));
        UserOutcome outcome = raced.accept(newest(), form -> {});
        assertThat(outcome.issues()).extracting(issue -> issue.code()).containsExactly(IssueCode.LINK_INVALID);
        assertThat(stored(grace).access().status()).isEqualTo(UserStatus.INVITED);
    }

    private Invitations racing(Runnable meanwhile) {
        return builder()
                .links(KEY, (purpose, secret) -> URI.create("https://example.com/"))
                .ids(() -> {
                    meanwhile.run();
                    return UUID.randomUUID();
                })
                .build()
                .invitations();
    }

    @Test
    void nobodyElseAcceptsAnInvitation() {
        User grace = invited(admin);
        UserOutcome byHand =
                owner.users().update(grace.id(), grace.version(), form -> form.set(Field.STATUS, UserStatus.ACTIVE));
        assertThat(byHand.issues()).extracting(issue -> issue.code()).containsExactly(IssueCode.USER_INVITED);
        RowSource file =
                RowSource.of("status.csv", List.of(List.of("email", "status"), List.of("grace@example.com", "active")));
        try (ImportPlan plan = owner.plan(file, Profiles.users())) {
            assertThat(plan.summary().count(ChangeKind.REJECTED)).isEqualTo(1);
        }
        try (ImportPlan ofHostWithoutLinks =
                builder().build().as(new UserId("owner")).plan(file, Profiles.users())) {
            assertThatThrownBy(() -> owner.apply(ofHostWithoutLinks, Scenario.ACKNOWLEDGED))
                    .isInstanceOf(PlanException.class);
        }
        assertThat(stored(grace).access().status()).isEqualTo(UserStatus.INVITED);
        assertThat(accept(newest()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void whoIsDeletedLeavesNoLink() {
        User grace = invited(admin);
        String secret = newest();
        owner.users().deleteForGood(grace.id(), grace.version());
        isGoodNoLonger(secret);
        assertThat(stores.require(TokenStore.class).revoke(grace.id())).isZero();
    }
}
