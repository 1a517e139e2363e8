package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sign-in accounts hear of users. */
class SignInDeliveryTest {

    private final KeptAccounts accounts = new KeptAccounts().with("ada", true);
    private final InMemoryStores stores = InMemoryStores.of(user("ada"));
    private final Roster roster =
            Roster.on(stores).signIn(accounts).clock(new TestClock()).build();
    private final Users users = roster.as(Actor.operator("test")).users();

    private static User user(String name) {
        return User.builder(new UserId(name))
                .version(1)
                .primaryEmail(new EmailAddress(name + "@example.com"))
                .displayName(name)
                .build();
    }

    private void become(UserStatus status) {
        User ada = users.find("ada").orElseThrow();
        assertThat(users.update(ada.id(), ada.version(), form -> form.set(Field.STATUS, status))
                        .kind())
                .isEqualTo(UserOutcome.Kind.APPLIED);
    }

    @Test
    void disablesTheAccountAndRevokesSessionsOfWhoeverIsDeactivated() {
        become(UserStatus.INACTIVE);
        assertThat(accounts.state()).as("nothing before delivery").containsEntry("ada", true);
        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(1, 0, 0, 0));
        assertThat(accounts.told()).containsExactly("disable ada", "revoke ada");
        assertThat(accounts.state()).containsEntry("ada", false);
    }

    @Test
    void enablesTheAccountOfWhoeverComesBack() {
        become(UserStatus.SUSPENDED);
        roster.deliver();
        become(UserStatus.ACTIVE);
        roster.deliver();
        assertThat(accounts.told()).containsExactly("disable ada", "revoke ada", "enable ada");
    }

    @Test
    void closesTheAccountOfWhoeverIsDeletedAndRemovesItOfWhoeverIsDeletedForGood() {
        users.delete(new UserId("ada"), 1);
        roster.deliver();
        assertThat(accounts.state()).isEqualTo(Map.of("ada", false));
        User gone = users.findDeleted("ada").orElseThrow();
        users.deleteForGood(gone.id(), gone.version());
        roster.deliver();
        assertThat(accounts.state()).isEmpty();
    }

    @Test
    @DisplayName("an old enable after a newer deactivation does not open the door")
    void opensNoDoorByAnOldMessage() {
        become(UserStatus.INACTIVE);
        become(UserStatus.ACTIVE);
        become(UserStatus.INACTIVE);
        roster.deliver();
        assertThat(accounts.told()).doesNotContain("enable ada").contains("disable ada", "revoke ada");
        assertThat(accounts.state()).containsEntry("ada", false);
    }

    @Test
    @DisplayName("a deactivation while the door is being opened finds it closed afterwards")
    void closesADoorThatWasOpenedTooLate() {
        become(UserStatus.INACTIVE);
        roster.deliver();
        become(UserStatus.ACTIVE);
        WatchedStores watched = new WatchedStores(stores);
        List<String> asked = new ArrayList<>();
        watched.after(call -> {
            if (call.equals("findAll")) {
                asked.add(call);
                if (asked.size() == 1) {
                    become(UserStatus.INACTIVE);
                }
            }
        });
        Roster late = Roster.on(watched.stores())
                .signIn(accounts)
                .clock(new TestClock())
                .build();
        late.deliver();
        assertThat(accounts.told())
                .as("closed by whoever opened it, and once more by the message of the deactivation")
                .containsExactly(
                        "disable ada",
                        "revoke ada",
                        "enable ada",
                        "disable ada",
                        "revoke ada",
                        "disable ada",
                        "revoke ada");
        assertThat(accounts.state()).containsEntry("ada", false);
    }

    @ParameterizedTest(name = "{0} of a user who is {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        enable-sign-in  | ACTIVE    | enable ada
        enable-sign-in  | INVITED   | enable ada
        enable-sign-in  | SUSPENDED | ''
        enable-sign-in  | INACTIVE  | ''
        enable-sign-in  | DELETED   | ''
        enable-sign-in  | GONE      | ''
        disable-sign-in | ACTIVE    | revoke ada
        disable-sign-in | INVITED   | revoke ada
        disable-sign-in | SUSPENDED | disable ada, revoke ada
        disable-sign-in | INACTIVE  | disable ada, revoke ada
        disable-sign-in | DELETED   | disable ada, revoke ada
        disable-sign-in | GONE      | disable ada, revoke ada
        remove-sign-in  | ACTIVE    | revoke ada
        remove-sign-in  | INVITED   | revoke ada
        remove-sign-in  | SUSPENDED | disable ada, revoke ada
        remove-sign-in  | INACTIVE  | disable ada, revoke ada
        remove-sign-in  | DELETED   | disable ada, revoke ada
        remove-sign-in  | GONE      | remove ada
        reset-password  | ACTIVE    | reset ada
        reset-password  | INVITED   | ''
        reset-password  | SUSPENDED | ''
        reset-password  | INACTIVE  | ''
        reset-password  | DELETED   | ''
        reset-password  | GONE      | ''
        """)
    void looksAtTheUserAsStoredNow(String effect, String standing, String told) {
        InMemoryStores now = standing.equals("GONE")
                ? InMemoryStores.of()
                : InMemoryStores.of(user("ada").with(ada -> ada.status(UserStatus.valueOf(standing))));
        Post.keep(now, Post.message("k", effect, "ada").build());
        Roster.on(now).signIn(accounts).clock(new TestClock()).build().deliver();
        assertThat(String.join(", ", accounts.told())).isEqualTo(told);
    }

    @Test
    void deliversToNobodyWhereTheHostKeepsNoAccounts() {
        for (Effect effect : List.of(Effect.ENABLE_SIGN_IN, Effect.DISABLE_SIGN_IN, Effect.REMOVE_SIGN_IN)) {
            Post.keep(stores, Post.message(effect.word(), effect.word(), "ada").build());
        }
        Roster none = Roster.on(stores).clock(new TestClock()).build();
        assertThat(none.deliver()).isEqualTo(new DeliveryReport(3, 0, 0, 0));
        assertThat(stores.outbox().dead(9)).isEmpty();
        assertThat(accounts.state()).isEqualTo(Map.of("ada", true));
    }
}
