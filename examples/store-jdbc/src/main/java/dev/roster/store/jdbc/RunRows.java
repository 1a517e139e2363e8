package dev.roster.store.jdbc;

import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a run lies in its row of {@code roster_runs}. */
final class RunRows {

    private static final String TABLE = "roster_runs";
    private static final String COLUMNS =
            "plan, kind, actor, source, undoes, executor, state, started_at, finished_at, report";
    private static final String INSERT =
            "insert into roster_runs (tenant, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "select " + COLUMNS + " from roster_runs where tenant = ?";

    private RunRows() {}

    static int insert(Session session, Run run) throws SQLException {
        return session.update(
                INSERT,
                session.tenant(),
                run.plan().value(),
                run.kind().name(),
                run.actor(),
                run.source(),
                run.undoes() == null ? null : run.undoes().value(),
                run.executor(),
                run.state().name(),
                Moments.micros(run.startedAt()),
                Moments.microsOrNull(run.finishedAt()),
                run.report());
    }

    /**
     * Adds runs that are finished.
     *
     * @throws SQLException if the database refuses
     */
    static void insertAll(Session session, List<Run> runs) throws SQLException {
        session.bulk()
                .insert(
                        TABLE,
                        List.of(COLUMNS.split(", ")),
                        runs.stream().map(RunRows::row).toList());
    }

    /** Which of some runs are there, at least one: their ids, and no number beside them. */
    static Sql existing(Session session, List<Run> runs) {
        String[] plans = runs.stream().map(run -> run.plan().value()).toArray(String[]::new);
        return session.rows("select plan, cast(null as integer) from ", TABLE, "plan", plans);
    }

    private static @Nullable Object[] row(Run run) {
        return new @Nullable Object[] {
            run.plan().value(),
            run.kind().name(),
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

    /**
     * One question for each kind, so that runs of other kinds cost nothing.
     *
     * @throws SQLException if the database refuses
     */
    static List<Run> newest(Session session, Set<Run.Kind> kinds, @Nullable String actor, int limit)
            throws SQLException {
        List<Run> found = new ArrayList<>();
        for (Run.Kind kind : kinds) {
            Sql sql = new Sql(SELECT + " and kind = ?", session.tenant(), kind.name());
            if (actor != null) {
                sql.add(" and actor = ?", actor);
            }
            sql.add(" order by started_at desc, plan fetch first ? rows only", limit);
            found.addAll(session.query(sql.text(), RunRows::run, sql.arguments()));
        }
        return found.stream()
                .sorted(Comparator.comparing(Run::startedAt).reversed().thenComparing(Run::plan))
                .limit(limit)
                .toList();
    }

    private static Run run(ResultSet row) throws SQLException {
        String undoes = row.getString("undoes");
        return Run.builder(new PlanId(row.getString("plan")), Moments.moment(row.getLong("started_at")))
                .kind(Run.Kind.valueOf(row.getString("kind")))
                .actor(row.getString("actor"))
                .source(row.getString("source"))
                .undoes(undoes == null ? null : new PlanId(undoes))
                .executor(row.getString("executor"))
                .state(Run.State.valueOf(row.getString("state")))
                .finishedAt(Moments.moment(row, "finished_at"))
                .report(row.getString("report"))
                .build();
    }
}
