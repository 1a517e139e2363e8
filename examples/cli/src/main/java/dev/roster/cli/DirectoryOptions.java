package dev.roster.cli;

import dev.roster.csv.CsvFolder;
import dev.roster.directory.ldap.LdapAttributes;
import dev.roster.directory.ldap.LdapDirectory;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.spi.DirectorySource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which directory is followed and how it is asked, as options. */
final class DirectoryOptions {

    static final Pattern ADDRESS = Pattern.compile("(?i)ldaps?://.*");
    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9._-]+");
    static final String PASSWORD = "ROSTER_LDAP_PASSWORD";

    /** Which attributes a server has. */
    enum Schema {
        /** Those of inetOrgPerson. */
        STANDARD,
        /** Those of Active Directory. */
        ACTIVE_DIRECTORY
    }

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the directory is called (default: the server, or the folder).")
    private @Nullable String name;

    @Option(names = "--bind", paramLabel = "DN", description = "Sign in as this account, which may read the people.")
    private @Nullable String bind;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description =
                    "The environment variable with its password (default: ROSTER_LDAP_PASSWORD); else you are asked.")
    private String passwordVariable = PASSWORD;

    @Option(
            names = "--schema",
            paramLabel = "standard|active-directory",
            description = "Which attributes the server has (default: standard).")
    private Schema schema = Schema.STANDARD;

    @Option(names = "--unencrypted", description = "Speak to ldap:// in clear, the password with it.")
    private boolean isUnencrypted;

    @Option(
            names = "--ids",
            paramLabel = "PREFIX",
            description = "How external ids of this directory begin, where users come from several.")
    private String prefix = "";

    @Option(
            names = "--map",
            paramLabel = "NAME=field",
            description = "Sends an attribute, or a column of a file, to a field; -=field leaves a field to people.")
    private List<String> maps = List.of();

    /** What the directory is called. */
    String name(String source) {
        if (name != null) {
            return name;
        }
        String place = ADDRESS.matcher(source).matches()
                ? source.replaceFirst("(?i)^ldaps?://", "").replaceFirst("[:/].*$", "")
                : String.valueOf(Path.of(source).toAbsolutePath().normalize().getFileName());
        String called = NO_NAME.matcher(place).replaceAll("-");
        return called.isEmpty() ? "directory" : called.substring(0, Math.min(called.length(), 100));
    }

    /**
     * The directory behind an address or a folder.
     *
     * @throws Refused if it is none, or nobody can be asked for the password
     */
    DirectorySource source(String source, RosterCommand options, Fields fields) {
        if (ADDRESS.matcher(source).matches()) {
            return ldap(source, options, fields);
        }
        if (bind != null || isUnencrypted || schema != Schema.STANDARD) {
            throw new Refused("--bind, --schema and --unencrypted go with an ldap:// or ldaps:// address");
        }
        Path folder = Path.of(source);
        if (!Files.isDirectory(folder)) {
            throw new Refused(source + " is neither a folder of CSV files nor an address such as"
                    + " ldaps://ad.example.org/ou=People,dc=example,dc=org");
        }
        return CsvFolder.of(folder).withIds(prefix);
    }

    private DirectorySource ldap(String source, RosterCommand options, Fields fields) {
        LdapDirectory directory = LdapDirectory.at(source).withIds(prefix);
        if (isUnencrypted) {
            directory = directory.unencrypted();
        }
        LdapAttributes attributes =
                schema == Schema.STANDARD ? LdapAttributes.standard() : LdapAttributes.activeDirectory();
        for (Map.Entry<Field<?>, String> map : mapped(fields).entrySet()) {
            attributes = map.getValue().equals("-")
                    ? attributes.without(map.getKey())
                    : attributes.map(map.getKey(), map.getValue());
        }
        directory = directory.with(attributes);
        if (bind == null) {
            return directory;
        }
        String password = password(passwordVariable, bind, options);
        return directory.signedInAs(bind, () -> password);
    }

    /**
     * The columns or attributes of fields, as {@code --map} says.
     *
     * @throws Refused if one is not of its form, or no field is called so
     */
    Map<Field<?>, String> mapped(Fields fields) {
        Map<Field<?>, String> mapped = new LinkedHashMap<>();
        for (String map : maps) {
            int at = map.lastIndexOf('=');
            if (at < 1) {
                throw new Refused("--map: \"" + map + "\" is not NAME=field, such as title=jobTitle");
            }
            mapped.put(ImportOptions.field("--map", map.substring(at + 1), fields), map.substring(0, at));
        }
        return mapped;
    }

    /**
     * Never a word of the command line, which others see and the shell remembers.
     *
     * @throws Refused if it is not there, and nobody can be asked
     */
    static String password(String variable, String bind, RosterCommand options) {
        String kept = options.environment().get(variable);
        if (kept != null) {
            return kept;
        }
        if (!options.canAsk()) {
            throw new Refused("there is no password for " + bind + "; keep it in the environment variable " + variable
                    + ", or name another with --password-env");
        }
        return options.terminal().secret("Password of " + bind + ": ");
    }
}
