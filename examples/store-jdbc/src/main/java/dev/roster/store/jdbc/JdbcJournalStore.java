package dev.roster.store.jdbc;

import dev.roster.spi.JournalEntry;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs, the pages of their plans and their entries. */
final class JdbcJournalStore implements JournalStore {

    private static final String INSERT_PAGE =
            "insert into roster_plan_pages (tenant, plan, page, content) values (?, ?, ?, ?)";
    private static final String DELETE_PAGES = "delete from roster_plan_pages where tenant = ? and plan = ?";
    private static final String PAGE =
            "select content from roster_plan_pages where tenant = ? and plan = ? and page = ?";
    private static final String TAKE_OVER = "update roster_runs set executor = ?, state = ?, finished_at = null"
            + " where tenant = ? and plan = ? and executor = ? and state <> ?";
    private static final String END = "update roster_runs set state = ?, finished_at = ?, report = ?"
            + " where tenant = ? and plan = ? and executor = ?";

    private final Database database;

    JdbcJournalStore(Database database) {
        this.database = database;
    }

    @Override
    public void putPlan(PlanId plan, Iterator<byte[]> pages) {
        database.run("keep a plan", session -> {
            int page = 0;
            session.update(DELETE_PAGES, session.tenant(), plan.value());
            while (pages.hasNext()) {
                session.update(INSERT_PAGE, session.tenant(), plan.value(), page++, pages.next());
            }
            return page;
        });
    }

    @Override
    public Optional<byte[]> planPage(PlanId plan, int page) {
        return database.read(
                "read a plan",
                session -> session.query(PAGE, row -> row.getBytes(1), session.tenant(), plan.value(), page).stream()
                        .findFirst());
    }

    @Override
    public boolean begin(Run run) {
        String task = "begin a run";
        try {
            return database.transact(task, session -> {
                boolean isNew = RunRows.find(session, run.plan()).isEmpty();
                return isNew && RunRows.insert(session, run) == 1;
            });
        } catch (SQLException failure) {
            if (database.dialect().isUniqueViolation(failure)) {
                return false;
            }
            throw database.translated(task, failure);
        }
    }

    @Override
    public boolean takeOver(PlanId plan, String from, String to) {
        return database.run(
                "take a run over",
                session -> session.update(
                                TAKE_OVER,
                                to,
                                Run.State.RUNNING.name(),
                                session.tenant(),
                                plan.value(),
                                from,
                                Run.State.FINISHED.name())
                        == 1);
    }

    @Override
    public boolean end(Run run) {
        return database.run("end a run", session -> {
            boolean isEnded = session.update(
                            END,
                            run.state().name(),
                            Moments.microsOrNull(run.finishedAt()),
                            run.report(),
                            session.tenant(),
                            run.plan().value(),
                            run.executor())
                    == 1;
            if (isEnded && run.state() == Run.State.FINISHED) {
                session.update(DELETE_PAGES, session.tenant(), run.plan().value());
            }
            return isEnded;
        });
    }

    @Override
    public Optional<Run> find(PlanId plan) {
        return database.read("read a run", session -> RunRows.find(session, plan));
    }

    @Override
    public List<Run> runs(Set<Run.Kind> kinds, @Nullable String actor, int limit) {
        return database.read("list runs", session -> RunRows.newest(session, kinds, actor, limit));
    }

    @Override
    public void append(List<JournalEntry> entries) {
        if (!entries.isEmpty()) {
            database.run("write the journal", session -> JournalRows.insertNew(session, entries));
        }
    }

    @Override
    public List<JournalEntry> entries(PlanId plan, int from, int limit) {
        return database.readAtOneMoment("read the journal", session -> JournalRows.list(session, plan, from, limit));
    }
}
