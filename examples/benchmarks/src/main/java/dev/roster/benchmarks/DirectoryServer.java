package dev.roster.benchmarks;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import dev.roster.directory.ldap.LdapDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A directory server in memory with as many people as the rows say. Contenders find its port in the directory of the run. */
final class DirectoryServer implements AutoCloseable {

    private static final String BASE = "ou=People,dc=example,dc=org";
    private static final String FILE = "ldap";
    /** Few pages: the server in memory looks for everybody anew with each. */
    private static final int PAGE = 10_000;

    private static final int EMAIL = 1;
    private static final int DISPLAY_NAME = 4;
    private static final int DEPARTMENT = 5;

    private final InMemoryDirectoryServer server;

    private DirectoryServer(InMemoryDirectoryServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @throws IOException if that fails
     */
    static DirectoryServer start(Path directory, int people) throws IOException {
        try {
            var config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
            config.setSchema(null);
            var server = new InMemoryDirectoryServer(config);
            server.add(new Entry("dc=example,dc=org", new Attribute("objectClass", "domain")));
            server.add(new Entry(BASE, new Attribute("objectClass", "organizationalUnit")));
            for (int number = 0; number < people; number++) {
                server.add(person(number));
            }
            server.startListening();
            Files.writeString(directory.resolve(FILE), Integer.toString(server.getListenPort()));
            return new DirectoryServer(server);
        } catch (LDAPException failure) {
            throw new IOException(failure);
        }
    }

    private static Entry person(int number) {
        List<String> row = SampleUsers.row(number);
        return new Entry(
                name(number),
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("uid", "p" + number),
                new Attribute("employeeNumber", row.get(0)),
                new Attribute("mail", row.get(EMAIL)),
                new Attribute("cn", row.get(DISPLAY_NAME)),
                new Attribute("givenName", row.get(2)),
                new Attribute("sn", row.get(3)),
                new Attribute("ou", row.get(DEPARTMENT)),
                new Attribute("l", row.get(DEPARTMENT + 1)),
                new Attribute("title", row.get(DEPARTMENT + 2)),
                new Attribute("memberOf", "cn=Staff,ou=Groups,dc=example,dc=org"));
    }

    private static String name(int number) {
        return "uid=p" + number + "," + BASE;
    }

    /**
     * The directory of the run.
     *
     * @throws IOException if its port cannot be read
     */
    static LdapDirectory of(Path directory) throws IOException {
        return LdapDirectory.at("ldap://localhost:" + port(directory) + "/" + BASE)
                .unencrypted()
                .paged(PAGE, Duration.ofMinutes(10));
    }

    int port() {
        return server.getListenPort();
    }

    private static int port(Path directory) throws IOException {
        return Integer.parseInt(Files.readString(directory.resolve(FILE)));
    }

    /**
     * Gives one person in so many another title.
     *
     * @throws IOException if the server refuses
     */
    static void change(Path directory, int people, int period, String title) throws IOException {
        try (LDAPConnection connection = new LDAPConnection("localhost", port(directory))) {
            for (int number = 0; number < people; number += period) {
                connection.modify(name(number), new Modification(ModificationType.REPLACE, "title", title));
            }
        } catch (LDAPException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
