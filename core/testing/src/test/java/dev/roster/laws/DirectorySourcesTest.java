package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.csv.CsvFolder;
import dev.roster.model.Field;
import dev.roster.spi.DirectorySource;
import dev.roster.tck.DirectorySourceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The directories of Roster keep what the kit asks of one, and those that are broken on purpose fail by the rule they break. */
class DirectorySourcesTest {

    private static final Map<String, ContractRule> RULES = ContractRule.of(DirectorySourceContract.class);

    @Nested
    class InMemory implements DirectorySourceContract {
        @Override
        public Directory newDirectory() {
            return new Counting(source -> source);
        }
    }

    @Nested
    class Folder implements DirectorySourceContract {

        @TempDir
        private Path place;

        private final AtomicInteger folders = new AtomicInteger();

        @Override
        public Directory newDirectory() {
            try {
                return new Exports(Files.createDirectory(place.resolve("f" + folders.incrementAndGet())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A directory that counts its changes, perhaps with a flaw. */
    private record Counting(TestDirectory people, UnaryOperator<DirectorySource> flaw)
            implements DirectorySourceContract.Directory {

        Counting(UnaryOperator<DirectorySource> flaw) {
            this(new TestDirectory("t:", Field.USER_NAME, Field.JOB_TITLE), flaw);
        }

        @Override
        public DirectorySource source() {
            return flaw.apply(people);
        }

        @Override
        public void put(String person, String text) {
            people.put(person, "userName=" + person, "jobTitle=" + text);
        }

        @Override
        public void remove(String person) {
            people.remove(person);
        }
    }

    /** A system that writes a new export of everybody with each change. */
    private static final class Exports implements DirectorySourceContract.Directory {

        private final Path folder;
        private final Map<String, String> people = new TreeMap<>();
        private int number;

        Exports(Path folder) {
            this.folder = folder;
            write();
        }

        @Override
        public DirectorySource source() {
            return CsvFolder.of(folder).resting(Duration.ZERO, Clock.systemUTC());
        }

        @Override
        public int idColumn() {
            return 0;
        }

        @Override
        public void put(String person, String text) {
            people.put(person, text);
            write();
        }

        @Override
        public void remove(String person) {
            people.remove(person);
            write();
        }

        private void write() {
            String rows = people.entrySet().stream()
                    .map(person -> person.getKey() + "," + person.getValue() + "\n")
                    .collect(Collectors.joining());
            try {
                Path file = Files.writeString(folder.resolve(++number + ".csv"), "Person,Title\n" + rows);
                Files.setLastModifiedTime(
                        file,
                        FileTime.from(Instant.parse("2026-03-01T12:00:00Z").plusSeconds(number)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What an author may do wrong, and the rule that tells. */
    @TestFactory
    Stream<DynamicTest> failsByTheRuleThatIsBroken() {
        return Stream.of(
                        new Flaw("loses the last person", "DY-01", LossySources::withoutTheLast),
                        new Flaw("counts people anew in each reading", "DY-02", LossySources::numberedAnew),
                        new Flaw("moves by itself", "DY-03", LossySources::movedByItself),
                        new Flaw("takes the cookie after the last row", "DY-04", LossySources::withALateCookie),
                        new Flaw("gives a cookie too early", "DY-05", LossySources::withAnEarlyCookie),
                        new Flaw("takes any cookie for its own", "DY-06", LossySources::believing))
                .map(flaw -> DynamicTest.dynamicTest(flaw.what(), flaw::fails));
    }

    private record Flaw(String what, String rule, UnaryOperator<DirectorySource> broken) {

        void fails() {
            ContractRule own = Objects.requireNonNull(RULES.get(rule), rule);
            assertThat(own.fails(directories(broken))).as(rule).isTrue();
            assertThat(own.fails(directories(source -> source)))
                    .as("without the flaw")
                    .isFalse();
        }

        private static DirectorySourceContract directories(UnaryOperator<DirectorySource> flaw) {
            return () -> new Counting(flaw);
        }
    }

    @Test
    void hasAFlawForEachRule() {
        assertThat(RULES.keySet()).containsExactly("DY-01", "DY-02", "DY-03", "DY-04", "DY-05", "DY-06");
    }
}
