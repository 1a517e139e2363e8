package dev.roster.excel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hostile workbooks end in a typed refusal, in 64 MB, without a file left behind. One process reads them all. */
final class HostileWorkbooksTest {

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void costLittleMemoryAndLeaveNothingBehind(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        classPath(),
                        HostileReading.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(lines).filteredOn(line -> !line.startsWith("ok ")).containsExactly("done");
        assertThat(lines).hasSizeGreaterThan(70);
        assertThat(exit).isZero();
    }

    /** Where the classes are, whether modules or a class path carry the tests. */
    private static String classPath() {
        return String.join(
                System.getProperty("path.separator"),
                System.getProperty("java.class.path", ""),
                System.getProperty("jdk.module.path", ""),
                Path.of("target", "classes").toString(),
                Path.of("target", "test-classes").toString());
    }
}
