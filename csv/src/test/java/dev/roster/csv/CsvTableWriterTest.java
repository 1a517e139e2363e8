package dev.roster.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableWriterTest {

    @TempDir
    Path directory;

    @Test
    void writesRfc4180() {
        assertThat(written(List.of("a", "b"), List.of("x,y", "say \"hi\""), List.of("1\n2", "")))
                .isEqualTo("a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n\"1\n2\",\r\n");
    }

    @Test
    void quotesWhatAnyProgramCouldMisread() {
        assertThat(written(List.of("a;b", "a\tb", "a|b", " a", "a ", "a b", "")))
                .isEqualTo("\"a;b\",\"a\tb\",\"a|b\",\" a\",\"a \",a b,\r\n");
        assertThat(written(List.of(""))).isEqualTo("\"\"\r\n");
        assertThat(written(List.of("sep=^"))).isEqualTo("\"sep=^\"\r\n");
        assertThat(written(List.of("<html>", "%PDF-"))).isEqualTo("\"<html>\",\"%PDF-\"\r\n");
    }

    @Test
    void marksFormulasAndLeavesNumbersAndTelephoneNumbers() {
        assertThat(written(List.of("=1+1", "+493012345", "-12.5", "@x", "'=1", "-a", "'tis")))
                .isEqualTo("'=1+1,+493012345,-12.5,'@x,''=1,'-a,'tis\r\n");
    }

    @Test
    void writesTheSeparatorAndMarkAskedFor() {
        StringWriter out = new StringWriter();
        CsvStyle style = CsvStyle.defaults().withSeparator(';').withMark(ByteOrderMark.WRITTEN);
        try (CsvTableWriter writer = CsvTableWriter.to(out, style)) {
            writer.write(List.of("a", "b"));
        }

        assertThat(out).hasToString("\uFEFFa;b\r\n");
        assertThatIllegalArgumentException().isThrownBy(() -> style.withSeparator('"'));
    }

    @Test
    void replacesTheFileOnlyWhenClosed() throws IOException {
        Path file = Files.writeString(directory.resolve("users.csv"), "old");
        try (CsvTableWriter writer = CsvTableWriter.to(file)) {
            writer.write(List.of("new"));
            assertThat(file).hasContent("old");
        }

        assertThat(Files.readAllBytes(file)).isEqualTo("new\r\n".getBytes(UTF_8));
        assertThat(filesLeft()).containsExactly("users.csv");
    }

    @Test
    void keepsTheOldFileWhenDiscarded() throws IOException {
        Path file = Files.writeString(directory.resolve("users.csv"), "old");
        try (CsvTableWriter writer = CsvTableWriter.to(file)) {
            writer.write(List.of("new"));
            writer.discard();
            assertThatIllegalStateException().isThrownBy(() -> writer.write(List.of("more")));
        }

        assertThat(file).hasContent("old");
        assertThat(filesLeft()).containsExactly("users.csv");
    }

    @Test
    void keepsTheOldFileWhenACellCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("users.csv"), "old");
        try (CsvTableWriter writer = CsvTableWriter.to(file)) {
            assertThatIllegalArgumentException().isThrownBy(() -> writer.write(List.of("a\0")));
        }
        assertThatThrownBy(() -> {
                    try (CsvTableWriter writer = CsvTableWriter.to(file)) {
                        writer.write(List.of("half a pair \uD83D"));
                    }
                })
                .isInstanceOf(UncheckedIOException.class);

        assertThat(file).hasContent("old");
        assertThat(filesLeft()).containsExactly("users.csv");
    }

    @Test
    void saysWhenThereIsNoPlaceForTheFile() {
        assertThatThrownBy(() -> CsvTableWriter.to(directory)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> CsvTableWriter.to(directory.resolve("missing").resolve("users.csv")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void passesOnThatTextCannotBeTaken() {
        CsvTableWriter writer = CsvTableWriter.to(new BrokenText());
        writer.write(List.of("a"));

        assertThatThrownBy(writer::close).isInstanceOf(UncheckedIOException.class);
        assertThatIllegalStateException().isThrownBy(() -> writer.write(List.of("b")));
    }

    @Test
    void flushesButDoesNotCloseTextOfOthers() throws IOException {
        StringWriter out = new StringWriter();
        CsvTableWriter writer = CsvTableWriter.to(out);
        writer.write(List.of("a"));
        writer.close();
        writer.close();
        out.append("more");

        assertThat(out).hasToString("a\r\nmore");
        assertThatIllegalStateException().isThrownBy(() -> writer.write(List.of("b")));
    }

    private List<String> filesLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @SafeVarargs
    private static String written(List<String>... rows) {
        StringBuilder out = new StringBuilder();
        try (CsvTableWriter writer = CsvTableWriter.to(out)) {
            for (List<String> row : rows) {
                writer.write(row);
            }
        }
        return out.toString();
    }

    private static final class BrokenText implements Appendable {

        @Override
        public Appendable append(CharSequence text) throws IOException {
            throw new IOException("full");
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("full");
        }

        @Override
        public Appendable append(char c) throws IOException {
            throw new IOException("full");
        }
    }
}
