package dev.roster.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import dev.roster.model.Field;
import dev.roster.spi.DirectorySource.Extent;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Active Directory has of its own: objectGUID, userAccountControl, and changes that each server counts. */
class ActiveDirectoryTest {

    private final TestServer server = new TestServer(config -> root(config, "dc1", 40));

    private static void root(InMemoryDirectoryServerConfig config, String name, long count) {
        config.setCustomRootDSEAttributes(List.of(
                new Attribute("dsServiceName", "CN=NTDS Settings,CN=" + name + ",DC=example,DC=org"),
                new Attribute("highestCommittedUSN", Long.toString(count))));
    }

    private static Entry user(String name, String guid, String usn, String flags) {
        return new Entry(
                "CN=" + name + "," + TestServer.BASE,
                new Attribute("objectClass", "user"),
                new Attribute("objectCategory", "person"),
                new Attribute("sAMAccountName", name),
                new Attribute("objectGUID", HexFormat.of().parseHex(guid)),
                new Attribute("uSNChanged", usn),
                new Attribute("whenCreated", "20200229120000.0Z"),
                new Attribute("userAccountControl", flags));
    }

    private static LdapDirectory directory(TestServer server) {
        return server.directory().with(LdapAttributes.activeDirectory().map(Field.HIRE_DATE, "whenCreated"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsItsOwnForms() {
        server.add(user("ada", "33221100554477668899aabbccddeeff", "7", "512"))
                .add(user("off", "00000000000000000000000000000001", "8", "514"))
                .add(user("odd", "00000000000000000000000000000002", "9", "many"));
        Tenant tenant = new Tenant(directory(server));
        tenant.sync(Extent.FULL);
        assertThat(tenant.text("ada", Field.EXTERNAL_ID)).isEqualTo("00112233-4455-6677-8899-aabbccddeeff");
        assertThat(tenant.text("ada", Field.STATUS)).isEqualTo("active");
        assertThat(tenant.text("ada", Field.HIRE_DATE)).isEqualTo("2020-02-29");
        assertThat(tenant.text("off", Field.STATUS)).isEqualTo("inactive");
        assertThat(tenant.lines(Extent.FULL)).hasSize(1).allMatch(line -> line.contains("status.invalid"));
    }

    @Test
    void goesOnByTheCountOfOneServer() {
        server.add(user("ada", "00000000000000000000000000000001", "7", "512"));
        Tenant tenant = new Tenant(directory(server));
        tenant.sync(Extent.CHANGES);
        server.add(user("late", "00000000000000000000000000000002", "41", "512"));
        assertThat(tenant.lines(Extent.CHANGES)).hasSize(1).allMatch(line -> line.startsWith("CREATE late"));
        try (TestServer other = new TestServer(config -> root(config, "dc2", 3))) {
            other.add(user("ada", "00000000000000000000000000000001", "2", "512"));
            tenant.follow(directory(other));
            assertThat(tenant.rows(Extent.CHANGES)).isEqualTo(1);
            try (var plan = tenant.plan(Extent.CHANGES)) {
                assertThat(plan.basis().sync()).isNotNull().extracting("extent").isEqualTo(Extent.FULL);
            }
        }
    }

    /** A server that was restored counts from before: its count says nothing. */
    @Test
    void aCountThatWentBackIsOfNoUse() {
        server.add(user("ada", "00000000000000000000000000000001", "7", "512"));
        assertThat(directory(server)
                        .read("COUNT 41 CN=NTDS Settings,CN=dc1,DC=example,DC=org")
                        .extent())
                .isEqualTo(Extent.FULL);
        assertThat(directory(server)
                        .read("COUNT 40 CN=NTDS Settings,CN=dc1,DC=example,DC=org")
                        .extent())
                .isEqualTo(Extent.CHANGES);
    }
}
