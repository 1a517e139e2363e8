package dev.roster.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roster.Roster;
import dev.roster.access.Actor;
import dev.roster.access.NotAuthorizedException;
import dev.roster.memory.InMemoryStores;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.model.UserName;
import dev.roster.model.UserStatus;
import dev.roster.plan.PlanException;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.OutboxMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users against sign-in accounts, and what mends them. */
class ReconcileTest {

    private final KeptAccounts accounts = new KeptAccounts();

    private static User user(String name, UserStatus status) {
        return User.builder(new UserId(name))
                .version(1)
                .userName(new UserName(name))
                .displayName(name)
                .status(status)
                .build();
    }

    private Roster roster(InMemoryStores stores) {
        return Roster.on(stores).signIn(accounts).clock(new TestClock()).build();
    }

    private static Effects effects(Roster roster) {
        return roster.as(Actor.operator("test")).effects();
    }

    private static InMemoryStores everyStanding() {
        return InMemoryStores.of(
                user("active-open", UserStatus.ACTIVE),
                user("active-shut", UserStatus.ACTIVE),
                user("active-none", UserStatus.ACTIVE),
                user("invited-open", UserStatus.INVITED),
                user("invited-shut", UserStatus.INVITED),
                user("invited-none", UserStatus.INVITED),
                user("inactive-open", UserStatus.INACTIVE),
                user("inactive-shut", UserStatus.INACTIVE),
                user("inactive-none", UserStatus.INACTIVE),
                user("suspended-open", UserStatus.SUSPENDED),
                user("deleted-open", UserStatus.DELETED),
                user("deleted-shut", UserStatus.DELETED));
    }

    private void fill() {
        List.of("active", "invited", "inactive", "deleted")
                .forEach(name -> accounts.with(name + "-open", true).with(name + "-shut", false));
        accounts.with("suspended-open", true).with("nobody-open", true).with("nobody-shut", false);
    }

    @Test
    void findsEveryDifferenceOfBothSidesDenialsFirst() {
        fill();
        Reconciliation found = effects(roster(everyStanding())).reconcile();
        assertThat(found.drifts())
                .extracting(Drift::kind, drift -> drift.user().value())
                .containsExactly(
                        tuple(Drift.Kind.OPEN, "deleted-open"),
                        tuple(Drift.Kind.OPEN, "inactive-open"),
                        tuple(Drift.Kind.NOBODY, "nobody-open"),
                        tuple(Drift.Kind.NOBODY, "nobody-shut"),
                        tuple(Drift.Kind.OPEN, "suspended-open"),
                        tuple(Drift.Kind.CLOSED, "active-shut"),
                        tuple(Drift.Kind.MISSING, "active-none"));
        assertThat(found.counts())
                .isEqualTo(Map.of(
                        Drift.Kind.OPEN, 3L, Drift.Kind.NOBODY, 2L, Drift.Kind.CLOSED, 1L, Drift.Kind.MISSING, 1L));
        assertThat(found.accounts()).isEqualTo(11);
        assertThat(found.openAccounts()).isEqualTo(6);
        assertThat(found.isComplete()).isTrue();
        assertThat(found.isEqual()).isFalse();
        assertThat(found.isGuarded()).isFalse();
        assertThat(accounts.told()).as("nothing is changed").isEmpty();
    }

    @Test
    void mendsByMessagesUntilBothSidesAgree() {
        fill();
        InMemoryStores stores = everyStanding();
        Roster roster = roster(stores);
        Reconciliation found = effects(roster).reconcile();
        assertThat(effects(roster).mend(found)).isEqualTo(7);
        assertThat(effects(roster).mend(found)).as("asked again").isEqualTo(7);
        assertThat(stores.outbox().pending(99)).hasSize(7);
        assertThat(stores.outbox().pending(5))
                .extracting(OutboxMessage::urgency)
                .containsOnly(OutboxMessage.Urgency.DENIAL);

        assertThat(roster.deliver()).isEqualTo(new DeliveryReport(7, 0, 0, 0));
        assertThat(effects(roster).reconcile().isEqual()).isTrue();
        assertThat(accounts.state())
                .containsEntry("inactive-open", false)
                .containsEntry("active-none", true)
                .doesNotContainKey("nobody-open");
    }

    @Test
    void writesDownWhoMended() {
        accounts.with("ada", true);
        InMemoryStores stores = InMemoryStores.of(user("ada", UserStatus.INACTIVE));
        Effects effects = effects(roster(stores));
        effects.mend(effects.reconcile());
        assertThat(stores.audit().list(AuditStore.Query.latest(9)).entries())
                .extracting(AuditEntry::actor, AuditEntry::action, AuditEntry::detail)
                .containsExactly(tuple("test", "disable-sign-in", "reconciled: open"));
    }

    @Test
    @DisplayName("closing 20 accounts and a quarter of all is guarded until it is acknowledged")
    void guardsAgainstClosingManyAccounts() {
        IntStream.range(0, 80).forEach(i -> accounts.with("u" + i, true));
        List<User> users = new ArrayList<>();
        IntStream.range(0, 80).forEach(i -> users.add(user("u" + i, i < 20 ? UserStatus.INACTIVE : UserStatus.ACTIVE)));
        InMemoryStores stores = InMemoryStores.of(users.toArray(User[]::new));
        Effects effects = effects(roster(stores));
        Reconciliation found = effects.reconcile();
        assertThat(found.isGuarded()).isTrue();
        assertThatThrownBy(() -> effects.mend(found))
                .isInstanceOf(PlanException.class)
                .hasMessage("20 of 80 sign-in accounts would be closed or removed; acknowledge that, if it is meant");
        assertThat(stores.outbox().pending(1)).isEmpty();
        assertThat(effects.mend(found.acknowledged())).isEqualTo(20);

        accounts.with("u80", false);
        assertThat(effects.reconcile().isGuarded()).as("21 of 81").isTrue();
    }

    @Test
    @DisplayName("asks for a thousand at a time, whatever there is, and lists 10,000 of each side")
    void comparesInChunks() {
        IntStream.range(0, 12_001).forEach(i -> accounts.with(String.format("n%05d", i), i % 2 == 0));
        List<User> users = new ArrayList<>();
        IntStream.range(0, 10_500).forEach(i -> users.add(user("u" + i, UserStatus.ACTIVE)));
        Reconciliation found =
                effects(roster(InMemoryStores.of(users.toArray(User[]::new)))).reconcile();
        assertThat(found.count(Drift.Kind.NOBODY)).isEqualTo(12_001);
        assertThat(found.count(Drift.Kind.MISSING)).isEqualTo(10_500);
        assertThat(found.drifts()).hasSize(20_000);
        assertThat(found.isComplete()).isFalse();
        assertThat(accounts.mostAsked()).isEqualTo(1_000);
    }

    @Test
    void showsRetriesAndDiscardsDeadLetters() {
        InMemoryStores stores = Post.stores(
                Post.message("a", "unheard", "ada").build(),
                Post.message("b", "unheard", "bob").build());
        Roster roster = roster(stores);
        Effects effects = effects(roster);
        assertThat(effects.pending(9)).hasSize(2);
        roster.deliver();
        assertThat(effects.dead(9)).hasSize(2);
        assertThat(effects.retry("a")).isTrue();
        assertThat(effects.retry("a")).isFalse();
        assertThat(effects.discard("b")).isTrue();
        assertThat(effects.discard("b")).isFalse();
        assertThat(effects.pending(9)).extracting(OutboxMessage::key).containsExactly("a");
        assertThat(effects.dead(9)).isEmpty();
        assertThat(stores.audit().list(AuditStore.Query.latest(9)).entries())
                .extracting(AuditEntry::action, AuditEntry::detail)
                .containsExactly(tuple("discard-message", "b"), tuple("retry-message", "a"));
    }

    @Test
    void isForWhoeverAdministersUsers() {
        InMemoryStores stores = InMemoryStores.of(
                user("member", UserStatus.ACTIVE).with(user -> user.roles(List.of(new RoleKey("member")))),
                user("admin", UserStatus.ACTIVE).with(user -> user.roles(List.of(new RoleKey("admin")))));
        Roster roster = roster(stores);
        Reconciliation found = effects(roster).reconcile();
        Effects member = roster.as(new UserId("member")).effects();
        List<Runnable> calls = List.of(
                () -> member.pending(1),
                () -> member.dead(1),
                () -> member.retry("k"),
                () -> member.discard("k"),
                member::reconcile,
                () -> member.mend(found));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::run).isInstanceOf(NotAuthorizedException.class));
        assertThat(roster.as(new UserId("admin")).effects().reconcile().count(Drift.Kind.MISSING))
                .isEqualTo(2);
    }

    @Test
    void hasNothingToCompareWithWhereTheHostKeepsNoAccounts() {
        Effects effects = effects(Roster.on(InMemoryStores.of()).build());
        assertThatThrownBy(effects::reconcile).isInstanceOf(UnsupportedOperationException.class);
    }
}
