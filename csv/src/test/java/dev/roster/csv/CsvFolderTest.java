package dev.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.DirectorySource.Reading;
import dev.roster.table.RowReader;
import dev.roster.table.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest finished file of a folder is read once. */
class CsvFolderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private CsvFolder source() {
        return CsvFolder.of(folder).resting(Duration.ofMinutes(1), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private Path drop(String name, int minutesAgo, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, String.join("\n", lines) + "\n");
        Files.setLastModifiedTime(file, FileTime.from(NOON.minus(Duration.ofMinutes(minutesAgo))));
        return file;
    }

    private static List<String> read(Reading reading) {
        List<String> rows = new ArrayList<>();
        try (RowReader reader = reading.rows().open()) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                rows.add(String.join(",", row.cells()));
            }
        }
        return rows;
    }

    @Test
    void readsTheNewestFileOnce() throws IOException {
        drop("monday.csv", 60, "id,email", "1,old@example.com");
        drop("tuesday.CSV", 30, "id,email", "1,ada@example.com");
        Reading first = source().read(null);
        assertThat(first.extent()).isEqualTo(Extent.FULL);
        assertThat(read(first)).containsExactly("id,email", "1,ada@example.com");
        Reading again = source().read(first.cookie());
        assertThat(again.extent()).isEqualTo(Extent.CHANGES);
        assertThat(read(again)).isEmpty();
        assertThat(again.cookie()).isEqualTo(first.cookie());
        drop("tuesday.CSV", 20, "id,email", "1,corrected@example.com");
        assertThat(source().read(first.cookie()).extent())
                .as("same name, other content")
                .isEqualTo(Extent.FULL);
        drop("wednesday.csv", 10, "id,email", "1,ada@example.com");
        assertThat(read(source().read(first.cookie()))).hasSize(2);
    }

    @Test
    void takesTheLastByNameOfTheFilesOfOneMomentAndNoFolder() throws IOException {
        for (String name : List.of("b.csv", "d.csv", "a.csv", "c.csv")) {
            drop(name, 30, "id,email", name);
        }
        Path inner = Files.createDirectory(folder.resolve("z.csv"));
        Files.setLastModifiedTime(inner, FileTime.from(NOON.minus(Duration.ofMinutes(20))));
        assertThat(read(source().read(null))).containsExactly("id,email", "d.csv");
    }

    @Test
    void takesNoOlderFileThanItTookBefore() throws IOException {
        drop("monday.csv", 60, "id,email", "1,old@example.com");
        drop("staff.csv", 30, "id,email", "1,ada@example.com");
        Reading first = source().read(null);
        assertThat(read(first)).hasSize(2);
        drop("staff.csv", 0, "id,email", "1,half");
        Reading meanwhile = source().read(first.cookie());
        assertThat(meanwhile.extent()).isEqualTo(Extent.CHANGES);
        assertThat(read(meanwhile)).isEmpty();
        assertThat(meanwhile.cookie()).isEqualTo(first.cookie());
        Files.delete(folder.resolve("staff.csv"));
        assertThat(read(source().read(first.cookie()))).isEmpty();
        drop("monday.csv", 20, "id,email", "1,new@example.com");
        assertThat(read(source().read(first.cookie()))).containsExactly("id,email", "1,new@example.com");
        assertThat(source().read("staff.csv 00").extent())
                .as("a cookie of another form")
                .isEqualTo(Extent.FULL);
    }

    @Test
    void takesNoFileThatIsBeingWritten() throws IOException {
        drop("monday.csv", 60, "id", "1");
        drop("tuesday.csv", 0, "id", "half");
        drop("wednesday.csv.part", 30, "id", "half");
        drop(".thursday.csv", 30, "id", "hidden");
        Files.createDirectory(folder.resolve("friday.csv"));
        assertThat(read(source().read(null))).containsExactly("id", "1");
        assertThat(read(source().resting(Duration.ZERO, Clock.fixed(NOON, ZoneOffset.UTC))
                        .read(null)))
                .containsExactly("id", "half");
    }

    @Test
    void aFileThatChangesMeanwhileIsRefused() throws IOException {
        Path file = drop("monday.csv", 60, "id", "1");
        Reading reading = source().read(null);
        try (RowReader reader = reading.rows().open()) {
            assertThat(reader.next()).isNotNull();
            assertThat(reader.next()).isNotNull();
            Files.setLastModifiedTime(file, FileTime.from(NOON));
            assertThatThrownBy(reader::next)
                    .isInstanceOf(SourceException.class)
                    .hasMessageStartingWith("monday.csv row 2: the file was written to while it was read");
        }
        assertThatThrownBy(reading::cookie).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> source().read(null))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("holds no finished CSV file");
        assertThatThrownBy(() -> CsvFolder.of(folder.resolve("nowhere")).read(null))
                .isInstanceOf(SourceException.class)
                .hasMessage("nowhere: the folder cannot be read; check that it is there and may be read");
    }

    @Test
    void readsAsTheHostSays() throws IOException {
        drop("monday.csv", 60, "id;email", "1;ada@example.com");
        assertThat(read(source().reading(csv -> csv.withSeparator(';')).read(null)))
                .containsExactly("id,email", "1,ada@example.com");
        assertThat(source().withIds("hr:").idPrefix()).isEqualTo("hr:");
    }
}
