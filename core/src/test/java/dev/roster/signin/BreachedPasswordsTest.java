package dev.roster.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreachedPasswordsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void findsEachLineAndNothingBetweenThemWithSeed20261130(String end) throws IOException {
        Random random = new Random(20261130);
        for (int size : new int[] {1, 2, 3, 7, 500}) {
            TreeMap<String, Long> listed = new TreeMap<>();
            while (listed.size() < size) {
                listed.put(sha1(random), random.nextLong(1, 10_000_000_000L) >>> random.nextInt(33) | 1);
            }
            BreachedPasswords breached = BreachedPasswords.inFile(file(listed, end));
            listed.forEach((sha1, count) -> assertThat(breached.timesSeen(sha1)).isEqualTo(count));
            for (int i = 0; i < 50; i++) {
                assertThat(breached.timesSeen(sha1(random))).isZero();
            }
            assertThat(breached.timesSeen("0".repeat(40))).isZero();
            assertThat(breached.timesSeen("F".repeat(40))).isZero();
        }
    }

    @Test
    void needsNoEndOfTheLastLine() throws IOException {
        Path file = Files.writeString(folder.resolve("list"), "0".repeat(40) + ":3\n" + "F".repeat(40) + ":4");
        BreachedPasswords breached = BreachedPasswords.inFile(file);
        assertThat(breached.timesSeen("0".repeat(40))).isEqualTo(3);
        assertThat(breached.timesSeen("F".repeat(40))).isEqualTo(4);
    }

    @Test
    void refusesWhatIsNoList() throws IOException {
        Path file = Files.writeString(folder.resolve("list"), "password\n123456\n");
        assertThatThrownBy(() -> BreachedPasswords.inFile(file)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BreachedPasswords.inFile(folder.resolve("missing")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void failsWhereTheListIsDamagedOrGone() throws IOException {
        String line = "0".repeat(40) + ":3\n";
        Path file = Files.writeString(folder.resolve("list"), line + "x".repeat(500));
        BreachedPasswords breached = BreachedPasswords.inFile(file);
        assertThatThrownBy(() -> breached.timesSeen("F".repeat(40)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("download it again");
        Files.delete(file);
        assertThatThrownBy(() -> breached.timesSeen("F".repeat(40))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void waitsNoLongerThanItMay() {
        BreachedPasswords hangs = sha1 -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return 0;
        };
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            // The thread is at work before the time is over, or it is never begun; either way nobody waits for ever.
            assertThatThrownBy(
                            () -> hangs.within(Duration.ofMillis(200), threads).timesSeen("F".repeat(40)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no answer within PT0.2S");
            assertThat(((BreachedPasswords) sha1 -> 7)
                            .within(Duration.ofMinutes(1), threads)
                            .timesSeen("F".repeat(40)))
                    .isEqualTo(7);
            BreachedPasswords fails = sha1 -> {
                throw new IllegalStateException("out of reach");
            };
            assertThatThrownBy(
                            () -> fails.within(Duration.ofMinutes(1), threads).timesSeen("F".repeat(40)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("asking failed");
        } finally {
            threads.shutdownNow();
        }
    }

    private Path file(Map<String, Long> listed, String end) throws IOException {
        return Files.writeString(
                folder.resolve("list"),
                listed.entrySet().stream()
                        .map(line -> line.getKey() + ":" + line.getValue() + end)
                        .collect(Collectors.joining()));
    }

    private static String sha1(Random random) {
        return random.ints(40, 0, 16)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
