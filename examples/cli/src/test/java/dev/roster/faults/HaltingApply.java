package dev.roster.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import java.nio.file.Path;

/** Applies a plan file, or goes on with it, in a JVM of its own that ends at a given call to the database. */
final class HaltingApply {

    private HaltingApply() {}

    /** Takes the URL, the plan file and the number of the call. */
    public static void main(String... args) {
        FaultySource source = new FaultySource(Engine.source(args[0]));
        try (HikariDataSource pool = Exercise.pool(source.source());
                Roster roster = Exercise.roster(
                        pool, "process " + ProcessHandle.current().pid())) {
            source.set(new FaultySource.Trap(
                    FaultySource.Calls.ALL,
                    Integer.parseInt(args[2]),
                    FaultySource.Moment.AFTER,
                    Faults.END_OF_PROCESS));
            Exercise.finish(roster, Path.of(args[1]));
        }
    }
}
