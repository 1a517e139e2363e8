package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.account.UserForm;
import dev.roster.account.UserOutcome;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.store.jdbc.JdbcStores;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** T7 and A4 between processes: what somebody may is never an answer of a while ago, and somebody always owns the tenant. */
class DemotionTest {

    private static final Actor OPERATOR = Actor.operator("operator");
    private static final int ROUNDS = 1_000;

    @Test
    @DisplayName("T7: a demotion counts in the very next decision of every session and of another process")
    void countsInTheNextDecisionEverywhere() throws IOException {
        String url = newDatabase("demotion");
        try (Roster here = open(url);
                Roster there = open(url)) {
            User ada = create(here, "ada", "admin");
            User eve = create(here, "eve", "member");
            Process process = AskingProcess.start(url);
            try (BufferedWriter questions = process.outputWriter(StandardCharsets.UTF_8);
                    BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
                AskingProcess.Question question = new AskingProcess.Question(questions, answers, ada.id(), eve.id());
                Session early = there.as(Actor.of(ada));
                for (int round = 1; round <= 5; round++) {
                    assertThat(question.ask()).isEqualTo("yes");
                    assertThat(mayUpdate(early, ada, eve)).containsExactly(true, true);

                    setRole(here, ada, "member");
                    assertThat(question.ask()).isEqualTo("not-known");
                    assertThat(mayUpdate(early, ada, eve)).containsExactly(false, false);
                    assertThat(mayUpdate(there.as(Actor.of(ada)), ada, eve)).containsExactly(false, false);
                    assertThat(early.users()
                                    .update(eve.id(), 1, form -> form.department("Navy"))
                                    .isDone())
                            .isFalse();

                    setRole(here, ada, "admin");
                }
            } finally {
                process.destroy();
            }
        }
    }

    private static List<Boolean> mayUpdate(Session session, User actor, User target) {
        Decision explained =
                session.access().explain(actor.id(), Action.UPDATE, target.id()).decision();
        return List.of(session.may(Action.UPDATE, target.id()).isAllowed(), explained.isAllowed());
    }

    @Test
    @DisplayName("A4: two owners demote each other 1,000 times at once, and never is there none")
    void somebodyAlwaysOwnsTheTenant() {
        String url = newDatabase("owners");
        ExecutorService both = Executors.newFixedThreadPool(2);
        int demoted = 0;
        try (Roster here = open(url);
                Roster there = open(url)) {
            User ada = create(here, "ada", "owner");
            User bob = create(here, "bob", "owner");
            for (int round = 1; round <= ROUNDS; round++) {
                CompletableFuture<Boolean> first =
                        CompletableFuture.supplyAsync(() -> demotes(here, ada.id(), bob.id()), both);
                CompletableFuture<Boolean> second =
                        CompletableFuture.supplyAsync(() -> demotes(there, bob.id(), ada.id()), both);
                boolean isFirst = first.join();
                boolean isSecond = second.join();
                assertThat(isFirst && isSecond).as("both in round %d", round).isFalse();
                assertThat(owners(here)).as("owners after round %d", round).isPositive();
                if (isFirst) {
                    setRole(here, bob, "owner");
                } else if (isSecond) {
                    setRole(here, ada, "owner");
                }
                demoted += isFirst || isSecond ? 1 : 0;
            }
        } finally {
            both.shutdownNow();
        }
        assertThat(demoted).as("rounds in which one won").isEqualTo(ROUNDS);
    }

    private static boolean demotes(Roster roster, UserId actor, UserId other) {
        User acting = stored(roster, actor);
        return roster.as(Actor.of(acting))
                .users()
                .update(other, stored(roster, other).version(), form -> form.roles("member"))
                .isDone();
    }

    private static long owners(Roster roster) {
        return roster.stores()
                .users()
                .count(
                        Filter.of(Field.STATUS, Operator.EQUAL, UserStatus.ACTIVE)
                                .and(new Filter.Comparison(Field.ROLES, Operator.EQUAL, "owner")),
                        10);
    }

    private static User create(Roster roster, String name, String role) {
        UserOutcome outcome = roster.as(OPERATOR)
                .users()
                .create((UserForm form) -> form.primaryEmail(name + "@example.com")
                        .displayName(name)
                        .roles(role));
        return outcome.user();
    }

    private static void setRole(Roster roster, User user, String role) {
        assertThat(roster.as(OPERATOR)
                        .users()
                        .update(user.id(), stored(roster, user.id()).version(), form -> form.roles(role))
                        .isDone())
                .isTrue();
    }

    private static User stored(Roster roster, UserId id) {
        return roster.stores().users().findAll(List.of(id)).get(0);
    }

    private static Roster open(String url) {
        return Roster.on(JdbcStores.open(url)).build();
    }

    private static String newDatabase(String name) {
        PostgresServer server = PostgresServer.shared();
        server.create(name);
        return server.url(name);
    }
}
