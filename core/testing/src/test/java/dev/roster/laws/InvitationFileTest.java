package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.access.RoleCatalogs;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.Effect;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Profiles;
import dev.roster.spi.OutboxMessage;
import dev.roster.table.SourceException;
import dev.roster.testing.Rows;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What goes out for the files of T2, F and J11: an intent in the plan, a message in the outbox, no secret in either. */
class InvitationFileTest {

    private final InMemoryStores stores = InMemoryStores.of();
    private final Session session =
            Roster.on(stores).roles(RoleCatalogs.agents()).build().as(Actor.operator("operator"));

    private List<OutboxMessage> sent() {
        return stores.outbox().pending(100);
    }

    private ApplyReport apply(String profile, String... lines) {
        try (ImportPlan plan = session.plan(Rows.rows(lines), Profiles.require(profile))) {
            return session.apply(plan, Scenario.ACKNOWLEDGED);
        }
    }

    @Test
    void plansAnInvitationAndSendsItOnceItIsApplied() {
        try (ImportPlan plan = session.plan(
                Rows.rows("email,name,role,groups", "john@company.com,John Doe,train,"), Profiles.inviteUsers())) {
            assertThat(Scenario.changes(plan))
                    .extracting(PlannedChange::effects)
                    .containsExactly(List.of(Effect.INVITE));
            assertThat(plan.summary().invitations()).isEqualTo(1);
            assertThat(sent()).isEmpty();

            session.apply(plan);
        }
        assertThat(sent()).extracting(OutboxMessage::effect).containsExactly("invite");
        assertThat(Scenario.users(stores))
                .extracting(user -> user.access().status())
                .containsExactly(UserStatus.INVITED);
    }

    @Test
    void keepsNoSecretInPlanOrMessage() {
        try (ImportPlan plan = session.plan(
                Rows.rows("email,name,role,groups", "john@company.com,John Doe,train,"), Profiles.inviteUsers())) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            session.save(plan, file);
            session.apply(plan);
            assertThat(file.toString(StandardCharsets.UTF_8)).doesNotContainIgnoringCase("secret", "password", "http");
        }
        assertThat(sent())
                .allSatisfy(message ->
                        assertThat(message.body().keySet()).doesNotContain("token", "secret", "link", "password"));
    }

    @Test
    void writesToThoseAloneWhoAreToBeNotified() {
        apply(
                "tenant-file",
                "userId,email,enabled,notifyIfNewUser",
                "tom,tom@example.com,true,true",
                "ann,ann@example.com,true,false");
        assertThat(sent()).extracting(OutboxMessage::effect).containsExactly("invite");

        apply("tenant-file", "userId,email,notifyIfNewUser", "ann,ann@example.com,true");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void takesTheSignInOfWhoIsDeletedWhileActiveInTheSameRun() {
        apply("tenant-file", "userId,email,enabled", "tom,tom@example.com,true", "eve,eve@example.com,true");
        String id = Scenario.users(stores).stream()
                .filter(user -> user.label().equals("eve"))
                .findFirst()
                .orElseThrow()
                .id()
                .value();

        apply("tenant-file", "userId,email,transaction", "tom,,DELETE");
        apply("delete-users", "id", id);
        apply("action-file", "add-user,new,New,User", "remove-user,new,,");

        assertThat(Scenario.users(stores)).isEmpty();
        assertThat(sent())
                .extracting(OutboxMessage::effect)
                .containsExactly("remove-sign-in", "remove-sign-in", "remove-sign-in");
    }

    @Test
    void takesAThousandRowsAndNoMore() {
        String[] lines = Stream.concat(
                        Stream.of("email,name,role,groups"),
                        IntStream.range(0, 1_001).mapToObj(i -> "u" + i + "@company.com,,readonly,"))
                .toArray(String[]::new);
        try (ImportPlan plan = session.plan(
                Rows.rows(List.of(lines).subList(0, 1_001).toArray(String[]::new)), Profiles.inviteUsers())) {
            assertThat(plan.summary().invitations()).isEqualTo(1_000);
        }
        Assertions.assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> session.plan(Rows.rows(lines), Profiles.inviteUsers()))
                .withMessageContaining("1000 rows at the most");
    }
}
