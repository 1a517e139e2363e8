package dev.roster.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.table.RowReader;
import dev.roster.table.SourceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LdapDirectoryTest {

    private final TestServer server = new TestServer();
    private final Tenant tenant = new Tenant(server.directory());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsFiveThousandAndThenWhatChanged() {
        for (int i = 0; i < 5_000; i++) {
            server.person("n" + i, "manager=" + TestServer.dn("n" + (i + 1) % 5_000));
        }
        server.set("n4999", "manager");
        tenant.follow(server.directory().paged(500, Duration.ZERO));
        assertThat(tenant.sync(Extent.CHANGES).orElseThrow().applied()).isEqualTo(5_000);
        assertThat(tenant.text("n7", Field.MANAGER_ID))
                .isEqualTo(tenant.user("n8").id().value());
        assertThat(tenant.lines(Extent.FULL)).as("twice is once").isEmpty();
        server.set("n17", "title", "Countess").set("n18", "mail", "other@example.org");
        assertThat(tenant.lines(Extent.CHANGES))
                .containsExactlyInAnyOrder(
                        "UPDATE Person n17 jobTitle=Countess", "UPDATE Person n18 primaryEmail=other@example.org");
        long read = 5_000;
        for (int again = 0; again < 10 && read > 100; again++) {
            // What changed while the reading before took its time is read again.
            server.set("n17", "title", "Countess " + again);
            tenant.sync(Extent.CHANGES);
            read = tenant.rows(Extent.CHANGES);
        }
        assertThat(read).isLessThanOrEqualTo(100);
        server.remove("n0");
        tenant.sync(Extent.CHANGES);
        assertThat(tenant.text("n0", Field.STATUS)).isEqualTo("active");
        assertThat(tenant.lines(Extent.FULL)).containsExactly("DEACTIVATE Person n0 status=inactive");
    }

    @Test
    void takesOverWhatStandardAttributesSay() {
        server.person(
                "ada",
                "givenName=Ada",
                "title=Countess",
                "telephoneNumber=+44 20 7946 0018",
                "l=London",
                "employeeNumber=E-1",
                "memberOf=cn=Night shift\\, late,ou=Groups,dc=example,dc=org",
                "memberOf=cn=Crew,ou=Groups,dc=example,dc=org");
        tenant.sync(Extent.FULL);
        User ada = tenant.user("ada");
        assertThat(Tenant.text(ada, Field.DISPLAY_NAME)).isEqualTo("Person ada");
        assertThat(Tenant.text(ada, Field.FIRST_NAME)).isEqualTo("Ada");
        assertThat(Tenant.text(ada, Field.PHONE_NUMBER)).isEqualTo("+442079460018");
        assertThat(Tenant.text(ada, Field.LOCATION)).isEqualTo("London");
        assertThat(Tenant.text(ada, Field.EMPLOYEE_ID)).isEqualTo("E-1");
        assertThat(ada.access().groups()).extracting(key -> key.value()).contains("crew");
        assertThat(Tenant.text(ada, Field.EXTERNAL_ID)).isEqualTo(server.attribute("ada", "entryUUID"));
    }

    @Test
    void followsWhoIsRenamedMovedAndGone() {
        server.person("ada", "title=Countess").person("grace");
        tenant.sync(Extent.FULL);
        User before = tenant.user("ada");
        server.move("ada", "uid=lovelace", TestServer.BASE);
        tenant.sync(Extent.CHANGES);
        assertThat(tenant.user("lovelace").id()).isEqualTo(before.id());
        server.move("grace", "uid=grace", "ou=Former,dc=example,dc=org");
        assertThat(tenant.lines(Extent.FULL)).containsExactly("DEACTIVATE Person grace status=inactive");
        tenant.sync(Extent.FULL);
        server.person("late");
        assertThat(tenant.lines(Extent.CHANGES)).hasSize(1).allMatch(line -> line.startsWith("CREATE Person late"));
    }

    @Test
    void findsManagersWhereverTheyStandInTheReading() {
        server.person("ada", "manager=" + TestServer.dn("zoe"))
                .person("zoe", "manager=UID=Bob , ou=people,dc=EXAMPLE,dc=org")
                .person("bob", "manager=" + TestServer.dn("nobody"))
                .person("eve", "manager=not a place");
        tenant.follow(server.directory().paged(1, Duration.ZERO)).sync(Extent.FULL);
        assertThat(tenant.text("ada", Field.MANAGER_ID))
                .isEqualTo(tenant.user("zoe").id().value());
        assertThat(tenant.text("zoe", Field.MANAGER_ID))
                .isEqualTo(tenant.user("bob").id().value());
        assertThat(tenant.text("bob", Field.MANAGER_ID)).isEmpty();
        assertThat(tenant.text("eve", Field.MANAGER_ID)).isEmpty();
        server.set("ada", "manager", TestServer.dn("bob"));
        tenant.sync(Extent.CHANGES);
        assertThat(tenant.text("ada", Field.MANAGER_ID))
                .as("bob is not in the reading")
                .isEqualTo(tenant.user("bob").id().value());
        server.set("ada", "manager");
        tenant.sync(Extent.CHANGES);
        assertThat(tenant.text("ada", Field.MANAGER_ID)).isEmpty();
    }

    @Test
    void takesGroupsByTheHostsTable() {
        server.person(
                "ada",
                "memberOf=CN=Crew, ou=Groups,dc=example,dc=org",
                "memberOf=cn=Unknown,ou=Groups,dc=example,dc=org");
        tenant.follow(server.directory().withGroups(Map.of("cn=crew,ou=groups,dc=example,dc=org", "sailors")))
                .sync(Extent.FULL);
        assertThat(tenant.text("ada", Field.GROUPS)).isEqualTo("sailors");
        assertThatIllegalArgumentException().isThrownBy(() -> server.directory().withGroups(Map.of("crew", "sailors")));
    }

    @Test
    void disablesWhoIsLocked() {
        server.person("ada");
        tenant.sync(Extent.FULL);
        server.set("ada", "nsAccountLock", "TRUE");
        assertThat(tenant.lines(Extent.CHANGES)).containsExactly("DEACTIVATE Person ada status=inactive");
        tenant.sync(Extent.CHANGES);
        server.set("ada", "nsAccountLock");
        assertThat(tenant.lines(Extent.CHANGES)).containsExactly("REACTIVATE Person ada status=active");
    }

    /** Pages of every size around the number of entries give everybody once. */
    @Test
    void losesNobodyAtTheEdgeOfAPage() {
        for (int i = 0; i < 10; i++) {
            server.person("n" + i);
        }
        for (int size : List.of(1, 2, 3, 5, 9, 10, 11, 100)) {
            assertThat(ids(server.directory().paged(size, Duration.ZERO)))
                    .as("pages of %s", size)
                    .hasSize(10)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> ids(LdapDirectory directory) {
        try (RowReader reader = directory.read(null).rows().open()) {
            return Stream.generate(reader::next)
                    .takeWhile(Objects::nonNull)
                    .map(row -> row.cell(0))
                    .toList();
        }
    }

    /** An entry that changes behind the reader's back is in the next reading, however long this one takes. */
    @Test
    void readsAgainWhatChangesMeanwhile() {
        for (int i = 0; i < 6; i++) {
            server.person("n" + i);
        }
        tenant.follow(new Interrupted(server.directory().paged(1, Duration.ZERO), 3, () -> {
            pause();
            server.set("n0", "title", "Changed early");
            pause();
            server.set("n5", "title", "Changed late");
        }));
        tenant.sync(Extent.FULL);
        tenant.follow(server.directory().paged(1, Duration.ZERO));
        assertThat(tenant.text("n0", Field.JOB_TITLE)).isEmpty();
        assertThat(tenant.text("n5", Field.JOB_TITLE)).isEqualTo("Changed late");
        tenant.sync(Extent.CHANGES);
        assertThat(tenant.text("n0", Field.JOB_TITLE)).isEqualTo("Changed early");
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aServerThatGoesDownMidwayChangesNothing() {
        for (int i = 0; i < 50; i++) {
            server.person("n" + i);
        }
        tenant.follow(new Interrupted(server.directory().paged(10, Duration.ZERO), 25, server::close));
        assertThatThrownBy(() -> tenant.sync(Extent.FULL))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("nothing was changed");
        assertThat(tenant.users()).isEmpty();
    }

    @Test
    void saysWhatToDoWhenTheServerRefuses() {
        server.person("ada");
        fails(server.directory().signedInAs(TestServer.READER, () -> "wrong"), "check who signs in");
        fails(server.directory().signedInAs("", () -> ""), "does not let this account read");
        fails(at("ou=Nowhere,dc=example,dc=org"), "check the base name");
        fails(LdapDirectory.at("ldap://localhost:1/dc=example").unencrypted(), "cannot be reached");
        fails(
                LdapDirectory.at("ldap://localhost:" + server.port() + "/" + TestServer.BASE)
                        .signedInAs(TestServer.READER, () -> TestServer.PASSWORD),
                "use ldaps");
        server.onEntry(dn -> pause());
        fails(server.directory().waiting(Duration.ofSeconds(1), Duration.ofMillis(5)), "took too long");
    }

    private LdapDirectory at(String base) {
        return LdapDirectory.at("ldap://localhost:" + server.port() + "/" + base.replace(" ", "%20"))
                .unencrypted()
                .signedInAs(TestServer.READER, () -> TestServer.PASSWORD);
    }

    private static void fails(LdapDirectory directory, String advice) {
        assertThatThrownBy(() -> ids(directory))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(advice)
                .hasMessageNotContaining(TestServer.PASSWORD);
    }

    @Test
    void tellsHostileValuesAndTakesTheRest() {
        server.person("good")
                .person("nul", "title=a\u0000b")
                .person("long", "title=" + "x".repeat(100_000))
                .person("bidi", "l=\u202egnp.exe")
                .add(new Entry(
                        "uid=mail," + TestServer.BASE,
                        new Attribute("objectClass", "inetOrgPerson"),
                        new Attribute("uid", "mail"),
                        new Attribute("mail", "not an address")))
                .add(new Entry(
                        "cn=no uid," + TestServer.BASE,
                        new Attribute("objectClass", "inetOrgPerson"),
                        new Attribute("cn", "no uid"),
                        new Attribute("memberOf", "cn=\u0000,dc=x", "not a place", "cn=Crew,dc=x")));
        List<String> lines = tenant.lines(Extent.FULL);
        assertThat(lines).hasSize(6);
        assertThat(lines).filteredOn(line -> line.startsWith("CREATE")).hasSizeGreaterThan(3);
        assertThat(lines).anyMatch(line -> line.startsWith("REJECTED") && line.contains("email.invalid"));
        tenant.sync(Extent.FULL);
        assertThat(tenant.text("good", Field.STATUS)).isEqualTo("active");
        assertThat(tenant.text("long", Field.JOB_TITLE)).isEmpty();
    }

    @Test
    void readsWhatAFilterFinds() {
        server.person("ada", "employeeType=staff").person("bot", "employeeType=machine");
        String address = "ldap://localhost:" + server.port() + "/" + TestServer.BASE
                + "??sub?(&(objectClass=inetOrgPerson)(employeeType=staff))";
        assertThat(ids(LdapDirectory.at(address)
                        .unencrypted()
                        .signedInAs(TestServer.READER, () -> TestServer.PASSWORD)
                        .with(LdapAttributes.standard().without(Field.USER_TYPE))))
                .hasSize(1);
    }

    @Test
    void beginsExternalIdsAsAsked() {
        server.person("ada").person("zoe", "manager=" + TestServer.dn("ada"));
        tenant.follow(server.directory().withIds("hq:")).sync(Extent.FULL);
        assertThat(tenant.text("ada", Field.EXTERNAL_ID)).startsWith("hq:");
        assertThat(tenant.text("zoe", Field.MANAGER_ID))
                .isEqualTo(tenant.user("ada").id().value());
    }

    @Test
    void aCookieOfAnotherKindIsNoError() {
        server.person("ada");
        for (String cookie : List.of("", "x", "COUNT 17 dc1", "TIME -1 ", "TIME 99999999999999999999 ", "TIME 5")) {
            DirectorySource.Reading reading = server.directory().read(cookie);
            assertThat(reading.extent()).as(cookie).isEqualTo(Extent.FULL);
        }
    }

    @Test
    void refusesAddressesThatAreNone() {
        for (String address :
                List.of("ad.example.org", "http://x/dc=x", "ldap://x", "ldaps:///dc=x", "ldap://x/people")) {
            assertThatIllegalArgumentException().as(address).isThrownBy(() -> LdapDirectory.at(address));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LdapDirectory.at("ldaps://x/dc=x").unencrypted());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LdapAttributes.standard().without(Field.EXTERNAL_ID));
    }

    /** A server that promises more for ever: every answer is an empty page that is not the last one. */
    @Test
    void aServerThatNeverEndsIsLeft() {
        try (TestServer endless =
                new TestServer(config -> config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
                    @Override
                    public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
                        entry.setSearchEntry(null);
                    }

                    @Override
                    public void processSearchResult(InMemoryInterceptedSearchResult answer) {
                        answer.setResult(new LDAPResult(
                                answer.getMessageID(),
                                ResultCode.SUCCESS,
                                null,
                                null,
                                List.<String>of(),
                                List.of(new SimplePagedResultsControl(5, new ASN1OctetString("more")))));
                    }
                }))) {
            DirectorySource source = endless.directory().paged(5, Duration.ZERO);
            assertThatThrownBy(() -> {
                        try (RowReader rows = source.read(null).rows().open()) {
                            rows.next();
                        }
                    })
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("does not give entries page by page");
        }
    }
}
