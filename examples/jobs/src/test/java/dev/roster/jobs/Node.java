package dev.roster.jobs;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.job.JobKind;
import dev.roster.job.JobSettings;
import dev.roster.store.jdbc.JdbcStores;
import java.time.Duration;

/** One of several processes on a database. */
final class Node implements AutoCloseable {

    private final HikariDataSource source;
    private final DbSchedulerRunner runner;
    private final Roster roster;

    Node(String url, String tenant, JobKind work) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(10);
        source = new HikariDataSource(config);
        runner = DbSchedulerRunner.on(source, tenant, Duration.ofMillis(300));
        roster = Roster.on(JdbcStores.over(source, tenant))
                .jobs(JobSettings.defaults()
                        .running(runner)
                        .lease(Duration.ofSeconds(2))
                        .kind("work", work))
                .build();
    }

    Node started() {
        runner.start(roster);
        return this;
    }

    Session session() {
        return roster.as(Actor.operator("operator"));
    }

    @Override
    public void close() {
        runner.close();
        roster.close();
        source.close();
    }
}
