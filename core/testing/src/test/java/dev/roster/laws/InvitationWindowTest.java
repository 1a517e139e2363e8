package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.RoleCatalogs;
import dev.roster.account.UserOutcome;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
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
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.AttemptWindow;
import dev.roster.table.RowSource;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1: what limits of invitations say and do while their windows end, and of whom a plan invites more than once. */
class InvitationWindowTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    private static final Profile INVITING =
            Profiles.users().with(profile -> profile.invitation(Profile.Invitation.NEW_USERS));

    private final Watched clock = new Watched();
    private final InMemoryStores stores = InMemoryStores.of(User.builder(new UserId("admin"))
            .version(1)
            .status(UserStatus.ACTIVE)
            .primaryEmail(new EmailAddress("admin@example.com"))
            .roles(Set.of(new RoleKey("owner")))
            .build());

    /** A clock that stands still until somebody has looked at it so many times, and then shows another moment. */
    private static final class Watched extends Clock {

        private Instant now = MORNING;
        private Instant after = MORNING;
        private int left = Integer.MAX_VALUE;
        private int looks;

        void jumpAfter(int more, Instant then) {
            left = more;
            after = then;
        }

        @Override
        public synchronized Instant instant() {
            if (looks++ > 100_000) {
                throw new AssertionError("somebody looks at the clock for ever");
            }
            if (left-- == 0) {
                now = after;
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Session session(Invitations limits) {
        return Roster.on(stores)
                .roles(RoleCatalogs.levels())
                .clock(clock)
                .accounts(AccountPolicy.defaults().with(limits))
                .links(KEY, (purpose, secret) -> URI.create("https://example.com/" + purpose + "#" + secret))
                .build()
                .as(new UserId("admin"));
    }

    private static AttemptWindow.Limit daily(int invitations) {
        return new AttemptWindow.Limit(invitations, DAY, DAY);
    }

    private static UserOutcome invite(Session session, String name) {
        return session.users()
                .create(form -> form.primaryEmail(name + "@example.com")
                        .roles("learner")
                        .invite());
    }

    private static RowSource people(String... names) {
        return RowSource.of(
                "new.csv",
                Stream.concat(Stream.of("email"), Stream.of(names).map(name -> name + "@example.com"))
                        .map(List::of)
                        .toList());
    }

    private static List<IssueCode> codes(List<Issue> issues) {
        return issues.stream().map(Issue::code).toList();
    }

    private long invitations() {
        return stores.outbox().pending(1_000).stream()
                .filter(message -> message.effect().equals("invite"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void isDecidedWhenTheWindowEndsMeanwhile(int looks) {
        Session admin = session(new Invitations(daily(2), null, null));
        try (ImportPlan plan = admin.plan(people("a", "b"), INVITING)) {
            assertThat(invite(admin, "c").issues()).isEmpty();
            clock.now = MORNING.plus(DAY).minusMillis(1);
            clock.jumpAfter(looks, MORNING.plus(DAY));
            ApplyReport report = admin.apply(plan, Scenario.ACKNOWLEDGED);
            assertThat(report.applied() + report.failed()).isEqualTo(2);
        }
    }

    @Test
    void tellsWhenALongerWindowEndsThatHasNotBegun() {
        Session admin = session(
                new Invitations(new AttemptWindow.Limit(1, Duration.ofHours(1), Duration.ofHours(8)), null, null));
        assertThat(invite(admin, "a").issues()).isEmpty();
        clock.now = MORNING.plus(Duration.ofHours(1));
        try (ImportPlan plan = admin.plan(people("b", "c"), INVITING)) {
            assertThat(plan.changes()
                            .flatMap(change -> change.issues().stream())
                            .map(Issue::message))
                    .singleElement()
                    .asString()
                    .contains("no room for this invitation before 2026-03-01T11:00:00Z");
            assertThat(admin.apply(plan, Scenario.ACKNOWLEDGED).applied()).isEqualTo(1);
        }
        clock.now = MORNING.plus(Duration.ofHours(3)).minusSeconds(1);
        assertThat(codes(invite(admin, "c").issues())).containsExactly(IssueCode.INVITE_LIMIT_INVITER);
        clock.now = MORNING.plus(Duration.ofHours(3));
        assertThat(invite(admin, "c").issues()).isEmpty();
    }

    @Test
    void rejectsInThePlanWhoIsInvitedOnceMoreByALaterRow() {
        Session admin = session(new Invitations(null, null, daily(2)));
        assertThat(invite(admin, "ada").issues()).isEmpty();
        Profile again = Profiles.users()
                .with(profile -> profile.operation(Profile.Operation.INVITE)
                        .duplicates(DuplicatePolicy.IN_ORDER)
                        .matchBy(Field.PRIMARY_EMAIL));
        RowSource file = RowSource.of(
                "again.csv", List.of(List.of("email"), List.of("ada@example.com"), List.of("ADA@example.com")));
        try (ImportPlan plan = admin.plan(file, again)) {
            List<ChangeKind> kinds = plan.changes().map(change -> change.kind()).toList();
            long invited = plan.summary().invitations();
            ApplyReport report = admin.apply(plan, Scenario.ACKNOWLEDGED);
            assertThat(report.failed()).as(kinds + " " + report.issues()).isZero();
            assertThat(invitations()).isEqualTo(1 + invited).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "ADA@EXAMPLE.COM", "  Ada@example.com ", "ａda@example.com"})
    void knowsAnAddressInEverySpelling(String spelling) {
        Session admin = session(new Invitations(null, null, daily(1)));
        User ada = invite(admin, "ada").user();
        assertThat(admin.users().erase(ada.id(), ada.version()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        Profile byNumber = INVITING.with(profile -> profile.matchBy(Field.EMPLOYEE_ID));
        RowSource file = RowSource.of("new.csv", List.of(List.of("employeeId", "email"), List.of("7", spelling)));
        try (ImportPlan plan = admin.plan(file, byNumber)) {
            assertThat(plan.changes().flatMap(change -> codes(change.issues()).stream()))
                    .contains(IssueCode.INVITE_LIMIT_ADDRESS);
        }
    }

    @Test
    void holdsByTheLimitOfNowThoughMoreWasSentByTheOneBefore() {
        Session before = session(new Invitations(daily(5), daily(5), daily(5)));
        User ada = invite(before, "ada").user();
        assertThat(before.users().invite(ada.id(), ada.version()).issues()).isEmpty();
        assertThat(invite(before, "bob").issues()).isEmpty();
        Session now = session(new Invitations(daily(1), daily(1), daily(1)));
        try (ImportPlan old = before.plan(people("c", "d"), INVITING);
                ImportPlan plan = now.plan(people("c", "d"), INVITING)) {
            assertThat(old.summary().invitations()).isEqualTo(2);
            assertThat(plan.changes().map(change -> change.kind())).containsOnly(ChangeKind.REJECTED);
            ApplyReport report = now.apply(old, Scenario.ACKNOWLEDGED);
            assertThat(report.applied()).isZero();
            assertThat(codes(report.issues())).containsOnly(IssueCode.INVITE_LIMIT_INVITER);
        }
        assertThat(invitations()).isEqualTo(3);
    }

    @Test
    void isNoMatterOfAnUndo() {
        Session admin = session(new Invitations(daily(1), daily(1), daily(1)));
        User ada = invite(admin, "ada").user();
        UserOutcome gone = admin.users().deactivate(ada.id(), ada.version(), null);
        try (ImportPlan undo = admin.undo(gone.run().orElseThrow())) {
            assertThat(admin.apply(undo, Scenario.ACKNOWLEDGED).applied()).isEqualTo(1);
        }
        assertThat(admin.users().find("ada@example.com").orElseThrow().access().status())
                .isEqualTo(UserStatus.INVITED);
        assertThat(invitations()).isEqualTo(1);
    }

    @Test
    void holdsForASelection() {
        Session many = session(new Invitations(daily(9), null, daily(2)));
        List<UserId> all = Stream.of("ada", "bob", "eve")
                .map(name -> invite(many, name).user().id())
                .toList();
        Session few = session(new Invitations(daily(5), null, daily(2)));
        try (ImportPlan plan = few.plan(Selection.of(all), SelectionChange.invite())) {
            assertThat(plan.changes().map(change -> change.kind()))
                    .containsExactly(ChangeKind.UPDATE, ChangeKind.UPDATE, ChangeKind.REJECTED);
            assertThat(few.apply(plan, Scenario.ACKNOWLEDGED).applied()).isEqualTo(2);
        }
        assertThat(invitations()).isEqualTo(5);
    }
}
