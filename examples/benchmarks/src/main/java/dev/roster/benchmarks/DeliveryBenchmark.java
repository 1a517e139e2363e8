package dev.roster.benchmarks;

import dev.roster.model.UserId;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Stores;
import dev.roster.store.jdbc.JdbcStores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Measures the delivery of messages on PostgreSQL by two processes at once against as many threads that call the receiver
 * alone, and sees that each message is delivered once.
 */
final class DeliveryBenchmark {

    private static final double WANTED = 0.8;
    private static final int UNITS_PER_COMMIT = 1_000;
    private static final int MESSAGES_OF_A_USER = 2;
    /** How many threads each of the two processes has: {@code -Dthreads=4}, 8 when nobody says. */
    private static final int THREADS = Integer.getInteger("threads", 8);

    private final Path directory;
    private final int messages;
    private final int runs;

    DeliveryBenchmark(Path directory, int messages, int runs) {
        this.directory = directory;
        this.messages = messages;
        this.runs = runs;
    }

    void run() throws IOException {
        DeliveryContender.setThreads(directory, THREADS);
        try (EmbeddedPostgres server = Server.start(directory)) {
            Report.say(
                    "%,d messages, two processes of %d threads, PostgreSQL on port %d of this machine, Java %s, %d processors",
                    messages,
                    THREADS,
                    server.getPort(),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            fill();
            try (var one = ContenderProcess.start(Contest.DELIVER, directory, messages / 2);
                    var two = ContenderProcess.start(Contest.DELIVER, directory, messages / 2);
                    var alone = ContenderProcess.start(Contest.CALL_ALONE, directory, messages / 2);
                    var other = ContenderProcess.start(Contest.CALL_ALONE, directory, messages - messages / 2)) {
                compare(measured(one, two), measured(alone, other));
                List<Measurement> ours = new ArrayList<>();
                List<Measurement> bare = new ArrayList<>();
                for (int run = 0; run < runs; run++) {
                    fill();
                    ours.add(measured(one, two));
                    bare.add(measured(alone, other));
                }
                compare(new Series(ours.get(0), ours).median(), new Series(bare.get(0), bare).median());
            }
        }
    }

    private static void compare(Measurement ours, Measurement bare) {
        Report.say("%s: %,.0f calls/s", Contest.CALL_ALONE.label(), bare.rowsPerSecond());
        Report.say(
                "%s: %,.0f messages/s, CPU %.2f ms a message, heap %s in the larger process, %.2f transactions a message",
                Contest.DELIVER.label(),
                ours.rowsPerSecond(),
                1_000 * ours.cpuSeconds() / ours.rows(),
                ours.heap(),
                (double) ours.otherCalls() / ours.rows());
        Report.verdict("messages/s to calls/s", ours.rowsPerSecond() / bare.rowsPerSecond(), ">=", WANTED);
    }

    /**
     * Both at once, as one: the later end, and the sums of the rest.
     *
     * @throws IOException if a process fails
     * @throws IllegalStateException if a message was delivered twice or not at all
     */
    private Measurement measured(ContenderProcess one, ContenderProcess two) throws IOException {
        long before = transactions();
        CompletableFuture<Measurement> first = CompletableFuture.supplyAsync(() -> run(one));
        Measurement second = run(two);
        Measurement both = together(first.join(), second, transactions() - before);
        if (both.rows() != messages || left() != 0) {
            throw new IllegalStateException(
                    both.rows() + " calls for " + messages + " messages, " + left() + " not delivered");
        }
        return both;
    }

    private static Measurement run(ContenderProcess process) {
        try {
            return process.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Measurement together(Measurement one, Measurement two, long transactions) {
        return new Measurement(
                one.rows() + two.rows(),
                0,
                Math.max(one.nanos(), two.nanos()),
                one.cpuNanos() + two.cpuNanos(),
                Math.max(one.peakHeap(), two.peakHeap()),
                one.maxHeap(),
                0,
                transactions);
    }

    /**
     * New messages, two of each user.
     *
     * @throws IOException if the server refuses
     */
    private void fill() throws IOException {
        try (Stores stores = JdbcStores.open(Server.of(directory).url(prepared()))) {
            Instant now = Instant.now();
            List<CommitUnit> units = new ArrayList<>(UNITS_PER_COMMIT);
            for (int i = 0; i < messages; i++) {
                UserId user = new UserId("u" + i / MESSAGES_OF_A_USER);
                OutboxMessage message = OutboxMessage.builder(now + ":" + i, DeliveryContender.EFFECT, user)
                        .body(Map.of("fields", "department, title"))
                        .createdAt(now)
                        .build();
                units.add(new CommitUnit(List.of(), null, List.of(), List.of(message)));
                if (units.size() == UNITS_PER_COMMIT || i == messages - 1) {
                    Contender.commit(stores, units);
                    units.clear();
                }
            }
        }
        sql("analyze roster_outbox");
    }

    /**
     * The database of messages, made when it is not there.
     *
     * @throws IOException if the server refuses
     */
    private String prepared() throws IOException {
        boolean isThere = !ask(
                        "postgres", "select 1 from pg_database where datname = '" + DeliveryContender.DATABASE + "'")
                .isEmpty();
        if (!isThere) {
            try {
                Server.of(directory).create(DeliveryContender.DATABASE);
            } catch (SQLException refused) {
                throw new IOException(refused);
            }
        }
        return DeliveryContender.DATABASE;
    }

    private long left() throws IOException {
        return number("select count(*) from roster_outbox where state <> 'DELIVERED'");
    }

    private long transactions() throws IOException {
        return number("select xact_commit from pg_stat_database where datname = '" + DeliveryContender.DATABASE + "'");
    }

    private long number(String question) throws IOException {
        return Long.parseLong(ask(DeliveryContender.DATABASE, question).get(0).get(0));
    }

    private List<List<String>> ask(String database, String question) throws IOException {
        try (Connection connection = Server.of(directory).open(database);
                Statement statement = connection.createStatement()) {
            return Server.rows(statement, question);
        } catch (SQLException refused) {
            throw new IOException(refused);
        }
    }

    private void sql(String order) throws IOException {
        try (Connection connection = Server.of(directory).open(DeliveryContender.DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(order);
        } catch (SQLException refused) {
            throw new IOException(refused);
        }
    }
}
