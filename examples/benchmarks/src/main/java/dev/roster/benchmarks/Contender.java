package dev.roster.benchmarks;

import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.csv.CsvRowSource;
import dev.roster.excel.XlsxRowSource;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.CatalogEntry;
import dev.roster.model.User;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Profiles;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.store.jdbc.JdbcStores;
import dev.roster.table.Row;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * One process that measures one thing as often as it is told to: it prints {@code ready}, then one
 * {@link Measurement} for each line that it reads.
 */
final class Contender {

    private static final int UNITS_PER_COMMIT = 1_000;

    /** In KB: the load, which is not judged, may keep all pages, so that it reads none of them twice. */
    private static final String CACHE_OF_LOAD = ";CACHE_SIZE=1048576";

    private final Path directory;
    private final int rows;
    private final HeapWatch heap = new HeapWatch();

    private Contender(Path directory, int rows) {
        this.directory = directory;
        this.rows = rows;
    }

    /**
     * Takes the contest, the directory and the number of rows.
     *
     * @throws IOException if a process or a file fails
     * @throws IllegalStateException if the contest needs a server, which has contenders of its own
     */
    public static void main(String[] arguments) throws IOException {
        Contest contest = Contest.valueOf(arguments[0]);
        Path place = Path.of(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        if (contest.isOfMessages()) {
            new DeliveryContender(contest, place, count).run();
            return;
        }
        if (contest.isExport()) {
            new ExportContender(contest, place, count).run();
            return;
        }
        if (contest.isOnCrowd()) {
            new CallContender(contest, place, count).run();
            return;
        }
        if (contest.isOfLeavers()) {
            new LeaversContender(contest, place, count).run();
            return;
        }
        if (contest.isOnDirectory()) {
            new SyncContender(contest, place, count).run();
            return;
        }
        if (contest.isOnServer()) {
            new ServerContender(contest, place, count).run();
            return;
        }
        var contender = new Contender(place, count);
        switch (contest) {
            case PARSE -> Orders.obey(contender.heap, contender::parse);
            case PLAN -> contender.planInMemory(null);
            case PLAN_BY_ADMIN -> contender.planInMemory(SampleUsers.actor("Admin"));
            case PLAN_IN_GROUP -> contender.planInMemory(SampleUsers.actor("Keeper"));
            case LOAD -> contender.loadDatabase();
            case PLAN_ON_H2 -> contender.planOnDatabase();
            case READ_CSV -> Orders.obey(contender.heap, () -> contender.read(CsvRowSource.of(file(place, count))));
            case READ_XLSX ->
                Orders.obey(contender.heap, () -> contender.read(XlsxRowSource.of(SampleWorkbook.file(place, count))));
            case WRITE_XLSX -> Orders.obey(contender.heap, contender::writeWorkbook);
            default -> throw new IllegalStateException(contest + " needs a server");
        }
    }

    static Path file(Path directory, int rows) {
        return directory.resolve("users-" + rows + ".csv");
    }

    private Measurement parse() throws IOException {
        Clock clock = Clock.start();
        long records = -1;
        long characters = 0;
        try (Reader text = Files.newBufferedReader(file(directory, rows));
                CSVParser parser = CSVFormat.RFC4180.parse(text)) {
            for (CSVRecord csv : parser) {
                for (String field : csv.values()) {
                    characters += field.length();
                }
                records++;
            }
        }
        Clock time = clock.stop();
        requireText(characters);
        return measured(records, 0, time, 0, 0);
    }

    private Measurement read(RowSource source) {
        Clock clock = Clock.start();
        long records = -1;
        long characters = 0;
        try (RowReader reader = source.open()) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                for (int i = 0; i < row.size(); i++) {
                    characters += row.cell(i).length();
                }
                records++;
            }
        }
        requireText(characters);
        return measured(records, 0, clock.stop(), 0, 0);
    }

    private Measurement writeWorkbook() {
        Clock clock = Clock.start();
        SampleWorkbook.write(directory.resolve("written.xlsx"), rows);
        return measured(rows, 0, clock.stop(), 0, 0);
    }

    private static void requireText(long characters) {
        if (characters == 0) {
            throw new IllegalStateException("the file has no text");
        }
    }

    /**
     * Plans by somebody, or by the operator.
     *
     * @throws IOException if a file fails
     */
    private void planInMemory(@Nullable User actor) throws IOException {
        try (var stores = new CountingStores(new InMemoryStores())) {
            fill(stores);
            if (actor != null) {
                commit(stores, List.of(insert(actor)));
            }
            Actor acting = actor == null ? Actor.operator("benchmark") : Actor.of(actor);
            Orders.obey(heap, () -> plan(stores, acting));
        }
    }

    private void loadDatabase() throws IOException {
        try (var stores = openDatabase(CACHE_OF_LOAD)) {
            Orders.obey(heap, () -> {
                Clock clock = Clock.start();
                LateIndexes.of(url(CACHE_OF_LOAD)).buildAfter(() -> fill(stores));
                return measured(rows, 0, clock.stop(), 0, 0);
            });
        }
    }

    private void planOnDatabase() throws IOException {
        try (var stores = new CountingStores(openDatabase(""))) {
            Orders.obey(heap, () -> plan(stores, Actor.operator("benchmark")));
        }
    }

    private Measurement plan(CountingStores stores, Actor actor) {
        Session session = Roster.on(stores).roles(SampleUsers.roles()).build().as(actor);
        stores.restart();
        Clock clock = Clock.start();
        try (ImportPlan plan = session.plan(CsvRowSource.of(file(directory, rows)), Profiles.users())) {
            Clock time = clock.stop();
            long updates = plan.summary().count(ChangeKind.UPDATE);
            long expected = rows / SampleUsers.ROWS_PER_CHANGE;
            if (updates != expected || plan.summary().rows() != rows) {
                throw new IllegalStateException(
                        "planned " + updates + " updates instead of " + expected + ": " + plan.summary());
            }
            return measured(rows, updates, time, stores.correlations(), stores.otherCalls());
        }
    }

    private Measurement measured(long count, long changes, Clock time, long correlations, long otherCalls) {
        return new Measurement(
                count,
                changes,
                time.wall(),
                time.cpu(),
                heap.peak(),
                Runtime.getRuntime().maxMemory(),
                correlations,
                otherCalls);
    }

    private Stores openDatabase(String settings) {
        return JdbcStores.open(url(settings));
    }

    private String url(String settings) {
        return "jdbc:h2:file:" + directory.resolve("users") + settings;
    }

    private void fill(Stores stores) {
        commit(stores, List.of(ensure(SampleUsers.attributes()), ensure(SampleUsers.groups())));
        List<CommitUnit> units = new ArrayList<>(UNITS_PER_COMMIT);
        for (int number = 0; number < rows; number++) {
            units.add(insert(SampleUsers.user(number)));
            if (units.size() == UNITS_PER_COMMIT || number == rows - 1) {
                commit(stores, units);
                units.clear();
            }
        }
    }

    /** A unit that adds entries of catalogs. */
    static CommitUnit ensure(List<? extends CatalogEntry> entries) {
        List<Write> writes = entries.stream().<Write>map(Write.EnsureEntry::new).toList();
        return new CommitUnit(writes, null, List.of(), List.of());
    }

    private static CommitUnit insert(User user) {
        return new CommitUnit(List.of(new Write.InsertUser(user)), null, List.of(), List.of());
    }

    static void commit(Stores stores, List<CommitUnit> units) {
        for (UnitOutcome outcome : stores.users().commit(units, CommitGuards.NONE)) {
            if (!outcome.equals(UnitOutcome.WRITTEN)) {
                throw new IllegalStateException("a user was not written: " + outcome);
            }
        }
    }
}
