package dev.roster.laws;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.User;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Profile;
import dev.roster.profile.ProfileBuilder;
import dev.roster.profile.Safeguard;
import dev.roster.query.Filter;
import dev.roster.spi.Stores;
import dev.roster.table.RowSource;
import dev.roster.testing.StoppedClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A store, a file, a policy and an actor, thrown from one seed. */
record Scenario(InMemoryStores stores, Actor actor, Profile profile, List<List<String>> rows) {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final ApplyOptions ACKNOWLEDGED = ApplyOptions.defaults().acknowledging(Set.of(Safeguard.values()));

    private static final List<List<String>> MATCHES = List.of(
            List.of("employeeId"),
            List.of("employeeId"),
            List.of("userName"),
            List.of("primaryEmail"),
            List.of("userName", "primaryEmail", "employeeId"),
            List.of("primaryEmail", "employeeId"),
            List.of("phoneNumber"),
            List.of("badge", "primaryEmail"));

    /** The operator acts. */
    static Scenario of(long seed) {
        return of(seed, p -> {});
    }

    /** The operator acts, and the policy is partly fixed. */
    static Scenario of(long seed, Consumer<ProfileBuilder> policy) {
        Dice dice = new Dice(seed);
        InMemoryStores stores = World.stores(dice);
        List<User> users = users(stores);
        List<String> match = dice.pick(MATCHES);
        List<List<String>> rows = Files.rows(dice, users, match);
        Profile profile = Policies.profile(dice, match, rows.get(0)).with(policy);
        return new Scenario(stores, Actor.operator("operator"), profile, rows);
    }

    /** One of the stored users acts, whoever has most rights among a few. */
    Scenario actedByAUser(long seed) {
        List<User> users = users(stores);
        return users.isEmpty() ? this : new Scenario(stores, Actor.of(new Dice(seed).pick(users)), profile, rows);
    }

    Scenario withRows(List<List<String>> other) {
        return new Scenario(stores, actor, profile, other);
    }

    Roster roster() {
        return roster(stores);
    }

    static Roster roster(Stores stores) {
        return Roster.on(stores)
                .roles(World.HOST)
                .clock(StoppedClock.at(NOW.toString()))
                .executor("one")
                .build();
    }

    Session session() {
        return roster().as(actor);
    }

    RowSource source() {
        return RowSource.of("users.csv", rows);
    }

    ImportPlan plan() {
        return session().plan(source(), profile);
    }

    ApplyReport apply(ImportPlan plan) {
        return session().apply(plan, ACKNOWLEDGED);
    }

    boolean isInOrder() {
        return profile.policy().duplicates() == DuplicatePolicy.IN_ORDER;
    }

    static List<PlannedChange> changes(ImportPlan plan) {
        try (Stream<PlannedChange> changes = plan.changes()) {
            return changes.toList();
        }
    }

    static List<User> users(Stores stores) {
        try (Stream<User> users = stores.users().scan(Filter.everybody())) {
            return users.toList();
        }
    }
}
