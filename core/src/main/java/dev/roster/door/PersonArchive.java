package dev.roster.door;

import dev.roster.table.TableWriter;
import dev.roster.text.JsonObject;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP of texts and tables, each written through to where the whole goes. Every file is of one moment, in no time zone, so that
 * equal files make equal bytes. For one thread.
 */
final class PersonArchive {

    /** An early moment that a ZIP can tell by itself; with the first one of all, Java adds one in the zone of the machine. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final Function<Appendable, TableWriter> csv;

    PersonArchive(OutputStream out, Function<Appendable, TableWriter> csv) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.csv = csv;
    }

    void text(String name, String text) throws IOException {
        entry(name, writer -> writer.write(text));
    }

    void json(String name, Consumer<JsonObject> members) throws IOException {
        entry(name, writer -> JsonObject.write(writer, members));
    }

    void table(String name, List<String> header, Consumer<TableWriter> rows) throws IOException {
        entry(name, writer -> {
            try (TableWriter table = csv.apply(writer)) {
                table.write(header);
                rows.accept(table);
            }
        });
    }

    /**
     * Ends the ZIP and leaves open what it goes to.
     *
     * @throws IOException if that cannot be written to
     */
    void end() throws IOException {
        zip.finish();
        zip.flush();
    }

    /** What is written to one file. */
    private interface Content {
        void write(Writer writer) throws IOException;
    }

    private void entry(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        Writer writer = new OutputStreamWriter(new LeftOpen(zip), StandardCharsets.UTF_8);
        content.write(writer);
        writer.flush();
        zip.closeEntry();
    }

    /** Whoever writes one file may close it, but not those after it. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
