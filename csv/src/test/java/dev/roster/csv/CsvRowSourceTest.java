package dev.roster.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roster.table.RowReader;
import dev.roster.table.SourceException;
import dev.roster.table.SourceException.Reason;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowSourceTest {

    @TempDir
    Path directory;

    @Test
    void isCalledByTheFileNameAlone() throws IOException {
        Path file = Files.writeString(directory.resolve("users.csv"), "a\n1\n");
        CsvRowSource source = CsvRowSource.of(file);

        assertThat(source.name()).isEqualTo("users.csv");
        assertThat(Reading.of(source).cells()).containsExactly(List.of("a"), List.of("1"));
        assertThat(Reading.of(source).requireInfo().name()).isEqualTo("users.csv");
    }

    @Test
    void givesTheSameRowsEachTime() {
        CsvRowSource source = Reading.source("a;b\n1;2\n");

        assertThat(Reading.of(source).rows()).isEqualTo(Reading.of(source).rows());
    }

    @Test
    void saysThatAFileIsMissingWithoutItsPath() {
        SourceException failure =
                Reading.of(CsvRowSource.of(directory.resolve("users.csv"))).requireFailure();

        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(failure).hasMessage("users.csv: there is no such file; check its name and folder");
    }

    @Test
    void saysThatAFolderIsNoFile() {
        SourceException failure = Reading.of(CsvRowSource.of(directory)).requireFailure();

        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void usesTheCharsetAskedForStrictly() {
        byte[] bytes = "name\nJos\u00E9\n".getBytes(ISO_8859_1);
        CsvRowSource source = Reading.source(bytes);

        Reading windows = Reading.of(source.withCharset(Charset.forName("windows-1252")));
        assertThat(windows.cells()).containsExactly(List.of("name"), List.of("Jos\u00E9"));
        assertThat(windows.requireInfo().format()).startsWith("CSV, windows-1252 (as asked)");
        assertThat(Reading.of(source.withCharset(Charset.forName("US-ASCII"))).requireFailure())
                .hasMessageContaining("line 2: the byte at offset 8 is no US-ASCII text; name the charset")
                .extracting(SourceException::reason)
                .isEqualTo(Reason.WRONG_CHARSET);
        assertThat(Reading.of(Reading.source(new byte[] {'a', '\n', (byte) 0x81})
                                .withCharset(Charset.forName("windows-1252")))
                        .requireFailure()
                        .reason())
                .isEqualTo(Reason.WRONG_CHARSET);
    }

    @Test
    void believesTheMarkMoreThanTheCharsetAskedFor() {
        CsvRowSource source = Reading.source("\uFEFFa\n\u00E9\n").withCharset(ISO_8859_1);

        assertThat(Reading.of(source).cells()).containsExactly(List.of("a"), List.of("\u00E9"));
    }

    @Test
    void readsUtf16WithoutMarkWhenAsked() {
        CsvRowSource source = Reading.source("a\tb\n1\t2".getBytes(UTF_16LE)).withCharset(UTF_16LE);

        assertThat(Reading.of(source).cells()).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void refusesToBeAskedForUtf32() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reading.source("a").withCharset(Charset.forName("UTF-32BE")));
    }

    @Test
    void usesTheSeparatorAskedForWhateverTheFileSays() {
        assertThat(Reading.of(Reading.source("sep=;\na;b,c\n").withSeparator(','))
                        .cells())
                .containsExactly(List.of("a;b", "c"));
        assertThat(Reading.of(Reading.source("a^b\n").withSeparator('^')).cells())
                .containsExactly(List.of("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r', 'a', '7', '=', '-', '\'', ' ', '\uD83D', '\0'})
    void refusesSeparatorsThatCannotSeparate(char separator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reading.source("a").withSeparator(separator));
    }

    @Test
    void readsFilesMuchLongerThanItsBuffersWhole() throws Exception {
        StringBuilder text = new StringBuilder("id;name\r\n");
        for (int i = 0; i < 40_000; i++) {
            text.append(i).append(";\"J\u00F6rg \uD83D\uDE00 ").append(i).append("\"\r\n");
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        Reading reading = Reading.of(Reading.source(bytes));

        assertThat(reading.rows()).hasSize(40_001);
        assertThat(reading.rows().get(40_000).cells()).containsExactly("39999", "J\u00F6rg \uD83D\uDE00 39999");
        assertThat(reading.requireInfo().fingerprint()).isEqualTo(sha256(bytes));
    }

    @Test
    void readsTheSameFromAStreamThatGivesOneByteAtATime() {
        String text = "\uFEFFsep=;\r\na;\u00E4\uD83D\uDE00\r\n\"x\r\ny\";2\r\n";
        Reading drip = Reading.of(CsvRowSource.of("users.csv", () -> new FilterInputStream(stream(text)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(1, length));
            }
        }));

        assertThat(drip.cells()).containsExactly(List.of("a", "\u00E4\uD83D\uDE00"), List.of("x\r\ny", "2"));
        assertThat(drip.info()).isEqualTo(Reading.of(Reading.source(text)).info());
    }

    @Test
    void fingerprintsTheBytesAsStored() throws Exception {
        byte[] bytes = "\uFEFFsep=;\na;b\n1;2\n\n\n".getBytes(UTF_8);

        assertThat(Reading.of(Reading.source(bytes)).requireInfo().fingerprint())
                .isEqualTo(sha256(bytes));
    }

    @Test
    void throwsTheSameFailureAgainAndNeverReadsOn() {
        try (RowReader reader = Reading.source("a,b\nx\0y,1\nlost,2\nlost,3\n").open()) {
            assertThat(reader.next()).isNotNull();
            SourceException first = catchThrowableOfType(SourceException.class, reader::next);
            assertThat(first.reason()).isEqualTo(Reason.MALFORMED);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(reader::next).isSameAs(first);
            }
        }
    }

    @Test
    void staysAtTheEnd() {
        try (RowReader reader = Reading.source("a\n").open()) {
            assertThat(reader.next()).isNotNull();
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void isOfNoUseOnceClosed() {
        RowReader reader = Reading.source("a\n1\n").open();
        reader.close();
        reader.close();

        assertThatIllegalStateException().isThrownBy(reader::next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n", "a,b\n\"x\"y\n", "\"open", "", "PK\3\4", "\0\0\0\0", "<html>"})
    void closesTheStreamOnceHoweverTheReadingEnds(String text) {
        WatchedStream stream = new WatchedStream(stream(text));
        Reading.of(CsvRowSource.of("users.csv", () -> stream));

        assertThat(stream.closed).isTrue();
    }

    @Test
    void closesTheStreamWhenTheHeadCannotBeRead() {
        WatchedStream stream = new WatchedStream(stream("a")) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("disk");
            }
        };
        SourceException failure =
                Reading.of(CsvRowSource.of("users.csv", () -> stream)).requireFailure();

        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(stream.closed).isTrue();
    }

    @Test
    void tellsAStreamThatBreaksFromDataThatIsBroken() {
        byte[] rows = "abc,def\n".repeat(20_000).getBytes(UTF_8);
        SourceException failure = Reading.of(CsvRowSource.of("users.csv", () -> new FilterInputStream(stream(rows)) {
                    private int left = 100_000;

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        int count = super.read(target, offset, Math.min(length, left));
                        left -= count;
                        if (left == 0) {
                            throw new IOException("connection reset");
                        }
                        return count;
                    }
                }))
                .requireFailure();

        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(failure).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void keepsCellsOutOfMessages() {
        String secret = "hunter2";
        for (String text : List.of(
                "a\n\"" + secret + "\"" + secret + "\n",
                "a\n\"" + secret,
                "a\n" + secret + "\0",
                secret + "\n" + secret)) {
            SourceException failure =
                    Reading.of(Reading.source(text).withLimits(Limits.rows(1))).requireFailure();
            assertThat(failure.toString()).doesNotContain(secret);
            assertThat(failure.getCause()).isNull();
        }
    }

    private static InputStream stream(String text) {
        return stream(text.getBytes(UTF_8));
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static class WatchedStream extends FilterInputStream {

        boolean closed;

        WatchedStream(InputStream in) {
            super(in);
        }

        @Override
        public void close() throws IOException {
            closed = true;
            super.close();
        }
    }
}
