package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.CredentialStore.Change;
import dev.roster.spi.Credentials;
import dev.roster.spi.Credentials.SecondFactor;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What follows from credentials: sessions that end (CR-06), and what the user says of them (CR-07). */
public interface CredentialEffectContract extends StoresFactory {

    /** Whoever is kept out. */
    @Test
    @DisplayName("CR-06: sessions end whatever is stored, so that nobody saves over it who read it before")
    default void endsSessions() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Credentials first = Credentials.first(
                    new UserId("ada"), Samples.password("ada", "hash").password(), factor(9, "r2", "r1"));
            Credentials bystander = Samples.password("Ada", "bystander");
            assertThat(store.save(first)).isTrue();
            assertThat(store.save(bystander)).isTrue();
            assertThat(Samples.commit(stores, ending("ada"), ending("nobody"))).isEqualTo(UnitOutcome.WRITTEN);
            Credentials ended =
                    first.next(first.password(), first.secondFactor()).endingSessions();
            assertKept(store, ended);
            assertKept(store, bystander);
            assertThat(store.find(new UserId("nobody"))).isEmpty();
            assertThat(store.save(first.next(null, null))).isFalse();
            assertThat(Samples.commit(stores, put(first.next(null, null)))).isEqualTo(UnitOutcome.STALE);
            assertThat(store.save(ended.next(null, null))).isTrue();
            assertThat(store.find(new UserId("ada")).map(Credentials::generation))
                    .contains(1L);
        }
    }

    /** Beside other changes, in one unit and in several. */
    @Test
    @DisplayName("CR-06: sessions end in the order of the other changes")
    default void endsSessionsInOrder() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            Credentials first = Samples.password("ada", "first");
            assertThat(Samples.commit(stores, put(first), ending("ada"))).isEqualTo(UnitOutcome.WRITTEN);
            Credentials ended = first.next(first.password(), null).endingSessions();
            assertKept(store, ended);
            Credentials again = ended.next(ended.password(), null).endingSessions();
            assertThat(Samples.commit(stores, ending("ada"), put(again.next(null, factor(1)))))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertKept(store, again.next(null, factor(1)));
            assertThat(Samples.commit(stores, removal("ada"), ending("ada"), put(first)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertKept(store, first);
            assertThat(Samples.commit(stores, ending("ada"), removal("ada"), put(first)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertKept(store, first);
            assertThat(stores.users()
                            .commit(
                                    List.of(
                                            Samples.unit(ending("ada")),
                                            Samples.unit(put(first.next(null, null))),
                                            Samples.unit(ending("ada"), Samples.delete(Samples.user("nobody"))),
                                            Samples.unit(ending("ada"))),
                                    CommitGuards.NONE))
                    .containsExactly(UnitOutcome.WRITTEN, UnitOutcome.STALE, UnitOutcome.STALE, UnitOutcome.WRITTEN);
            assertThat(store.find(new UserId("ada")).map(Credentials::version)).contains(3L);
            assertThat(store.find(new UserId("ada")).map(Credentials::generation))
                    .contains(2L);
        }
    }

    /** A column of tables, and a filter. */
    @Test
    @DisplayName("CR-07: whether there is a second factor stands at the user from each write on, and counts no version")
    default void tellsTheUser() {
        try (Stores stores = newStores()) {
            CredentialStore store = Samples.credentials(stores);
            User ada = Samples.user("ada");
            Samples.load(stores, List.of(ada, Samples.user("bob")));
            assertSecondFactor(stores, null);
            Credentials first = Samples.password("ada", "first");
            assertThat(store.save(first)).isTrue();
            assertSecondFactor(stores, false);
            Credentials second = first.next(null, factor(1));
            assertThat(store.save(second)).isTrue();
            assertSecondFactor(stores, true);
            assertThat(Samples.commit(stores, put(second.next(null, null)))).isEqualTo(UnitOutcome.WRITTEN);
            assertSecondFactor(stores, false);
            assertThat(Samples.commit(stores, removal("ada"), put(first), put(second), ending("ada")))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertSecondFactor(stores, true);
            assertThat(Samples.commit(stores, put(first), Samples.delete(Samples.user("nobody"))))
                    .isEqualTo(UnitOutcome.STALE);
            assertSecondFactor(stores, true);
            assertThat(Samples.commit(stores, removal("ada"))).isEqualTo(UnitOutcome.WRITTEN);
            assertSecondFactor(stores, null);
            assertThat(store.save(Credentials.first(first.user(), null, factor(2))))
                    .isTrue();
            assertSecondFactor(stores, true);
            assertThat(store.remove(first.user())).isTrue();
            assertSecondFactor(stores, null);
            User carol = Samples.user("carol");
            assertThat(Samples.commit(
                            stores, put(Credentials.first(carol.id(), null, factor(1))), Samples.insert(carol)))
                    .isEqualTo(UnitOutcome.WRITTEN);
            assertThat(stores.users()
                            .findAll(List.of(carol.id()))
                            .get(0)
                            .lifecycle()
                            .secondFactor())
                    .isTrue();
        }
    }

    private static void assertSecondFactor(Stores stores, @Nullable Boolean expected) {
        User ada = stores.users().findAll(List.of(new UserId("ada"))).get(0);
        assertThat(ada.lifecycle().secondFactor()).isEqualTo(expected);
        assertThat(ada.version()).isEqualTo(Samples.user("ada").version());
        assertThat(stores.users()
                        .findAll(List.of(new UserId("bob")))
                        .get(0)
                        .lifecycle()
                        .secondFactor())
                .isNull();
        long found = stores.users().count(Filter.of(Field.SECOND_FACTOR, Operator.EQUAL, true), 10);
        assertThat(found).isEqualTo(Boolean.TRUE.equals(expected) ? 1 : 0);
    }

    private static void assertKept(CredentialStore store, Credentials expected) {
        assertThat(store.find(expected.user()))
                .isPresent()
                .hasValueSatisfying(found -> Difference.assertSame(found, expected));
    }

    private static Write put(Credentials next) {
        return Samples.extra(new Change.Put(next));
    }

    private static Write removal(String user) {
        return Samples.extra(new Change.Remove(new UserId(user)));
    }

    private static Write ending(String user) {
        return Samples.extra(new Change.EndSessions(new UserId(user)));
    }

    private static SecondFactor factor(long lastStep, String... recoveryCodes) {
        return new SecondFactor("v1.sealed", Samples.NOON, lastStep, List.of(recoveryCodes));
    }
}
