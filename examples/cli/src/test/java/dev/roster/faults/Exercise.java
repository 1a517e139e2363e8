package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.profile.UnknownPolicy;
import dev.roster.query.Filter;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Run;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.table.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * One plan for one database, applied to copies of it: whatever happens on the way, a copy ends like the one that
 * nothing happened to.
 *
 * @param engine where the copies are
 * @param name the name of the database that is copied
 * @param plan the plan file
 */
record Exercise(Engine engine, String name, Path plan) {

    static final ApplyOptions OPTIONS = ApplyOptions.defaults().acknowledging(EnumSet.allOf(Safeguard.class));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final int ALL = 100_000;

    /** What a database holds in the end, and what was reported about it. */
    record Result(Map<UserId, User> users, List<String> messages, List<Group> groups, String report) {}

    /** Makes a database with users and a plan that changes all of them and adds others. */
    static Exercise prepare(Engine engine, Path folder, int stored, int rows) {
        String name = "start_" + stored + "_" + rows;
        Path plan = folder.resolve(engine + "-" + name + ".ndjson");
        engine.create(name);
        try (HikariDataSource pool = pool(Engine.source(engine.url(name)));
                Roster roster = roster(pool, "preparation")) {
            Session operator = operator(roster);
            try (ImportPlan first = operator.plan(storedUsers(stored), Profiles.users())) {
                assertThat(operator.apply(first, OPTIONS).applied()).isEqualTo(stored);
            }
            try (ImportPlan second = operator.plan(changes(stored, rows), profile())) {
                assertThat(second.summary().writes()).isEqualTo(rows);
                operator.save(second, plan);
            }
            return new Exercise(engine, name, plan);
        }
    }

    /** The connections of an application, few and impatient. */
    static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }

    static Roster roster(DataSource connections, String executor) {
        return Roster.on(JdbcStores.over(connections, JdbcStores.DEFAULT_TENANT))
                .clock(CLOCK)
                .executor(executor)
                .build();
    }

    static Session operator(Roster roster) {
        return roster.as(Actor.operator("operator"));
    }

    /** The URL of a new copy. */
    String copy(String copy) {
        engine.copy(name, copy);
        return engine.url(copy);
    }

    /** Applies the plan, or goes on where somebody else stopped. */
    static ApplyReport finish(Roster roster, Path plan) {
        Session operator = operator(roster);
        try (ImportPlan opened = operator.open(plan)) {
            boolean hasBegun = operator.runs(ALL).stream().map(Run::plan).anyMatch(opened.id()::equals);
            return hasBegun ? operator.resume(opened.id(), OPTIONS) : operator.apply(opened, OPTIONS);
        }
    }

    /** Finishes the plan where nothing disturbs it any more, and tells how the copy ends; its history has to be sound. */
    Result finishCalmly(String url) {
        try (HikariDataSource pool = pool(Engine.source(url));
                Roster roster = roster(pool, "calm")) {
            ApplyReport report = finish(roster, plan);
            assertThat(new HistoryChecker(roster.stores()).problems()).isEmpty();
            return result(roster.stores(), report);
        }
    }

    static Result result(Stores stores, ApplyReport report) {
        return new Result(
                users(stores),
                stores.outbox().pending(ALL).stream().map(OutboxMessage::key).toList(),
                stores.groups().all(),
                report.state() + " " + report.applied() + " " + report.stale() + " " + report.failed());
    }

    static Map<UserId, User> users(Stores stores) {
        Map<UserId, User> users = new TreeMap<>();
        try (Stream<User> all = stores.users().scan(Filter.everybody())) {
            all.forEach(user -> users.put(user.id(), user));
        }
        return users;
    }

    static Profile profile() {
        return Profiles.users()
                .with(p -> p.matchBy(Field.EMPLOYEE_ID)
                        .unknownGroup(UnknownPolicy.CREATE)
                        .invitation(Profile.Invitation.NEW_USERS));
    }

    private static RowSource storedUsers(int stored) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("employeeId", "email", "displayName", "department"));
        for (int i = 0; i < stored; i++) {
            rows.add(List.of("E" + i, "user" + i + "@example.com", "User " + i, "Sales"));
        }
        return RowSource.of("stored.csv", rows);
    }

    /** Exchanges the addresses of neighbours, and hires people under new managers into a new group. */
    private static RowSource changes(int stored, int count) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("employeeId", "email", "displayName", "department", "groups", "manager"));
        for (int i = 0; i < stored; i++) {
            int address = i % 10 < 2 ? i ^ 1 : i;
            rows.add(List.of("E" + i, "user" + address + "@example.com", "User " + i, "Marketing", "New Hires", ""));
        }
        for (int i = stored; i < count; i++) {
            String manager = i % 10 == 0 ? "" : "E" + (i - i % 10);
            rows.add(List.of("E" + i, "user" + i + "@example.com", "User " + i, "Support", "New Hires", manager));
        }
        return RowSource.of("changes.csv", rows);
    }
}
