package dev.roster.account;

import dev.roster.table.TableWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What tests read of the export of a person. */
final class PersonFiles {

    private PersonFiles() {}

    /** Cells between bars, one row a line. */
    static TableWriter bars(Appendable out) {
        return new TableWriter() {
            @Override
            public void write(List<String> cells) {
                try {
                    out.append(String.join("|", cells)).append('\n');
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }

            @Override
            public void discard() {}

            @Override
            public void close() {}
        };
    }

    static Map<String, String> unzipped(byte[] zip) {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return files;
    }
}
