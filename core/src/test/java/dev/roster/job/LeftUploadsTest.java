package dev.roster.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.spi.UploadStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What processes leave behind that die while they keep or delete an upload. */
class LeftUploadsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anEmptyFolderGoesAfterADay(@TempDir Path folder) throws IOException {
        UploadStore uploads = FileUploads.in(folder);
        Path left = Files.createDirectory(folder.resolve("left"));
        Files.setLastModifiedTime(left, FileTime.from(NOON));
        Instant end = NOON.plus(Duration.ofDays(1));
        assertThat(uploads.expired(end.minusNanos(1_000), 9)).isEmpty();
        assertThat(uploads.expired(end, 9)).containsExactly(new UploadStore.Upload("left", 0, end));
        assertThat(uploads.delete("left")).isTrue();
        assertThat(left).doesNotExist();
        assertThat(uploads.put("left", NOON, Office.bytes("again"))).isPresent();
    }
}
