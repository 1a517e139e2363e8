package dev.roster.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of an embedded database, which nobody but its owner may read. H2 takes an empty one as it is. */
final class H2File {

    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);
    private static final String SCHEME = "file:";
    private static final String SUFFIX = ".mv.db";
    private static final String HOME = "~/";
    private static final List<String> ELSEWHERE =
            List.of("mem:", "tcp:", "ssl:", "zip:", "nio", "split:", "async:", "memFS:", "classpath:");
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private H2File() {}

    /**
     * Makes the file where it is missing and can be made; where it cannot, the driver says what is wrong.
     *
     * @param name what stands behind {@code jdbc:h2:}
     */
    static void prepare(String name) {
        if (ELSEWHERE.stream().anyMatch(name::startsWith)) {
            return;
        }
        String path = name.startsWith(SCHEME) ? name.substring(SCHEME.length()) : name;
        String absolute = path.startsWith(HOME) ? System.getProperty("user.home") + path.substring(1) : path;
        try {
            Path file = Path.of(absolute + SUFFIX).toAbsolutePath();
            boolean isMissing = Files.isWritable(file.resolveSibling("")) && Files.notExists(file);
            if (isMissing && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
            }
        } catch (IOException | InvalidPathException unusable) {
            LOG.debug("the file of a database was not prepared", unusable);
        }
    }
}
