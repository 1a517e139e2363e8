package dev.roster.cli;

import dev.roster.access.NamedCatalog;
import dev.roster.access.RoleCatalogs;
import dev.roster.text.RoleCatalogJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Role catalogs by name and in JSON files. */
final class RoleCatalogFile {

    /** Four bytes a character are the most that UTF-8 takes. */
    private static final int MAX_BYTES = 4 << 20;

    private RoleCatalogFile() {}

    /**
     * The catalog of a name that comes with Roster, else that of a file.
     *
     * @throws Refused if there is none, or the file holds something else
     */
    static NamedCatalog require(String nameOrFile) {
        return RoleCatalogs.byName(nameOrFile).orElseGet(() -> read(nameOrFile));
    }

    private static NamedCatalog read(String file) {
        try (InputStream in = Files.newInputStream(regular(file))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Refused(file + ": a role catalog has up to 1,048,576 characters");
            }
            return RoleCatalogJson.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Refused(file + ": the file is not UTF-8");
        } catch (IllegalArgumentException e) {
            throw new Refused(file + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path regular(String file) {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path)) {
                return path;
            }
        } catch (InvalidPathException noPath) {
            // Refused like a file that is not there.
        }
        throw new Refused("\"" + file + "\" is neither a role catalog ("
                + RoleCatalogs.all().stream().map(NamedCatalog::name).collect(Collectors.joining(", "))
                + ") nor a file; check the spelling");
    }

    /**
     * Writes a file; an old one stays as it is when that fails.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    static void write(Path file, NamedCatalog catalog) {
        TargetFile.replace(file, out -> out.write(RoleCatalogJson.write(catalog).getBytes(StandardCharsets.UTF_8)));
    }
}
