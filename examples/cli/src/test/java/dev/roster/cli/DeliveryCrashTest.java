package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.account.Reconciliation;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.query.Filter;
import dev.roster.store.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends between commit, claim, call and mark: no user is denied by Roster and let in by the account for ever. */
class DeliveryCrashTest {

    private static final Duration LATER = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    @DisplayName("killed at every point, what is left is delivered afterwards, and both sides are equal")
    void losesNoDifferenceWhereverItIsKilled() throws Exception {
        Map<String, String> ids = prepare();
        int point = 1;
        int betweenTheTwoWrites = 0;
        for (int exit = HaltingStores.HALTED; exit == HaltingStores.HALTED; point++) {
            String name = "killed-" + point;
            Files.copy(folder.resolve("start.mv.db"), folder.resolve(name + ".mv.db"));
            Files.copy(folder.resolve("start.accounts"), folder.resolve(name + ".accounts"));
            exit = child(name, point);
            assertThat(exit).isIn(0, HaltingStores.HALTED);
            FileAccounts accounts = new FileAccounts(folder.resolve(name + ".accounts"), () -> {});
            try (Roster roster = DeliverySteps.open(JdbcStores.open(url(name)), accounts, LATER)) {
                betweenTheTwoWrites += assertNothingIsForgotten(roster, accounts) ? 1 : 0;
                DeliverySteps.change(roster);
                roster.deliver();
                DeliverySteps.mend(roster);
                roster.deliver();
                Reconciliation left =
                        roster.as(Actor.operator("operator")).effects().reconcile();
                assertThat(left.isEqual())
                        .as("killed at point %s: %s", point, left)
                        .isTrue();
                assertThat(roster.stores().outbox().pending(9)).isEmpty();
                assertThat(roster.stores().outbox().dead(9)).isEmpty();
            }
            assertThat(accounts.state())
                    .as("killed at point %s", point)
                    .isEqualTo(Map.of(ids.get("leaver"), false, ids.get("returner"), true, ids.get("bystander"), true));
        }
        assertThat(point).as("points at which the JVM was killed").isGreaterThan(20);
        assertThat(betweenTheTwoWrites)
                .as("kills while a record was inactive and its account open")
                .isGreaterThan(3);
    }

    /** Whoever is denied and still let in is known to the outbox, or was found by nobody yet. */
    private static boolean assertNothingIsForgotten(Roster roster, FileAccounts accounts) {
        List<User> users;
        try (Stream<User> all = roster.stores().users().scan(Filter.everybody())) {
            users = all.toList();
        }
        List<User> letIn = users.stream()
                .filter(user -> user.access().status() == UserStatus.INACTIVE)
                .filter(user ->
                        Boolean.TRUE.equals(accounts.state().get(user.id().value())))
                .toList();
        assertThat(roster.stores().outbox().pending(99).stream()
                        .map(message -> message.effect() + " " + message.user())
                        .toList())
                .containsAll(letIn.stream()
                        .map(user -> "disable-sign-in " + user.id())
                        .toList());
        return !letIn.isEmpty();
    }

    /** One who leaves, one who is deleted, one who comes back, and one about whom nothing changes; the id of each. */
    private Map<String, String> prepare() throws IOException {
        Path file = folder.resolve("start.accounts");
        Files.writeString(file, "");
        FileAccounts accounts = new FileAccounts(file, () -> {});
        try (Roster roster = DeliverySteps.open(JdbcStores.open(url("start")), accounts, Duration.ZERO)) {
            var users = roster.as(Actor.operator("operator")).users();
            Map<String, String> ids = new HashMap<>();
            for (String name : List.of("leaver", "deleted", "returner", "bystander")) {
                User made = users.create(user -> user.userName(name).displayName(name))
                        .user();
                ids.put(name, made.id().value());
                if (name.equals("returner")) {
                    users.update(made.id(), 1, user -> user.set(Field.STATUS, UserStatus.INACTIVE));
                }
            }
            roster.deliver();
            accounts.change(state -> ids.forEach((name, id) -> state.put(id, !name.equals("returner"))));
            return ids;
        }
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name);
    }

    private int child(String name, int point) throws Exception {
        Path log = folder.resolve(name + ".log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeliverySteps.class.getName(),
                        url(name),
                        folder.resolve(name + ".accounts").toString(),
                        Integer.toString(point))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).as("the child ends").isTrue();
        if (child.exitValue() == 1) {
            assertThat(Files.readString(log)).isEmpty();
        }
        return child.exitValue();
    }
}
