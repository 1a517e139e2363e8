package dev.roster.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.RootDSE;
import dev.roster.spi.DirectorySource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The people of a directory that speaks LDAP. Immutable, for any number of threads; each reading has a connection of its own.
 *
 * <pre>{@code
 * LdapDirectory directory = LdapDirectory.at("ldaps://ad.example.org/ou=People,dc=example,dc=org")
 *         .signedInAs("cn=roster,ou=Services,dc=example,dc=org", () -> vault.read("ldap"))
 *         .with(LdapAttributes.activeDirectory());
 * Roster.on(stores).directory("ad", directory, Profiles.directory())
 * }</pre>
 *
 * <p>A reading of changes finds who was added or changed; who was deleted, moved away, or moved by renaming a branch above
 * them is found by a full reading, so that one a day belongs to a schedule of many a day.
 */
public final class LdapDirectory implements DirectorySource {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofMinutes(2);
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final int PAGE = 500;

    private final LdapSearch search;
    private final boolean hasFilter;

    private LdapDirectory(LdapSearch search, boolean hasFilter) {
        this.search = search;
        this.hasFilter = hasFilter;
    }

    /**
     * Begins with a server, an entry to search under, and standard attributes. {@code ldaps} is encrypted from the first
     * byte, {@code ldap} by StartTLS before anybody signs in; the certificate must be one that the JVM trusts, of the host.
     *
     * @param url the server and the base, such as {@code ldaps://ad.example.org/ou=People,dc=example,dc=org}; a filter may
     *     stand in it as RFC 4516 says. A base it must have
     * @return the directory; nobody signs in, 500 entries at once, 10 seconds to connect, 2 minutes for an answer
     * @throws IllegalArgumentException if it is no such address
     */
    public static LdapDirectory at(String url) {
        try {
            LDAPURL address = new LDAPURL(url);
            if (!address.hostProvided() || address.getBaseDN().isNullDN()) {
                throw new IllegalArgumentException("an address names the server and the entry to search under, such as"
                        + " ldaps://ad.example.org/ou=People,dc=example,dc=org");
            }
            LdapServer server = new LdapServer(
                    address.getHost(),
                    address.getPort(),
                    address.getScheme().equals("ldaps") ? LdapServer.Encryption.TLS : LdapServer.Encryption.START_TLS,
                    null,
                    "",
                    () -> "",
                    CONNECTING,
                    ANSWERING);
            LdapAttributes attributes = LdapAttributes.standard();
            Filter people = address.filterProvided() ? address.getFilter() : Filter.create(attributes.people());
            return new LdapDirectory(
                    new LdapSearch(
                            server,
                            address.getBaseDN().toString(),
                            people,
                            new EntryCells(attributes, "", Map.of()),
                            PAGE,
                            OVERLAP),
                    address.filterProvided());
        } catch (LDAPException notAnAddress) {
            throw new IllegalArgumentException(
                    "this is no address of a directory: " + notAnAddress.getMessage(), notAnAddress);
        }
    }

    /**
     * Signs in.
     *
     * @param name the distinguished name of an account that may read the people; or what the server takes instead, such as
     *     {@code roster@example.org}
     * @param password asked for with every connection, and not kept
     * @return the changed copy
     */
    public LdapDirectory signedInAs(String name, Supplier<String> password) {
        LdapServer server = search.server();
        return with(new LdapServer(
                server.host(),
                server.port(),
                server.encryption(),
                server.trusted(),
                name,
                password,
                server.connecting(),
                server.answering()));
    }

    /**
     * Trusts other certificates than the JVM does, such as those of a company.
     *
     * @param context knows whom to trust
     * @return the changed copy
     */
    public LdapDirectory trusting(SSLContext context) {
        LdapServer server = search.server();
        return with(new LdapServer(
                server.host(),
                server.port(),
                server.encryption(),
                context,
                server.bindDn(),
                server.password(),
                server.connecting(),
                server.answering()));
    }

    /**
     * Speaks to the server in clear, the password with it: for a server on the same machine, and for tests.
     *
     * @return the changed copy
     * @throws IllegalArgumentException if the address says ldaps
     */
    public LdapDirectory unencrypted() {
        LdapServer server = search.server();
        if (server.encryption() == LdapServer.Encryption.TLS) {
            throw new IllegalArgumentException("ldaps is encrypted; an address with ldap can do without");
        }
        return with(new LdapServer(
                server.host(),
                server.port(),
                LdapServer.Encryption.NONE,
                server.trusted(),
                server.bindDn(),
                server.password(),
                server.connecting(),
                server.answering()));
    }

    /**
     * Says how long anybody waits.
     *
     * @param connecting for a connection, 1 millisecond or more; default 10 seconds
     * @param answering for the answer to one question, 1 millisecond or more; default 2 minutes
     * @return the changed copy
     * @throws IllegalArgumentException if one is not positive
     */
    public LdapDirectory waiting(Duration connecting, Duration answering) {
        if (connecting.toMillis() < 1 || answering.toMillis() < 1) {
            throw new IllegalArgumentException("a wait takes 1 millisecond or more");
        }
        LdapServer server = search.server();
        return with(new LdapServer(
                server.host(),
                server.port(),
                server.encryption(),
                server.trusted(),
                server.bindDn(),
                server.password(),
                connecting,
                answering));
    }

    /**
     * Says which attribute is which field.
     *
     * @param attributes them; default {@link LdapAttributes#standard()}
     * @return the changed copy; where the address has no filter, that of these attributes counts
     */
    public LdapDirectory with(LdapAttributes attributes) {
        Filter people = hasFilter ? search.people() : filter(attributes.people());
        return new LdapDirectory(
                new LdapSearch(
                        search.server(),
                        search.base(),
                        people,
                        new EntryCells(attributes, idPrefix(), search.cells().groups()),
                        search.pageSize(),
                        search.overlap()),
                hasFilter);
    }

    /**
     * Begins external ids so, where the users of a tenant come from several sources.
     *
     * @param prefix such as {@code ad:}; default {@code ""}
     * @return the changed copy
     */
    public LdapDirectory withIds(String prefix) {
        return with(new EntryCells(
                search.cells().attributes(), prefix, search.cells().groups()));
    }

    /**
     * Takes over some groups alone, under keys of the host's.
     *
     * @param keys the key of each group by its distinguished name; default none, which takes all groups over by the first
     *     part of their names. A group that no key can be made of is left out
     * @return the changed copy
     * @throws IllegalArgumentException if a name is none
     */
    public LdapDirectory withGroups(Map<String, String> keys) {
        Map<String, String> table = new HashMap<>();
        keys.forEach((place, key) -> {
            if (!DN.isValidDN(place)) {
                throw new IllegalArgumentException("no distinguished name of a group: " + place);
            }
            table.put(EntryCells.normal(place), key);
        });
        return with(new EntryCells(search.cells().attributes(), idPrefix(), table));
    }

    /**
     * Says how entries are asked for.
     *
     * @param pageSize how many at once, 1 to 100,000; default 500, servers rarely give more than 1,000
     * @param overlap how far a reading of changes goes back behind where the last one stood, for servers that are late;
     *     default 10 minutes
     * @return the changed copy
     * @throws IllegalArgumentException if one is out of bounds
     */
    public LdapDirectory paged(int pageSize, Duration overlap) {
        if (pageSize < 1 || pageSize > 100_000 || overlap.isNegative()) {
            throw new IllegalArgumentException("a page has 1 to 100,000 entries, and an overlap is not negative");
        }
        return new LdapDirectory(
                new LdapSearch(search.server(), search.base(), search.people(), search.cells(), pageSize, overlap),
                hasFilter);
    }

    LdapSearch search() {
        return search;
    }

    @Override
    public List<String> fieldKeys() {
        return search.cells().attributes().fieldKeys();
    }

    @Override
    public String idPrefix() {
        return search.cells().idPrefix();
    }

    @Override
    public Reading read(@Nullable String cookie) {
        return switch (search.cells().attributes().change()) {
            case TIME -> {
                Optional<LdapCookie> start = LdapCookie.parse(cookie, LdapAttributes.Change.TIME, "");
                LdapCookie from = start.orElse(new LdapCookie(LdapAttributes.Change.TIME, "", 0));
                yield new LdapReading(search, from, start.isEmpty(), from);
            }
            case COUNT -> counted(cookie);
        };
    }

    /** The count is taken before the first entry is read, from the server that counts. */
    private Reading counted(@Nullable String cookie) {
        try (LDAPConnection connection = search.server().connect()) {
            RootDSE root = connection.getRootDSE();
            String server = root == null ? "" : value(root, "dsServiceName");
            String count = root == null ? "" : value(root, "highestCommittedUSN");
            long now = count.matches("\\d{1,18}") ? Long.parseLong(count) : -1;
            Optional<LdapCookie> start = LdapCookie.parse(cookie, LdapAttributes.Change.COUNT, server)
                    .filter(then -> then.value() <= now);
            LdapCookie next = new LdapCookie(LdapAttributes.Change.COUNT, server, now);
            return new LdapReading(search, start.orElse(next), start.isEmpty(), next);
        } catch (LDAPException failed) {
            throw search.failure(failed, 0);
        }
    }

    private static String value(RootDSE root, String attribute) {
        String value = root.getAttributeValue(attribute);
        return value == null ? "" : value;
    }

    private LdapDirectory with(LdapServer server) {
        return new LdapDirectory(
                new LdapSearch(
                        server, search.base(), search.people(), search.cells(), search.pageSize(), search.overlap()),
                hasFilter);
    }

    private LdapDirectory with(EntryCells cells) {
        return new LdapDirectory(
                new LdapSearch(
                        search.server(), search.base(), search.people(), cells, search.pageSize(), search.overlap()),
                hasFilter);
    }

    private static Filter filter(String text) {
        try {
            return Filter.create(text);
        } catch (LDAPException notAFilter) {
            throw new IllegalArgumentException("this is no filter (RFC 4515): " + text, notAFilter);
        }
    }
}
