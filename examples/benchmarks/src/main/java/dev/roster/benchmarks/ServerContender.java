package dev.roster.benchmarks;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.csv.CsvRowSource;
import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profile;
import dev.roster.profile.Profiles;
import dev.roster.profile.Safeguard;
import dev.roster.query.Cursor;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.query.Page;
import dev.roster.query.Sort;
import dev.roster.query.UserQuery;
import dev.roster.spi.PlanId;
import dev.roster.spi.Stores;
import dev.roster.spi.Touch;
import dev.roster.store.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Measures one thing on the PostgreSQL server of the run. */
final class ServerContender {

    /** The database that the last import of new users left. */
    static final String CREATED = "created";

    private static final int PAGES = 200;
    private static final int SIGN_INS = 100_000;
    private static final int PAGE = 100;
    private static final int DEPTH = 99_900;
    private static final UserQuery BY_NAME = UserQuery.first(PAGE).sortedBy(Sort.ascending(Field.DISPLAY_NAME));

    private final Contest contest;
    private final Path directory;
    private final int rows;
    private final Server server;
    private final HeapWatch heap = new HeapWatch();
    private int turn;

    /** One page to read, for the turn of a number. */
    private interface Question {
        Page ask(int number);
    }

    ServerContender(Contest contest, Path directory, int rows) throws IOException {
        this.contest = contest;
        this.directory = directory;
        this.rows = rows;
        server = Server.of(directory);
    }

    static Path newFile(Path directory, int rows) {
        return directory.resolve("new-" + rows + ".csv");
    }

    static Path mailFile(Path directory, int rows) {
        return directory.resolve("mail-" + rows + ".csv");
    }

    static Path movedFile(Path directory, int rows, int period) {
        return directory.resolve("moved-" + rows + "-" + period + ".csv");
    }

    void run() throws IOException {
        switch (contest) {
            case CREATE -> Orders.obey(heap, this::create);
            case COPY -> {
                var copy = new BaselineCopy(server, rows);
                Orders.obey(heap, () -> measured(rows, copy.write()));
            }
            case READ -> {
                var reader = new KeyReader(server, newFile(directory, rows));
                Orders.obey(heap, () -> measured(rows, reader.read()));
            }
            case IMPORT_AGAIN -> importAgain();
            case UPDATE -> update();
            case DEACTIVATE -> deactivate();
            case UNDO -> undo();
            case FIRST_PAGE -> pages(stores -> number -> stores.users().query(BY_NAME), 0.5);
            case DEEP_PAGE -> pages(ServerContender::deepPages, 0.5);
            case SEARCH -> pages(stores -> number -> stores.users().query(search(number)), 0.95);
            case SIGN_INS -> signIns();
            default -> throw new IllegalStateException(contest + " is no contest about imports on a server");
        }
    }

    private Measurement create() throws IOException {
        try {
            server.create(CREATED);
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
        try (Stores stores = open()) {
            Contender.commit(
                    stores,
                    List.of(Contender.ensure(Newcomers.attributes()), Contender.ensure(List.of(Newcomers.group()))));
            Clock clock = Clock.start();
            try (ImportPlan plan = plan(stores, newFile(directory, rows))) {
                apply(stores, plan, rows);
            }
            return measured(rows, clock.stop());
        }
    }

    /**
     * Every second run takes back what the one before it changed, so that each finds as many changes.
     *
     * @throws IOException if a process or a file fails
     */
    private void importAgain() throws IOException {
        try (Stores stores = open()) {
            Orders.obey(heap, () -> {
                Path file = nextFile(SampleUsers.ROWS_PER_CHANGE);
                Clock clock = Clock.start();
                try (ImportPlan plan = plan(stores, file)) {
                    apply(stores, plan, rows / SampleUsers.ROWS_PER_CHANGE);
                }
                return measured(rows, clock.stop());
            });
        }
    }

    private void update() throws IOException {
        try (Stores stores = open()) {
            bringBack(stores);
            Orders.obey(heap, () -> {
                try (ImportPlan plan = plan(stores, nextFile(StoreBenchmark.ROWS_PER_UPDATE))) {
                    Clock clock = Clock.start();
                    apply(stores, plan, rows / StoreBenchmark.ROWS_PER_UPDATE);
                    return measured(rows / StoreBenchmark.ROWS_PER_UPDATE, clock.stop());
                }
            });
        }
    }

    /**
     * An odd number of imports leaves changes behind, of which an update would find fewer.
     *
     * @throws IOException if a process or a file fails
     */
    private void bringBack(Stores stores) throws IOException {
        try (ImportPlan plan = plan(stores, newFile(directory, rows))) {
            apply(stores, plan, plan.summary().writes());
        }
    }

    /**
     * What a run deactivates is taken back before the next.
     *
     * @throws IOException if a process or a file fails
     */
    private void deactivate() throws IOException {
        Profile profile = Profiles.deactivateUsers().with(builder -> builder.maxRows(rows));
        try (Stores stores = open()) {
            Orders.obey(heap, () -> {
                Clock clock = Clock.start();
                PlanId run;
                try (ImportPlan plan = operator(stores).plan(CsvRowSource.of(mailFile(directory, rows)), profile)) {
                    run = plan.id();
                    apply(stores, plan, rows);
                }
                Clock time = clock.stop();
                undo(stores, run);
                return measured(rows, time);
            });
        }
    }

    /**
     * The users are created anew before each run.
     *
     * @throws IOException if a process or a file fails
     */
    private void undo() throws IOException {
        Orders.obey(heap, () -> {
            create();
            try (Stores stores = open()) {
                PlanId run = operator(stores).runs(1).get(0).plan();
                Clock clock = Clock.start();
                undo(stores, run);
                return measured(rows, clock.stop());
            }
        });
    }

    private void undo(Stores stores, PlanId run) {
        try (ImportPlan plan = operator(stores).undo(run)) {
            apply(stores, plan, rows);
        }
    }

    /**
     * Each run is as many calls as make every user sign in once.
     *
     * @throws IOException if a process or a file fails
     */
    private void signIns() throws IOException {
        try (Stores stores = open()) {
            List<UserId> ids = Staff.firstIds(stores, Math.min(rows, SIGN_INS));
            Orders.obey(heap, () -> {
                Instant now = Instant.ofEpochSecond(2_000_000_000L + turn++);
                Clock clock = Clock.start();
                for (int start = 0; start < ids.size(); start += UserQuery.MAX_LIMIT) {
                    stores.users()
                            .touch(ids.subList(start, Math.min(ids.size(), start + UserQuery.MAX_LIMIT)).stream()
                                    .map(id -> Touch.signIn(id, now))
                                    .toList());
                }
                return measured(ids.size(), clock.stop());
            });
        }
    }

    private Path nextFile(int period) {
        return turn++ % 2 == 0 ? movedFile(directory, rows, period) : newFile(directory, rows);
    }

    private interface Questions {
        Question on(Stores stores);
    }

    private void pages(Questions questions, double share) throws IOException {
        try (Stores stores = open()) {
            Question question = questions.on(stores);
            Orders.obey(heap, () -> {
                long[] nanos = new long[PAGES];
                Clock clock = Clock.start();
                for (int number = 0; number < PAGES; number++) {
                    long start = System.nanoTime();
                    if (question.ask(number).users().isEmpty()) {
                        throw new IllegalStateException("page " + number + " is empty");
                    }
                    nanos[number] = System.nanoTime() - start;
                }
                Arrays.sort(nanos);
                return measured(
                        1, new Clock(nanos[(int) (PAGES * share)], clock.stop().cpu() / PAGES));
            });
        }
    }

    private static Question deepPages(Stores stores) {
        UserQuery query = BY_NAME;
        for (int depth = 0; depth < DEPTH; depth += PAGE) {
            Cursor next = stores.users().query(query).nextCursor();
            if (next == null) {
                throw new IllegalStateException("there are only " + depth + " users");
            }
            query = query.from(next);
        }
        UserQuery deep = query;
        return number -> stores.users().query(deep);
    }

    /** Some words are in many users and some in few; some filters want many users and some few. */
    private static UserQuery search(int number) {
        String[] words = {"grace", "okafor 7", "person.12", "e0001", "zoë müller", "knuth"};
        Filter[] filters = {
            Filter.of(Field.DEPARTMENT, Operator.EQUAL, "Sales"),
            Filter.of(Field.COMPANY, Operator.EQUAL, "Company 7"),
            Filter.of(Field.LOCATION, Operator.STARTS_WITH, "b"),
            Filter.everybody()
        };
        Sort[] sorts = {
            Sort.ascending(Field.DISPLAY_NAME), Sort.descending(Field.HIRE_DATE), Sort.ascending(Field.DEPARTMENT)
        };
        return UserQuery.first(PAGE)
                .where(filters[number / words.length % filters.length])
                .searching(words[number % words.length])
                .sortedBy(sorts[number % sorts.length]);
    }

    private Stores open() {
        return JdbcStores.open(server.url(CREATED));
    }

    private static Session operator(Stores stores) {
        return Roster.on(stores).roles(SampleUsers.roles()).build().as(Actor.operator("benchmark"));
    }

    private static ImportPlan plan(Stores stores, Path file) {
        return operator(stores).plan(CsvRowSource.of(file), Profiles.users());
    }

    private static void apply(Stores stores, ImportPlan plan, long expected) {
        ApplyOptions options = ApplyOptions.defaults().acknowledging(EnumSet.allOf(Safeguard.class));
        long applied = operator(stores).apply(plan, options).applied();
        if (applied != expected) {
            throw new IllegalStateException("applied " + applied + " instead of " + expected + ": " + plan.summary());
        }
    }

    private Measurement measured(long count, Clock time) {
        return new Measurement(
                count,
                count,
                time.wall(),
                time.cpu(),
                heap.peak(),
                Runtime.getRuntime().maxMemory(),
                0,
                0);
    }
}
