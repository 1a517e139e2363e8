package dev.roster.cli;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Safeguard;
import dev.roster.store.jdbc.JdbcStores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;

/** Applies a plan file to a database, in a JVM of its own that ends at a given point. */
final class CrashingApply {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    static final ApplyOptions OPTIONS = ApplyOptions.defaults().acknowledging(EnumSet.allOf(Safeguard.class));

    private CrashingApply() {}

    /** Takes the JDBC URL, the plan file and the number of the point. */
    public static void main(String... args) {
        var stores = new HaltingStores(JdbcStores.open(args[0]), Integer.parseInt(args[2]));
        try (Roster roster = Roster.on(stores).clock(CLOCK).build()) {
            var operator = roster.as(Actor.operator("operator"));
            try (ImportPlan plan = operator.open(Path.of(args[1]))) {
                operator.apply(plan, OPTIONS);
            }
        }
    }
}
