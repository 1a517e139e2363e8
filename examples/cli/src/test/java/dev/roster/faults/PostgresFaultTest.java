package dev.roster.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.spi.StoreException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Faults between a process and a server, which may also leave a question without an answer. */
class PostgresFaultTest extends InjectedFaultContract {

    @Override
    Engine engine(Path folder) {
        return PostgresServer.shared();
    }

    @Test
    @DisplayName("F5: seed 10: a statement that does not end is cancelled, and its run resumed")
    void resumesWhenServerCancelsStatementWithoutEnd() {
        String url = exercise().copy("cancelled");
        FaultySource source = new FaultySource(Engine.source(url + "&options=-c%20statement_timeout=500"));
        assertThatThrownBy(() -> apply(source, hanging(10)))
                .isInstanceOf(StoreException.class)
                .hasStackTraceContaining("57014");
        assertThat(exercise().finishCalmly(url)).isEqualTo(undisturbed());
    }

    @Test
    @DisplayName("F5: seed 11: a server that falls silent is given up, and asked again")
    void asksAgainWhenServerFallsSilent() {
        String url = exercise().copy("silent");
        String impatient = url + "&socketTimeout=1&options=-c%20statement_timeout=1500";
        FaultySource source = new FaultySource(Engine.source(impatient));
        assertThat(apply(source, hanging(11)).isComplete()).isTrue();
        assertThat(exercise().finishCalmly(url)).isEqualTo(undisturbed());
    }

    private FaultySource.Trap hanging(int seed) {
        int number = 1 + new Random(seed).nextInt(allCalls());
        return new FaultySource.Trap(
                FaultySource.Calls.ALL, number, FaultySource.Moment.BEFORE, Faults.ENDLESS_STATEMENT);
    }
}
