package dev.roster.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.account.DeliveryReport;
import dev.roster.account.Drift;
import dev.roster.account.Effects;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.spi.DeliveryRefusedException;
import dev.roster.spi.SignInAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Entries of a server as sign-in accounts. */
class LdapAccountsTest {

    private static final UserId ADA = new UserId("u-ada");
    private static final LdapAccountFlag BIT = LdapAccountFlag.userAccountControl();
    private static final LdapAccountFlag TEXT = LdapAccountFlag.text("pwdAccountDisabled", "TRUE");

    private final TestServer server = new TestServer();

    private LdapAccounts accounts(LdapAccountFlag flag) {
        return LdapAccounts.in(server.directory().paged(2, Duration.ZERO), "employeeNumber", flag);
    }

    private static List<SignInAccount> all(LdapAccounts accounts) {
        try (Stream<SignInAccount> all = accounts.all()) {
            return all.toList();
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void disablesAndEnablesByABitAndLeavesTheOthers() {
        server.person("ada", "employeeNumber=u-ada", "userAccountControl=66048");
        LdapAccounts accounts = accounts(BIT);
        accounts.disable(ADA);
        accounts.disable(ADA);
        assertThat(server.attribute("ada", "userAccountControl")).isEqualTo("66050");
        assertThat(accounts.findAll(List.of(ADA))).containsExactly(new SignInAccount(ADA, TestServer.dn("ada"), false));
        accounts.enable(ADA);
        accounts.enable(ADA);
        assertThat(server.attribute("ada", "userAccountControl")).isEqualTo("66048");
        assertThat(accounts.findAll(List.of(ADA))).singleElement().matches(SignInAccount::isEnabled);
    }

    @Test
    void disablesAndEnablesByAText() {
        server.person("ada", "employeeNumber=u-ada");
        LdapAccounts accounts = accounts(TEXT);
        accounts.disable(ADA);
        assertThat(server.attribute("ada", "pwdAccountDisabled")).isEqualTo("TRUE");
        accounts.enable(ADA);
        assertThat(server.attribute("ada", "pwdAccountDisabled")).isNull();
        server.set("ada", "pwdAccountDisabled", "FALSE");
        assertThat(accounts.findAll(List.of(ADA))).singleElement().matches(SignInAccount::isEnabled);
    }

    @Test
    void revokesWhereSessionsLiveAndRemovesTheEntry() {
        server.person("ada", "employeeNumber=u-ada");
        List<UserId> revoked = new ArrayList<>();
        LdapAccounts accounts = accounts(TEXT).revoking(revoked::add);
        accounts.revoke(ADA);
        accounts.remove(ADA);
        accounts.remove(ADA);
        assertThat(revoked).containsExactly(ADA, ADA, ADA);
        assertThat(all(accounts)).isEmpty();
    }

    @Test
    void doesNothingForAUserWithoutEntry() {
        LdapAccounts accounts = accounts(BIT);
        accounts.enable(ADA);
        accounts.disable(ADA);
        accounts.remove(ADA);
        assertThat(accounts.findAll(List.of(ADA))).isEmpty();
    }

    @Test
    @DisplayName("entries that name no user, or one of another case, are not touched")
    void leavesOthersAlone() {
        server.person("ada", "employeeNumber=U-ADA").person("robot").person("odd", "employeeNumber=two words");
        LdapAccounts accounts = accounts(TEXT);
        accounts.disable(ADA);
        accounts.remove(ADA);
        assertThat(all(accounts)).extracting(account -> account.user().value()).containsExactly("U-ADA");
        assertThat(all(accounts)).allMatch(SignInAccount::isEnabled);
    }

    @Test
    void streamsAllAccountsPageByPage() {
        IntStream.range(0, 205).forEach(i -> server.person("p" + i, "employeeNumber=u" + i));
        LdapAccounts accounts = accounts(BIT);
        assertThat(all(accounts)).hasSize(205).extracting(SignInAccount::user).doesNotHaveDuplicates();
        assertThat(accounts.findAll(IntStream.range(0, 250)
                        .mapToObj(i -> new UserId("u" + i))
                        .toList()))
                .hasSize(205);
    }

    @Test
    void refusesForGoodWhatItCannotReadAndTriesAgainWhatIsAway() {
        server.person("ada", "employeeNumber=u-ada", "userAccountControl=many");
        LdapAccounts accounts = accounts(BIT);
        assertThatThrownBy(() -> accounts.disable(ADA)).isInstanceOf(DeliveryRefusedException.class);
        server.close();
        assertThatThrownBy(() -> accounts.disable(ADA))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(TestServer.PASSWORD);
    }

    @Test
    @DisplayName("a deactivation reaches the directory, and reconciling finds and mends what somebody changed there")
    void followsRoster() {
        server.person("ada", "employeeNumber=u-ada", "userAccountControl=512");
        User ada = User.builder(ADA)
                .version(1)
                .userName(new UserName("ada"))
                .displayName("Ada")
                .build();
        Roster roster = Roster.on(InMemoryStores.of(ada)).signIn(accounts(BIT)).build();
        var session = roster.as(Actor.operator("test"));
        session.users().update(ADA, 1, user -> user.set(Field.STATUS, UserStatus.INACTIVE));
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
        assertThat(server.attribute("ada", "userAccountControl")).isEqualTo("514");

        server.set("ada", "userAccountControl", "512");
        Effects effects = session.effects();
        assertThat(effects.reconcile().drifts()).extracting(Drift::kind).containsExactly(Drift.Kind.OPEN);
        effects.mend(effects.reconcile());
        roster.deliver();
        assertThat(effects.reconcile().isEqual()).isTrue();
        assertThat(server.attribute("ada", "userAccountControl")).isEqualTo("514");
    }
}
