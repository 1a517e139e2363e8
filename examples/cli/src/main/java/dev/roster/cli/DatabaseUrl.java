package dev.roster.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code --db} says, as a JDBC URL. */
final class DatabaseUrl {

    private static final String H2_SUFFIX = ".mv.db";

    private DatabaseUrl() {}

    static String of(String urlOrPath) {
        if (urlOrPath.startsWith("jdbc:")) {
            return urlOrPath;
        }
        String path = urlOrPath.endsWith(H2_SUFFIX)
                ? urlOrPath.substring(0, urlOrPath.length() - H2_SUFFIX.length())
                : urlOrPath;
        if (path.isBlank() || path.indexOf(';') >= 0) {
            throw new Refused("--db: \"" + urlOrPath + "\" is no path of a database; name a file, without semicolons");
        }
        try {
            return "jdbc:h2:file:" + Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException noPath) {
            throw new Refused("--db: \"" + urlOrPath + "\" is no path of a database; name a file");
        }
    }
}
