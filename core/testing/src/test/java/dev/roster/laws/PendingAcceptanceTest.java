package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.RosterBuilder;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.account.UserOutcome;
import dev.roster.account.Users;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.OutboxMessage;
import dev.roster.tenant.OneTimeLinks;
import dev.roster.testing.Rows;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who was invited and never accepted comes back from anywhere to wait again, where the invited alone accept. */
class PendingAcceptanceTest {

    private static final byte[] KEY = "a key of the host with 32 bytes.".getBytes(StandardCharsets.UTF_8);
    private static final UserId ADA = new UserId("u-ada");

    private final InMemoryStores stores = InMemoryStores.of(
            Desk.user("olga", "owner"), Desk.user("ada", "member").with(user -> user.displayName("Ada")));

    /** How an account goes away. */
    enum Away {
        SUSPENDED,
        INACTIVE,
        DELETED
    }

    private static RosterBuilder withLinks(RosterBuilder builder) {
        return builder.links(KEY, (purpose, secret) -> URI.create("https://example.com/#" + secret));
    }

    private Roster roster() {
        return withLinks(Roster.on(stores)).build();
    }

    private Session operator() {
        return roster().as(Actor.operator("shell"));
    }

    private User ada() {
        return stores.users().findAll(List.of(ADA)).get(0);
    }

    private void inviteAda() {
        assertThat(operator().users().invite(ADA, ada().version()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(ada().access().status()).isEqualTo(UserStatus.INVITED);
    }

    private void sendAway(Away away) {
        Users users = operator().users();
        UserOutcome outcome = switch (away) {
            case SUSPENDED -> users.suspend(ADA, ada().version(), "why");
            case INACTIVE -> users.deactivate(ADA, ada().version(), "why");
            case DELETED -> users.delete(ADA, ada().version());
        };
        assertThat(outcome.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    private void acceptByNewestLink() {
        OneTimeLinks links = new OneTimeLinks(KEY, "default", Duration.ofDays(7));
        List<String> keys = stores.outbox().pending(100).stream()
                .filter(message -> message.effect().equals("invite"))
                .map(OutboxMessage::key)
                .toList();
        String secret = links.secret(Purpose.INVITATION, keys.get(keys.size() - 1));
        assertThat(roster().invitations().accept(secret, form -> {}).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
    }

    private void waitsAgain() {
        assertThat(ada().access().status()).isEqualTo(UserStatus.INVITED);
        assertThat(ada().lifecycle().deactivatedAt()).isNull();
        assertThat(ada().access().statusReason()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Away.class)
    void byACall(Away away) {
        inviteAda();
        sendAway(away);
        Users users = operator().users();
        UserOutcome back =
                away == Away.DELETED ? users.restore(ADA, ada().version()) : users.reactivate(ADA, ada().version());

        assertThat(back.kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        assertThat(back.issues())
                .extracting(Issue::message)
                .containsExactly(
                        "the user never accepted the invitation, and so waits for an acceptance instead of being"
                                + " active; send another invitation");
        waitsAgain();
    }

    @ParameterizedTest
    @EnumSource(Away.class)
    void byASelection(Away away) {
        inviteAda();
        sendAway(away);
        SelectionChange change = away == Away.DELETED ? SelectionChange.restore() : SelectionChange.reactivate();

        assertThat(applied(operator().plan(Selection.of(List.of(ADA)), change), operator())
                        .applied())
                .isEqualTo(1);
        waitsAgain();
    }

    @ParameterizedTest
    @EnumSource(
            value = Away.class,
            names = {"SUSPENDED", "INACTIVE"})
    void byAFileThatSaysSo(Away away) {
        inviteAda();
        sendAway(away);
        try (ImportPlan plan = operator().plan(Rows.rows("id,status", "u-ada,active"), Profiles.users())) {
            PlannedChange change = plan.changes().findFirst().orElseThrow();
            assertThat(change.issues()).extracting(Issue::code).containsExactly(IssueCode.ACCEPTANCE_OWED);
            assertThat(change.fields().get(0).after()).isEqualTo(UserStatus.INVITED);
            operator().apply(plan, Scenario.ACKNOWLEDGED);
        }
        waitsAgain();
        Profile reactivating = Profiles.updateUsers().with(profile -> profile.forced(UserStatus.ACTIVE));
        sendAway(away);
        applied(operator().plan(Rows.rows("id", "u-ada"), reactivating), operator());
        waitsAgain();
    }

    @Test
    void byRowsOfOneFileFromTheInvitationOn() {
        Profile inOrder = Profiles.users().with(profile -> profile.duplicates(DuplicatePolicy.IN_ORDER));
        try (ImportPlan plan = operator()
                .plan(
                        Rows.rows("id,status,statusReason", "u-ada,invited,", "u-ada,suspended,why", "u-ada,active,"),
                        inOrder)) {
            ApplyReport report = operator().apply(plan, Scenario.ACKNOWLEDGED);
            assertThat(report.applied()).as(report.issues().toString()).isEqualTo(3);
        }
        waitsAgain();
    }

    @Test
    void byADirectory() {
        Followed tenant = new Followed(
                Followed.directory(""),
                Desk.user("ada").with(user -> user.externalId("1").status(UserStatus.INVITED)));
        Session operator = withLinks(tenant.builder()).build().as(Actor.operator("shell"));
        tenant.directory.put("1", Followed.person("ada"));
        operator.directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);
        tenant.directory.remove("1");
        operator.directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);
        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("inactive");
        tenant.directory.put("1", Followed.person("ada"));
        operator.directories().sync(Followed.NAME, Extent.FULL, Scenario.ACKNOWLEDGED);

        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("invited");
    }

    @Test
    void isJudgedInTheCommitToo() {
        inviteAda();
        sendAway(Away.SUSPENDED);
        Session withoutLinks = Roster.on(stores).build().as(Actor.operator("shell"));
        ApplyReport report =
                applied(withoutLinks.plan(Selection.of(List.of(ADA)), SelectionChange.reactivate()), operator());

        assertThat(report.applied()).isZero();
        assertThat(report.issues()).extracting(Issue::code).containsExactly(IssueCode.USER_INVITED);
        assertThat(ada().access().status()).isEqualTo(UserStatus.SUSPENDED);
    }

    @Test
    void comesInByAFreshLinkAndOwesNothingFromThenOn() {
        inviteAda();
        sendAway(Away.SUSPENDED);
        operator().users().reactivate(ADA, ada().version());
        assertThat(operator().users().invite(ADA, ada().version()).kind()).isEqualTo(UserOutcome.Kind.APPLIED);
        acceptByNewestLink();
        assertThat(ada().access().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(ada().lifecycle().waitingSince()).isNull();

        sendAway(Away.INACTIVE);
        UserOutcome back = operator().users().reactivate(ADA, ada().version());
        assertThat(back.issues()).isEmpty();
        assertThat(ada().access().status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void isNobodyWhoWasNeverInvited() {
        sendAway(Away.INACTIVE);
        assertThat(operator().users().reactivate(ADA, ada().version()).issues()).isEmpty();
        assertThat(ada().access().status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void isNobodyWhereTheHostSendsNoLinks() {
        inviteAda();
        sendAway(Away.SUSPENDED);
        Users users = Roster.on(stores).build().as(Actor.operator("shell")).users();

        assertThat(users.reactivate(ADA, ada().version()).issues()).isEmpty();
        assertThat(ada().access().status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(ada().lifecycle().waitingSince()).isNull();
    }

    private static ApplyReport applied(ImportPlan planned, Session session) {
        try (ImportPlan plan = planned) {
            return session.apply(plan, Scenario.ACKNOWLEDGED);
        }
    }
}
