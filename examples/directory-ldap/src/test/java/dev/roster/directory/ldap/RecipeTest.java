package dev.roster.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryListenerConfig;
import dev.roster.Roster;
import dev.roster.Session;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.Profiles;
import dev.roster.spi.DirectorySource.Extent;
import dev.roster.spi.Stores;
import dev.roster.table.SourceException;
import dev.roster.text.PlanText;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** The recipe of the README, which shows these very lines, on an encrypted connection. */
class RecipeTest {

    @Test
    void followsADirectory() throws Exception {
        SSLContext company = Certificates.of("localhost");
        try (TestServer running = encrypted(company);
                Stores stores = InMemoryStores.of()) {
            running.person("ada", "title=Countess");
            String address = "ldaps://localhost:" + running.port() + "/" + TestServer.BASE;
            UnaryOperator<String> vault = any -> TestServer.PASSWORD;
            Actor operator = Actor.operator("night");
            assertThatThrownBy(() -> LdapDirectory.at(address).read(null).rows().open())
                    .as("a certificate that nobody trusts")
                    .isInstanceOf(SourceException.class);

            LdapDirectory people = LdapDirectory.at(address) // ldaps://ad.example.org/ou=People,dc=example,dc=org
                    .signedInAs("cn=reader,dc=example,dc=org", () -> vault.apply("ldap"))
                    .trusting(company)
                    .with(LdapAttributes.standard().without(Field.PHONE_NUMBER)); // or activeDirectory()
            Roster roster = Roster.on(stores)
                    .directory(
                            "hq",
                            people,
                            Profiles.directory().with(p -> p.onConflict(Field.JOB_TITLE, ConflictPolicy.FILL_MISSING)))
                    .build();
            Session admin = roster.as(operator);
            try (ImportPlan plan = admin.directories().plan("hq", Extent.FULL, Progress.SILENT)) {
                System.out.println(PlanText.of(plan)); // who comes, changes and leaves
                admin.apply(plan);
            }
            admin.directories().sync("hq", Extent.CHANGES, ApplyOptions.defaults()); // for a schedule

            assertThat(admin.users().find("ada").orElseThrow().employment().jobTitle())
                    .isEqualTo("Countess");
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
        SSLContext other = Certificates.of("elsewhere.example.org");
        try (TestServer running = encrypted(other)) {
            LdapDirectory people = LdapDirectory.at("ldaps://localhost:" + running.port() + "/" + TestServer.BASE)
                    .trusting(other);
            assertThatThrownBy(() -> people.read(null).rows().open())
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("localhost");
        }
    }

    private static TestServer encrypted(SSLContext shown) {
        return new TestServer(config -> {
            try {
                config.setListenerConfigs(
                        InMemoryListenerConfig.createLDAPSConfig("tls", null, 0, shown.getServerSocketFactory(), null));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
