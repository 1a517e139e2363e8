package dev.roster.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.UserQuery;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryStoresTest {

    private static final User ADA = user("ada");

    @Test
    void isCalledMemoryUnlessNamed() {
        assertThat(new InMemoryStores().id()).isEqualTo("memory");
        assertThat(InMemoryStores.named("tenant-7").id()).isEqualTo("tenant-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é", "a\n"})
    void refusesIdsThatAreNotVisibleAscii(String id) {
        assertThatThrownBy(() -> InMemoryStores.named(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 64");
    }

    @Test
    void refusesIdsOfMoreThan64Characters() {
        assertThat(InMemoryStores.named("x".repeat(64)).id()).hasSize(64);
        assertThatThrownBy(() -> InMemoryStores.named("x".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesVersionOneToSeededUsersWithoutVersion() {
        User bob = user("bob").with(user -> user.version(5));
        var stores = InMemoryStores.of(ADA, bob);
        assertThat(stores.users().findAll(List.of(ADA.id(), bob.id())))
                .containsExactly(ADA.with(user -> user.version(1)), bob);
    }

    @Test
    void refusesSeededUsersThatShareAKey() {
        User twin = user("twin").with(user -> user.primaryEmail(new EmailAddress("ADA@example.com")));
        assertThatThrownBy(() -> InMemoryStores.of(ADA, twin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twin")
                .hasMessageContaining("primaryEmail");
    }

    @Test
    void keepsTwoStoresApart() {
        InMemoryStores.of(ADA);
        assertThat(new InMemoryStores().users().query(UserQuery.first(1)).users())
                .isEmpty();
    }

    @Test
    void refusesOneUserTwiceInAUnit() {
        var stores = InMemoryStores.of(ADA);
        CommitUnit unit = unit(new Write.DeleteUser(ADA.id(), 1), new Write.DeleteUser(ADA.id(), 1));
        assertThatThrownBy(() -> stores.users().commit(List.of(unit), CommitGuards.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ada");
        assertThat(stores.users().findAll(List.of(ADA.id()))).hasSize(1);
    }

    @Test
    void refusesToChangeAnId() {
        var stores = InMemoryStores.of(ADA);
        CommitUnit unit = unit(new Write.UpdateUser(ADA, 1, Set.of(Field.ID)));
        assertThatThrownBy(() -> stores.users().commit(List.of(unit), CommitGuards.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id of User[ada");
    }

    @Test
    void countsOwnersForEverySetOfOwnerRoles() {
        RoleKey owner = new RoleKey("owner");
        var stores = InMemoryStores.of(ADA.with(user -> user.roles(Set.of(owner))));
        CommitUnit delete = unit(new Write.DeleteUser(ADA.id(), 1));
        for (int i = 0; i < 40; i++) {
            assertThat(stores.users()
                            .commit(List.of(delete), CommitGuards.owners(Set.of(owner, new RoleKey("role " + i)))))
                    .containsExactly(UnitOutcome.LAST_OWNER);
        }
        assertThat(stores.users().commit(List.of(delete), CommitGuards.owners(Set.of(new RoleKey("other")))))
                .containsExactly(UnitOutcome.WRITTEN);
    }

    @Test
    void readsInOrderAfterRemovalsAndReturns() {
        var stores = InMemoryStores.of(
                IntStream.range(0, 50).mapToObj(i -> user("u" + i)).toArray(User[]::new));
        for (int i = 0; i < 50; i += 2) {
            stores.users().commit(List.of(unit(new Write.DeleteUser(new UserId("u" + i), 1))), CommitGuards.NONE);
        }
        User back = user("u8").with(user -> user.version(1));
        stores.users().commit(List.of(unit(new Write.InsertUser(back))), CommitGuards.NONE);
        List<String> expected = Stream.concat(
                        Stream.of("u8"), IntStream.range(0, 25).mapToObj(i -> "u" + (2 * i + 1)))
                .sorted()
                .toList();
        try (Stream<User> scan = stores.users().scan(Filter.everybody())) {
            assertThat(scan.map(user -> user.id().value())).containsExactlyElementsOf(expected);
        }
        assertThat(stores.users().count(Filter.everybody(), 100)).isEqualTo(26);
    }

    @Test
    void findsNobodyByTextThatIsNoId() {
        CorrelationKey noId = new CorrelationKey(Field.ID, "a b");
        assertThat(InMemoryStores.of(ADA).users().correlate(List.of(noId))).containsExactly(List.of());
    }

    private static User user(String id) {
        return User.builder(new UserId(id))
                .primaryEmail(new EmailAddress(id + "@example.com"))
                .build();
    }

    private static CommitUnit unit(Write... writes) {
        return new CommitUnit(List.of(writes), null, List.of(), List.of());
    }
}
