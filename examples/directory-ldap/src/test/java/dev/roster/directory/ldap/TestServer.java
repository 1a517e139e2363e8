package dev.roster.directory.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A directory server in memory, asked over the wire: people under ou=People, somebody who may read them. */
final class TestServer implements AutoCloseable {

    static final String BASE = "ou=People,dc=example,dc=org";
    static final String READER = "cn=reader,dc=example,dc=org";
    static final String PASSWORD = "secret & ünïcode";

    private final InMemoryDirectoryServer server;
    private Consumer<String> onEntry = dn -> {};

    TestServer() {
        this(config -> {});
    }

    TestServer(Consumer<InMemoryDirectoryServerConfig> settings) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
            config.setSchema(null);
            config.addAdditionalBindCredentials(READER, PASSWORD);
            config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
            config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
                @Override
                public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
                    onEntry.accept(entry.getSearchEntry().getDN());
                }
            });
            settings.accept(config);
            server = new InMemoryDirectoryServer(config);
            server.add(new Entry("dc=example,dc=org", new Attribute("objectClass", "domain")));
            server.add(new Entry(BASE, new Attribute("objectClass", "organizationalUnit")));
            server.add(
                    new Entry("ou=Former," + "dc=example,dc=org", new Attribute("objectClass", "organizationalUnit")));
            server.startListening();
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    LdapDirectory directory() {
        return LdapDirectory.at("ldap://localhost:" + server.getListenPort() + "/" + BASE)
                .unencrypted()
                .signedInAs(READER, () -> PASSWORD);
    }

    int port() {
        return server.getListenPort();
    }

    /** Something happens when the server is about to send an entry. */
    void onEntry(Consumer<String> what) {
        onEntry = what;
    }

    static String dn(String uid) {
        return "uid=" + uid + "," + BASE;
    }

    /** {@code person("ada", "title=Countess")} has uid, cn, sn and mail. */
    TestServer person(String uid, String... more) {
        List<Attribute> attributes = new ArrayList<>(List.of(
                new Attribute("objectClass", "top", "inetOrgPerson"),
                new Attribute("uid", uid),
                new Attribute("cn", "Person " + uid),
                new Attribute("sn", uid),
                new Attribute("mail", uid + "@example.org")));
        Arrays.stream(more)
                .map(text -> new Attribute(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1)))
                .forEach(attributes::add);
        return add(new Entry(dn(uid), attributes));
    }

    TestServer add(Entry entry) {
        try {
            server.add(entry);
            return this;
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean has(String uid) {
        try {
            return server.getEntry(dn(uid)) != null;
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    TestServer set(String uid, String attribute, String... values) {
        try {
            server.modify(dn(uid), new Modification(ModificationType.REPLACE, attribute, values));
            return this;
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    TestServer remove(String uid) {
        try {
            server.delete(dn(uid));
            return this;
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    TestServer move(String uid, String newName, String newParent) {
        try {
            server.modifyDN(dn(uid), newName, true, newParent);
            return this;
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    String attribute(String uid, String name) {
        try {
            return server.getEntry(dn(uid), name).getAttributeValue(name);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
