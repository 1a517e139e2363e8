package dev.roster.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E3, E5: a hostile file costs little memory and ends in a typed error at its place. */
class HostileFilesTest {

    @TempDir
    Path directory;

    @Test
    void refusesEachWithItsPlaceIn64Megabytes() throws Exception {
        Process reading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + directory,
                        "-cp",
                        classPath(),
                        HostileReading.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(reading.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();

        assertThat(lines)
                .containsExactlyElementsOf(Stream.of(HostileFile.values())
                        .map(HostileFile::expected)
                        .toList());
        assertThat(reading.waitFor()).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    /** Where this JVM has its classes from: jars on either path, and the tests, which patch the module. */
    private static String classPath() throws Exception {
        Path tests = Path.of(
                HostileReading.class.getResource("/dev/roster/csv/reading.txt").toURI());
        return Stream.of(
                        System.getProperty("java.class.path"),
                        System.getProperty("jdk.module.path", ""),
                        tests.resolve("../../../..").normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
