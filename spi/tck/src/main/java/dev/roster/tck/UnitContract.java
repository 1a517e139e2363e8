package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.User;
import dev.roster.query.Filter;
import dev.roster.spi.AtomicChunks;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.TokenStore;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for units beyond users: rules UN-01 to UN-03. */
public interface UnitContract extends StoresFactory {

    /** A change that no store knows. */
    record UnknownChange() implements Write.Extra.Change {
        @Override
        public Class<?> ability() {
            return UnknownChange.class;
        }
    }

    /** Guards that hold. */
    @Test
    @DisplayName("UN-01: a commit whose actor and catalogs are as they were is written")
    default void writesWhatIsGuardedAndHolds() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.version(3));
            Samples.load(stores, List.of(ada));
            StoresFactory.given(stores, Group.named("Staff"));
            CommitGuards guards = guards(stores, ada);
            assertThat(stores.users().commit(two(), guards)).containsOnly(UnitOutcome.WRITTEN);
            User renamed = ada.with(user -> user.displayName("Ada"));
            CommitUnit own = Samples.unit(
                    Samples.update(renamed, 3, Field.DISPLAY_NAME), new Write.EnsureEntry(Group.named("Own")));
            assertThat(stores.users().commit(List.of(own), guards)).containsExactly(UnitOutcome.WRITTEN);
        }
    }

    /** An actor who changed. */
    @Test
    @DisplayName("UN-01: when the actor changed, is gone or never was, every unit is outdated and none is written")
    default void writesNothingForAnotherActor() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada");
            CommitGuards guards = CommitGuards.NONE.decidedBy(ada);
            assertOutdated(stores, guards);
            Samples.load(stores, List.of(ada));
            Samples.commit(stores, Samples.update(ada, 1, Field.ROLES));
            assertOutdated(stores, guards);
            Samples.commit(stores, new Write.DeleteUser(ada.id(), 2));
            assertOutdated(stores, guards);
        }
    }

    /** Catalogs that changed. */
    @Test
    @DisplayName("UN-01: when a catalog changed, every unit is outdated and none is written")
    default void writesNothingOnOtherCatalogs() {
        try (Stores stores = newStores()) {
            CommitGuards guards =
                    CommitGuards.NONE.decidedOn(stores.catalogs(0).orElseThrow().revision());
            StoresFactory.given(stores, Group.named("Staff"));
            assertOutdated(stores, guards);
        }
    }

    /** Guards hold for units that go back to one by one as well. */
    @Test
    @DisplayName("UN-01: of a guarded call either every unit is outdated or none is, while 16 threads change catalogs")
    default void guardsWholeCalls() {
        try (Stores stores = newStores()) {
            List<List<UnitOutcome>> calls = Samples.together(number -> {
                CommitGuards guards = CommitGuards.NONE.decidedOn(
                        stores.catalogs(0).orElseThrow().revision());
                List<CommitUnit> units = List.of(
                        Samples.unit(Samples.insert(Samples.user("u" + number))),
                        Samples.unit(new Write.EnsureEntry(Group.named("Group " + number))),
                        Samples.unit(Samples.insert(Samples.user("v" + number))));
                return stores.users().commit(units, guards);
            });
            assertThat(calls)
                    .allSatisfy(
                            outcomes -> assertThat(outcomes.stream().distinct()).hasSize(1))
                    .anySatisfy(outcomes -> assertThat(outcomes).containsOnly(UnitOutcome.WRITTEN));
            long written = calls.stream()
                    .filter(outcomes -> outcomes.contains(UnitOutcome.WRITTEN))
                    .count();
            assertThat(stores.groups().all()).hasSize((int) written);
        }
    }

    /** What is checked stays so until the end of the commit. */
    @Test
    @DisplayName("UN-01: of 16 threads that write a unit each on the same revision, one does")
    default void raisesARevisionOnce() {
        try (Stores stores = newStores()) {
            CommitGuards guards =
                    CommitGuards.NONE.decidedOn(stores.catalogs(0).orElseThrow().revision());
            List<UnitOutcome> outcomes = Samples.together(number -> stores.users()
                    .commit(List.of(Samples.unit(new Write.EnsureEntry(Group.named("Group " + number)))), guards)
                    .get(0));
            assertThat(outcomes).containsOnlyOnce(UnitOutcome.WRITTEN).contains(UnitOutcome.OUTDATED);
        }
    }

    /** Abilities guard alike. */
    @Test
    @DisplayName("UN-01: atomic chunks are guarded like single units")
    default void guardsChunks() {
        try (Stores stores = newStores()) {
            stores.users().capability(AtomicChunks.class).ifPresent(chunks -> {
                assertThat(chunks.commitTogether(two(), CommitGuards.NONE.decidedBy(Samples.user("nobody"))))
                        .containsOnly(UnitOutcome.OUTDATED)
                        .hasSize(2);
                assertThat(chunks.commitTogether(two(), CommitGuards.NONE.decidedOn(Long.MAX_VALUE)))
                        .containsOnly(UnitOutcome.OUTDATED);
            });
            assertNobody(stores);
        }
    }

    /** An erased user. */
    @Test
    @DisplayName("UN-02: an erased user is gone like a deleted one, when the version fits and an owner stays")
    default void erasesUsers() {
        try (Stores stores = newStores()) {
            User ada = Samples.user("ada", user -> user.version(2).roles(Samples.OWNER));
            Samples.load(stores, List.of(ada));
            assertThat(Samples.commit(stores, new Write.EraseUser(ada.id(), 1))).isEqualTo(UnitOutcome.STALE);
            assertThat(stores.users().commit(List.of(Samples.unit(new Write.EraseUser(ada.id(), 2))), Samples.GUARDED))
                    .containsExactly(UnitOutcome.LAST_OWNER);
            Samples.assertStored(stores, ada);
            assertThat(Samples.commit(stores, new Write.EraseUser(ada.id(), 2))).isEqualTo(UnitOutcome.WRITTEN);
            assertThat(Samples.stored(stores, "ada")).isEmpty();
            Samples.load(
                    stores,
                    List.of(Samples.user(
                            "new", user -> user.primaryEmail(ada.contact().primaryEmail()))));
        }
    }

    /** Tokens of an erased user. */
    @Test
    @DisplayName("UN-02: the tokens of an erased user go with the user, and nobody else's")
    default void erasesTokens() {
        try (Stores stores = newStores()) {
            TokenStore tokens = Samples.tokens(stores);
            Samples.load(stores, List.of(Footprint.ADA));
            tokens.issue(Footprint.TOKEN);
            Samples.commit(stores, new Write.EraseUser(Footprint.ADA.id(), 9));
            assertThat(tokens.find(Footprint.TOKEN.hash(), Footprint.TOKEN.purpose()))
                    .isPresent();
            Samples.commit(stores, new Write.EraseUser(Footprint.ADA.id(), Footprint.ADA.version()));
            assertThat(tokens.find(Footprint.TOKEN.hash(), Footprint.TOKEN.purpose()))
                    .isEmpty();
        }
    }

    /** What is not claimed refuses. */
    @Test
    @DisplayName("UN-03: a change of an ability that the stores do not claim is refused, and nothing is written")
    default void refusesUnknownChanges() {
        try (Stores stores = newStores()) {
            List<CommitUnit> units = List.of(
                    Samples.unit(Samples.insert(Samples.user("ada"))),
                    Samples.unit(Samples.insert(Samples.user("bob")), Samples.extra(new UnknownChange())));
            assertThatThrownBy(() -> stores.users().commit(units, CommitGuards.NONE))
                    .isInstanceOf(UnsupportedOperationException.class);
            if (stores.capability(TokenStore.class).isEmpty()) {
                assertThatThrownBy(() ->
                                Samples.commit(stores, Samples.extra(new TokenStore.Change.Revoke(Footprint.ADA.id()))))
                        .isInstanceOf(UnsupportedOperationException.class);
            }
            assertNobody(stores);
        }
    }

    private static CommitGuards guards(Stores stores, User actor) {
        return CommitGuards.owners(Samples.OWNER)
                .decidedBy(actor)
                .decidedOn(stores.catalogs(0).orElseThrow().revision());
    }

    private static List<CommitUnit> two() {
        return List.of(
                Samples.unit(Samples.insert(Samples.user("x"))), Samples.unit(Samples.insert(Samples.user("y"))));
    }

    private static void assertOutdated(Stores stores, CommitGuards guards) {
        assertThat(stores.users().commit(two(), guards)).containsExactly(UnitOutcome.OUTDATED, UnitOutcome.OUTDATED);
        assertThat(Samples.stored(stores, "x")).isEmpty();
        assertThat(Samples.stored(stores, "y")).isEmpty();
    }

    private static void assertNobody(Stores stores) {
        try (var users = stores.users().scan(Filter.everybody())) {
            assertThat(users).isEmpty();
        }
    }
}
