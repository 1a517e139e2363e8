package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.roster.Roster;
import dev.roster.account.Effects;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.OutboxMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends while somebody decides about dead letters: what was decided is audited, and nothing else is. */
class DeadLetterCrashTest {

    private static final int MOST_CALLS = 100;

    /** What is committed is on the disk. */
    private static final String FLUSHED = ";WRITE_DELAY=0";

    @TempDir
    Path folder;

    @Test
    @DisplayName("killed after any call to the database, a dead letter is as it was, or not dead and audited once")
    void auditsWhatIsDecidedAndNothingElse() throws Exception {
        H2Files files = new H2Files(folder);
        prepare(files.url("start"));
        Set<Integer> decided = new TreeSet<>();
        int exit = Faults.HALTED;
        for (int call = 1; exit == Faults.HALTED; call++) {
            assertThat(call).isLessThan(MOST_CALLS);
            String copy = "killed_" + call;
            files.copy("start", copy);
            exit = child(files.url(copy) + FLUSHED, call);
            assertThat(exit).isIn(0, Faults.HALTED);
            try (HikariDataSource pool = Exercise.pool(Engine.source(files.url(copy)));
                    Roster roster = Exercise.roster(pool, "after")) {
                decided.add(requireAudited(roster, call));
                decideAgain(roster);
                assertThat(requireAudited(roster, call)).isEqualTo(2);
            }
        }
        assertThat(decided)
                .as("letters that were decided about when the JVM was killed")
                .containsExactly(0, 1, 2);
    }

    private static void prepare(String url) {
        try (HikariDataSource pool = Exercise.pool(Engine.source(url));
                Roster roster = Exercise.roster(pool, "preparation")) {
            List<OutboxMessage> messages = Stream.of(HaltingDecision.RETRIED, HaltingDecision.DISCARDED)
                    .map(key -> OutboxMessage.builder(key, "unheard", new UserId(key))
                            .build())
                    .toList();
            roster.stores()
                    .users()
                    .commit(List.of(new CommitUnit(List.of(), null, List.of(), messages)), CommitGuards.NONE);
            assertThat(roster.deliver().dead()).isEqualTo(2);
        }
    }

    /** How many letters are dead no longer. */
    private static int requireAudited(Roster roster, int call) {
        Set<String> dead = roster.stores().outbox().dead(9).stream()
                .map(letter -> letter.message().key())
                .collect(Collectors.toSet());
        List<String> decided = Stream.of(HaltingDecision.RETRIED, HaltingDecision.DISCARDED)
                .filter(key -> !dead.contains(key))
                .toList();
        assertThat(roster.stores().audit().list(AuditStore.Query.latest(9)).entries())
                .as("killed after call %s", call)
                .extracting(AuditEntry::detail)
                .containsExactlyInAnyOrderElementsOf(decided);
        return decided.size();
    }

    private static void decideAgain(Roster roster) {
        Effects effects = Exercise.operator(roster).effects();
        effects.retry(HaltingDecision.RETRIED);
        effects.discard(HaltingDecision.DISCARDED);
    }

    private int child(String url, int call) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltingDecision.class.getName(),
                        url,
                        Integer.toString(call))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).as("the child ends").isTrue();
        return child.exitValue();
    }
}
