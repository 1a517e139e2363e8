package dev.roster.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --db} says, as a JDBC URL. */
final class DatabaseUrl {

    private static final String H2_SUFFIX = ".mv.db";
    /** Behind {@code jdbc:h2:} a path, or {@code file:} and a path; other words before a colon are no files. */
    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?:file:)?((?:[A-Za-z]:[/\\\\])?[^:;]+)(?:;.*)?");

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

    /** The file of an embedded database, whether or not it is there; empty for servers and memory. */
    static Optional<Path> file(String url) {
        Matcher embedded = EMBEDDED.matcher(url);
        if (!embedded.matches()) {
            return Optional.empty();
        }
        String path = embedded.group(1);
        String whole = path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
        try {
            return Optional.of(Path.of(whole + H2_SUFFIX).toAbsolutePath().normalize());
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
