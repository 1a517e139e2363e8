package dev.roster.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.account.Effects;

/** Retries one dead letter and discards another, in a JVM of its own that ends at a given call to the database. */
final class HaltingDecision {

    static final String RETRIED = "retried";
    static final String DISCARDED = "discarded";

    private HaltingDecision() {}

    /** Takes the URL and the number of the call. */
    public static void main(String... args) {
        FaultySource source = new FaultySource(Engine.source(args[0]));
        try (HikariDataSource pool = Exercise.pool(source.source());
                Roster roster = Exercise.roster(pool, "halting")) {
            Effects effects = Exercise.operator(roster).effects();
            source.set(new FaultySource.Trap(
                    FaultySource.Calls.ALL,
                    Integer.parseInt(args[1]),
                    FaultySource.Moment.AFTER,
                    Faults.END_OF_PROCESS));
            effects.retry(RETRIED);
            effects.discard(DISCARDED);
        }
    }
}
