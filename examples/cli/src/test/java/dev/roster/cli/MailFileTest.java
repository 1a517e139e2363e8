package dev.roster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1: where mails with working links go on a disk that others write to as well, and what is said when they cannot. */
class MailFileTest {

    private static final String KEY =
            Base64.getEncoder().encodeToString("a key of the host of 32 bytes...".getBytes(StandardCharsets.UTF_8));
    private static final String PAGE = "https://example.com/welcome";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void invite() {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        shell = new Shell(folder).with(Links.VARIABLE, KEY);
        shell.run("user", "create", "--set", "primaryEmail=ada@example.com", "--invite");
    }

    private Shell.Outcome deliver(Path to, String... more) {
        return shell.run(Stream.concat(Stream.of("outbox", "deliver", "--to", to.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private void assertStillWaiting() {
        assertThat(shell.json("outbox", "list").get("messages")).hasSize(1);
    }

    /** Somebody else may have made the link, to a file that they read, or that is not to be touched. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNoFileToWhichALinkLeads(boolean isThere) throws IOException {
        Path target = folder.resolve("target");
        if (isThere) {
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Path link = Files.createSymbolicLink(folder.resolve("mails.ndjson"), target);

        Shell.Outcome refused = deliver(link, "--link-page", PAGE);

        assertThat(refused.code()).isEqualTo(Exit.REFUSED);
        assertThat(refused.err()).contains("--to: " + link + " is a link to another file", "name the file itself");
        assertThat(Files.exists(target)).isEqualTo(isThere);
        assertStillWaiting();
    }

    @Test
    void mayBeReachedThroughALinkWithoutMailsInIt() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("messages.ndjson"), folder.resolve("target"));
        assertThat(deliver(link).code()).isEqualTo(Exit.DONE);
        assertThat(folder.resolve("target")).content().contains("\"effect\":\"invite\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--link-page=" + PAGE})
    void saysWhyItCannotBeWritten(String option) throws IOException {
        String[] page = option.isEmpty() ? new String[0] : new String[] {option};
        Path nowhere = folder.resolve("no folder").resolve("mails.ndjson");
        Shell.Outcome missing = deliver(nowhere, page);
        assertThat(missing.code()).isEqualTo(Exit.REFUSED);
        assertThat(missing.err()).contains(nowhere + " does not exist; check the name and the folder");
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(deliver(other, page).err()).contains(other.toString(), "directory");
        assertStillWaiting();
    }

    @Test
    void neitherOutputsNorErrorsTellTheKeyOrTheSecret() {
        Path file = folder.resolve("mails.ndjson");
        String told = Stream.of("text", "json")
                .map(format -> {
                    shell.run("user", "resend", "ada@example.com");
                    return Stream.of(
                                    deliver(file, "--link-page", PAGE, "--format", format, "--verbose"),
                                    shell.run("outbox", "list", "--format", format),
                                    shell.run("user", "show", "ada@example.com", "--format", format),
                                    shell.run("audit", "--format", format),
                                    shell.run("runs", "--format", format))
                            .map(outcome -> outcome.out() + outcome.err())
                            .reduce("", String::concat);
                })
                .reduce("", String::concat);
        String secret = shell.text("mails.ndjson").split("welcome#", 2)[1].substring(0, 43);
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(told).contains("ada@example.com", "delivered").doesNotContain(secret, KEY, "welcome#");
    }
}
