package dev.roster.store.jdbc;

import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run lies in its row of {@code roster_runs}. */
final class RunRows {

    private static final String TABLE = "roster_runs";
    private static final String COLUMNS =
            "plan, actor, source, undoes, executor, state, started_at, finished_at, report";
    private static final String INSERT =
            "insert into roster_runs (tenant, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "select " + COLUMNS + " from roster_runs where tenant = ?";

    private RunRows() {}

    static int insert(Session session, Run run) throws SQLException {
        return session.update(
                INSERT,
                session.tenant(),
                run.plan().value(),
                run.actor(),
                run.source(),
                run.undoes() == null ? null : run.undoes().value(),
                run.executor(),
                run.state().name(),
                Moments.micros(run.startedAt()),
                Moments.microsOrNull(run.finishedAt()),
                run.report());
    }

    /** Adds runs that are finished. */
    static void insertAll(Session session, List<Run> runs) throws SQLException {
        session.bulk()
                .insert(
                        TABLE,
                        List.of(COLUMNS.split(", ")),
                        runs.stream().map(RunRows::row).toList());
    }

    /** Those of some runs that are there; one statement for all of them. */
    static List<String> existing(Session session, List<Run> runs) throws SQLException {
        return runs.isEmpty()
                ? List.of()
                : session.query(
                        "select plan from " + session.wanted(TABLE, "plan"),
                        row -> row.getString(1),
                        runs.stream().map(run -> run.plan().value()).toArray(String[]::new),
                        session.tenant());
    }

    private static @Nullable Object[] row(Run run) {
        return new @Nullable Object[] {
            run.plan().value(),
            run.actor(),
            run.source(),
            run.undoes() == null ? null : run.undoes().value(),
            run.executor(),
            run.state().name(),
            Moments.micros(run.startedAt()),
            Moments.microsOrNull(run.finishedAt()),
            run.report()
        };
    }

    static Optional<Run> find(Session session, PlanId plan) throws SQLException {
        return session.query(SELECT + " and plan = ?", RunRows::run, session.tenant(), plan.value()).stream()
                .findFirst();
    }

    static List<Run> newest(Session session, int limit) throws SQLException {
        return session.query(
                SELECT + " order by started_at desc, plan fetch first ? rows only",
                RunRows::run,
                session.tenant(),
                limit);
    }

    private static Run run(ResultSet row) throws SQLException {
        String undoes = row.getString("undoes");
        return new Run(
                new PlanId(row.getString("plan")),
                row.getString("actor"),
                row.getString("source"),
                undoes == null ? null : new PlanId(undoes),
                row.getString("executor"),
                Run.State.valueOf(row.getString("state")),
                Moments.moment(row.getLong("started_at")),
                Moments.moment(row, "finished_at"),
                row.getString("report"));
    }
}
