package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.UnknownPolicy;
import dev.roster.query.Filter;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.table.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B5: a JVM that is killed while it applies a plan leaves nothing lost and nothing done twice. */
class CrashTest {

    private static final int USERS = 700;

    @TempDir
    Path folder;

    private Path plan = Path.of("");
    private int resumedMidway;

    /** What a database holds, as text, without the moments at which things happened. */
    private record State(List<String> users, List<String> messages, List<String> groups, String counts) {}

    @BeforeEach
    void prepareDatabaseAndPlan() {
        plan = folder.resolve("plan.ndjson");
        try (Roster roster = open("start")) {
            Session operator = operator(roster);
            try (ImportPlan first = operator.plan(firstFile(), Profiles.users())) {
                assertThat(operator.apply(first).applied()).isEqualTo(USERS);
            }
            try (ImportPlan second = operator.plan(secondFile(), secondProfile())) {
                assertThat(second.summary().writes()).isGreaterThan(USERS);
                operator.save(second, plan);
            }
        }
    }

    @Test
    @DisplayName("B5: killed at every point around a write and resumed, the store is as after an undisturbed run")
    void resumesAfterBeingKilledAnywhere() throws Exception {
        State undisturbed = applyUndisturbed();
        int point = 1;
        while (applyUntil(point)) {
            assertThat(resumed("killed-" + point))
                    .as("killed at point %d", point)
                    .isEqualTo(undisturbed);
            point++;
        }
        assertThat(point).as("points at which the run was killed").isGreaterThan(12);
        assertThat(resumedMidway).as("kills after units were written").isGreaterThan(3);
    }

    private State applyUndisturbed() throws IOException {
        copyDatabase("undisturbed");
        try (Roster roster = open("undisturbed")) {
            Session operator = operator(roster);
            try (ImportPlan opened = operator.open(plan)) {
                return state(roster, operator.apply(opened, CrashingApply.OPTIONS));
            }
        }
    }

    /** Whether the child was killed; otherwise it came to its end. */
    private boolean applyUntil(int point) throws Exception {
        String name = "killed-" + point;
        copyDatabase(name);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingApply.class.getName(),
                        url(name),
                        plan.toString(),
                        Integer.toString(point))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).as("the child ends").isTrue();
        if (child.exitValue() != 0) {
            assertThat(child.exitValue())
                    .as(Files.readString(folder.resolve(name + ".log")))
                    .isEqualTo(HaltingStores.HALTED);
        }
        return child.exitValue() != 0;
    }

    private State resumed(String name) {
        try (Roster roster = open(name)) {
            Session operator = operator(roster);
            try (ImportPlan opened = operator.open(plan)) {
                boolean hasBegun = operator.runs(10).stream().map(Run::plan).anyMatch(opened.id()::equals);
                boolean hasWritten =
                        !roster.stores().journal().entries(opened.id(), 1, 1).isEmpty();
                resumedMidway += hasWritten ? 1 : 0;
                ApplyReport report = hasBegun
                        ? operator.resume(opened.id(), CrashingApply.OPTIONS)
                        : operator.apply(opened, CrashingApply.OPTIONS);
                return state(roster, report);
            }
        }
    }

    private static State state(Roster roster, ApplyReport report) {
        Stores stores = roster.stores();
        List<String> users = new ArrayList<>();
        try (Stream<dev.roster.model.User> all = stores.users().scan(Filter.everybody())) {
            all.forEach(user -> users.add(user.version() + " " + user.id() + " " + user.contact() + user.access()
                    + user.employment() + user.name()));
        }
        return new State(
                users,
                stores.outbox().pending(10_000).stream().map(OutboxMessage::key).toList(),
                stores.groups().all().stream().map(Group::name).toList(),
                report.state() + " " + report.applied() + " " + report.stale() + " " + report.failed());
    }

    private Roster open(String name) {
        return Roster.on(JdbcStores.open(url(name))).clock(CrashingApply.CLOCK).build();
    }

    private static Session operator(Roster roster) {
        return roster.as(Actor.operator("operator"));
    }

    /** With nothing chosen: what was told to be written must survive a kill. */
    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name);
    }

    private void copyDatabase(String name) throws IOException {
        Files.copy(folder.resolve("start.mv.db"), folder.resolve(name + ".mv.db"));
    }

    private static RowSource firstFile() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("employeeId", "email", "displayName", "department"));
        for (int i = 0; i < USERS; i++) {
            rows.add(List.of("E" + i, "user" + i + "@example.com", "User " + i, "Sales"));
        }
        return RowSource.of("first.csv", rows);
    }

    /** Changes most users, makes new ones under new managers, exchanges addresses, and needs a new group. */
    private static RowSource secondFile() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("employeeId", "email", "displayName", "department", "groups", "manager"));
        rows.add(List.of("E0", "user1@example.com", "User 0", "Sales", "", ""));
        rows.add(List.of("E1", "user0@example.com", "User 1", "Sales", "", ""));
        for (int i = 2; i < USERS; i++) {
            rows.add(List.of(
                    "E" + i,
                    "user" + i + "@example.com",
                    "User " + i,
                    i % 9 == 0 ? "Sales" : "Marketing",
                    "New Hires",
                    ""));
        }
        for (int i = USERS; i < USERS + 200; i++) {
            String manager = i % 10 == 0 ? "" : "E" + (i - i % 10);
            rows.add(List.of("E" + i, "user" + i + "@example.com", "User " + i, "Support", "New Hires", manager));
        }
        return RowSource.of("second.csv", rows);
    }

    private static Profile secondProfile() {
        return Profiles.users()
                .with(p -> p.matchBy(Field.EMPLOYEE_ID)
                        .unknownGroup(UnknownPolicy.CREATE)
                        .invitation(Profile.Invitation.NEW_USERS));
    }
}
