package dev.roster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.job.Job;
import dev.roster.job.JobKind;
import dev.roster.job.JobRequest;
import dev.roster.job.JobState;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs of several processes on one database. */
class DbSchedulerRunnerTest {

    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final int JOBS = 30;

    @TempDir
    Path folder;

    /** Starts when it is asked for first. */
    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    static Stream<String> urls() {
        String h2 = "jdbc:h2:mem:jobs" + TENANTS.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
        return hasPostgres() ? Stream.of(h2, postgres()) : Stream.of(h2);
    }

    private static String postgres() {
        return Server.RUNNING.getJdbcUrl("postgres", "postgres");
    }

    private static boolean hasPostgres() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && !Files.exists(Path.of("/etc/alpine-release"));
    }

    private static String tenant() {
        return "tenant " + TENANTS.incrementAndGet();
    }

    private static JobRequest work(int number) {
        return new JobRequest("work", Map.of("n", Integer.toString(number)));
    }

    private static Job awaited(Node node, String id) throws InterruptedException {
        long patience = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (System.nanoTime() < patience) {
            Job job = node.session().jobs().find(id).orElseThrow();
            if (job.state().isEnd()) {
                return job;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not at its end: " + node.session().jobs().find(id));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("urls")
    @DisplayName("two nodes never run one job twice, and both run jobs")
    void runsEachJobOnce(String url) throws InterruptedException {
        String tenant = tenant();
        Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> runsOfNode = new ConcurrentHashMap<>();
        try (Node one = new Node(url, tenant, counting("one", runs, runsOfNode)).started();
                Node two = new Node(url, tenant, counting("two", runs, runsOfNode)).started()) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                Node node = i % 2 == 0 ? one : two;
                ids.add(node.session().jobs().submit(work(i)).id());
            }
            for (String id : ids) {
                assertThat(awaited(two, id).state()).isEqualTo(JobState.DONE);
            }
        }
        assertThat(runs)
                .hasSize(JOBS)
                .allSatisfy((n, count) -> assertThat(count).as("job %s", n).hasValue(1));
        assertThat(runsOfNode.values().stream().mapToInt(AtomicInteger::get).sum())
                .isEqualTo(JOBS);
    }

    private static JobKind counting(
            String node, Map<String, AtomicInteger> runs, Map<String, AtomicInteger> runsOfNode) {
        return run -> {
            runs.computeIfAbsent(run.request().require("n"), n -> new AtomicInteger())
                    .incrementAndGet();
            runsOfNode.computeIfAbsent(node, n -> new AtomicInteger()).incrementAndGet();
            return Map.of("node", node);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("urls")
    @DisplayName("a job that was asked for before a restart is run after it")
    void survivesARestart(String url) throws InterruptedException {
        String tenant = tenant();
        JobKind never = run -> {
            throw new AssertionError("nothing runs before the start");
        };
        String id;
        try (Node asked = new Node(url, tenant, never)) {
            id = asked.session().jobs().submit(work(1)).id();
        }
        try (Node restarted = new Node(url, tenant, run -> Map.of("by", "the next")).started()) {
            Job done = awaited(restarted, id);
            assertThat(done.state()).isEqualTo(JobState.DONE);
            assertThat(done.result()).containsEntry("by", "the next");
        }
    }

    @Test
    @DisplayName("a job whose JVM died of it is taken over by another node")
    void takesOver() throws Exception {
        Assumptions.assumeTrue(hasPostgres(), "PostgreSQL comes for Linux on x86-64 with the GNU C library only");
        String tenant = tenant();
        Process dying = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingNode.class.getName(),
                        postgres(),
                        tenant)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(dying.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(dying.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isEqualTo(DyingNode.DIED);
        try (Node next = new Node(
                        postgres(),
                        tenant,
                        run -> Map.of("attempt", "" + run.job().attempts()))
                .started()) {
            String id = next.session().jobs().newest(1).get(0).id();
            Job done = awaited(next, id);
            assertThat(done.state()).isEqualTo(JobState.DONE);
            assertThat(done.result()).containsEntry("attempt", "2");
        }
    }
}
